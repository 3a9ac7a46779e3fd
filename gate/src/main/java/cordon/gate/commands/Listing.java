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
   * Prints the items of a list: whole for programs, a line each for people.
   *
   * @param nothing what people are told where there are none
   * @param table with its headings alone
   */
  static void print(
      Terminal terminal,
      FormatOption format,
      List<Json> items,
      String nothing,
      Table table,
      Function<Json, Object[]> row) {
    if (format.json()) {
      terminal.json(json -> {
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        items.forEach(item -> item.writeTo(json));
        json.writeEndArray();
        json.writeEndObject();
      });
    } else if (items.isEmpty()) {
      terminal.note(nothing);
    } else {
      items.forEach(item -> table.row(row.apply(item)));
      table.print(terminal);
    }
  }
}
