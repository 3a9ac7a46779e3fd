package cordon.exposure.commands;

import cordon.terminal.Json;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is claimed (VEX) of what is listed above: of which unit, who says what, and when. */
final class ClaimTable {
  private final List<Column> columns;
  private final Table table;

  /**
   * A column of the claims themselves, beside those that all have.
   *
   * @param member where a claim has it
   */
  record Column(String heading, String member) {}

  /**
   * @param listed headings of what stands there of the thing that is listed
   */
  ClaimTable(List<String> listed, List<Column> columns) {
    this.columns = columns;
    Stream<String> headings =
        Stream.of(
                Stream.of("Claimed of"),
                listed.stream(),
                Stream.of("By", "When", "What"),
                columns.stream().map(Column::heading))
            .flatMap(each -> each);
    table = Table.of(headings.toArray(String[]::new));
  }

  /**
   * @param unit of which unit a claim is
   * @param listed what stands in the columns of the thing that is listed
   */
  void of(Json thing, Function<Json, String> unit, String... listed) {
    for (Json claim : thing.list("claims")) {
      List<Object> cells = new ArrayList<>();
      cells.add(unit.apply(claim));
      cells.addAll(Arrays.asList(listed));
      cells.add(claim.string("author"));
      cells.add(claim.string("stated"));
      cells.add(words(claim));
      columns.forEach(column -> cells.add(claim.string(column.member())));
      table.row(cells.toArray());
    }
  }

  void print(Terminal terminal) {
    if (!table.isEmpty()) {
      terminal.line("");
      table.print(terminal);
    }
  }

  /** What a claim says, with its reason. */
  private static String words(Json claim) {
    return (claim.string("status").replace('_', ' ') + " " + claim.string("justification")).strip();
  }
}
