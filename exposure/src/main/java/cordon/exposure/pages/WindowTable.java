package cordon.exposure.pages;

import cordon.exposure.WindowComparison;
import cordon.exposure.WindowComparison.Column;
import cordon.exposure.WindowComparison.Difference;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;

/** What disputed windows would change, a column for each. */
final class WindowTable {
  private static final int MOST = 100;

  private WindowTable() {}

  static Content of(WindowComparison comparison) {
    String heading = "What the windows would change";
    List<String> heads = new ArrayList<>(List.of("Thing"));
    Element windows = Element.of("ol");
    for (Column column : comparison.columns()) {
      windows.add(Element.of("li").text(told(column)));
      heads.add("Window " + heads.size());
    }
    DataTable table = DataTable.of(heading, heads.toArray(String[]::new));
    table.row(cells("Units", comparison, Column::units));
    table.row(cells("Credentials within reach", comparison, Column::credentials));
    table.row(cells("Data within reach", comparison, Column::data));
    table.row(cells("Units of which it is not known", comparison, Column::unknown));
    for (Difference difference :
        comparison.differences().subList(0, Math.min(MOST, comparison.differences().size()))) {
      List<Content> row = new ArrayList<>(List.of(Text.of(difference.entity().toString())));
      difference.states().forEach(state -> row.add(Text.of(state.isEmpty() ? "no" : state)));
      table.row(row.toArray(Content[]::new));
    }
    int left = comparison.differences().size() - MOST;
    String sums =
        comparison.differences().size()
            + " things differ, "
            + comparison.alike()
            + " are the same under all of them."
            + (left > 0 ? " The first " + MOST + " are shown; the JSON has all." : "");
    return Element.of("section", "stack")
        .add(Element.of("h2").text(heading), windows, notes(comparison))
        .add(Element.of("p").text(sums), table);
  }

  private static Content notes(WindowComparison comparison) {
    return Parts.of(
        comparison.notes().stream().map(note -> Element.of("p", "quiet").text(note)).toList());
  }

  /** Too long for the head of a column. */
  private static String told(Column column) {
    String times = column.window().from() + " to " + column.window().to();
    return column.source().isEmpty() ? times : column.source() + ": " + times;
  }

  private static Content[] cells(
      String name, WindowComparison comparison, java.util.function.ToIntFunction<Column> count) {
    List<Content> row = new ArrayList<>(List.of(Text.of(name)));
    comparison
        .columns()
        .forEach(column -> row.add(Text.of(Integer.toString(count.applyAsInt(column)))));
    return row.toArray(Content[]::new);
  }
}
