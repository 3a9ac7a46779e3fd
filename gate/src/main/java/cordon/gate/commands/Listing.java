package cordon.gate.commands;

import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.util.List;
import java.util.function.Function;

/** A list of the server as people and programs read it. */
final class Listing {
  private Listing() {}

  /**
   * Prints the answer's {@code items}: whole for programs, a line each for people.
   *
   * @param nothing what people are told where there are none
   * @param table with its headings alone
   */
  static void print(
      Terminal terminal,
      FormatOption format,
      Json answer,
      String nothing,
      Table table,
      Function<Json, Object[]> row) {
    List<Json> items = answer.list("items");
    if (format.json()) {
      terminal.json(answer::writeTo);
    } else if (items.isEmpty()) {
      terminal.note(nothing);
    } else {
      items.forEach(item -> table.row(row.apply(item)));
      table.print(terminal);
    }
  }
}
