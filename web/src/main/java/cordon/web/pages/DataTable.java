package cordon.web.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;

/**
 * A table that turns into a stack of labelled lines on a phone: every cell repeats its column's
 * name for that purpose.
 */
public final class DataTable implements Content {
  private final String caption;
  private final List<String> columns;
  private boolean empty = true;
  private boolean compact;
  private final Element body = Element.of("tbody");

  private DataTable(String caption, List<String> columns) {
    this.caption = caption;
    this.columns = columns;
  }

  /**
   * @param caption what the table holds, for those who cannot see it
   */
  public static DataTable of(String caption, String... columns) {
    return new DataTable(caption, List.of(columns));
  }

  /**
   * Lets rows of {@link cordon.web.live.LiveTopics} come in at the top.
   *
   * @param id of the table's body, unique in the page
   * @param most how many rows stay
   */
  public DataTable live(String id, String topic, String event, int most) {
    body.with("id", id)
        .with("data-live", topic)
        .with("data-live-event", event)
        .with("data-live-most", Integer.toString(most));
    return this;
  }

  /**
   * On a phone a row is a few lines of text without the names of the columns: for long lists whose
   * cells say by themselves what they are. The style sheet knows the columns by their names.
   */
  public DataTable compact() {
    compact = true;
    return this;
  }

  /** One cell per column. */
  public DataTable row(Content... cells) {
    body.add(rowOf(columns, cells));
    empty = false;
    return this;
  }

  /** A single row, for a live update of a table with these columns. */
  public static Element rowOf(List<String> columns, Content... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells, " + columns.size() + " columns");
    }
    Element row = Element.of("tr");
    for (int i = 0; i < cells.length; i++) {
      Element cell = Element.of("div", "cell").add(cells[i]);
      row.add(Element.of("td").with("data-label", columns.get(i)).add(cell));
    }
    return row;
  }

  public boolean isEmpty() {
    return empty;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    Element head = Element.of("tr");
    columns.forEach(c -> head.add(Element.of("th").with("scope", "col").text(c)));
    Element.of("div", "table-frame")
        .add(
            (compact ? Element.of("table", "compact") : Element.of("table"))
                .add(
                    Element.of("caption", "for-readers").text(caption),
                    Element.of("thead").add(head),
                    body))
        .writeTo(output);
  }
}
