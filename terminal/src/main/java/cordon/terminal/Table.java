package cordon.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table for people. On a terminal it fits the width by wrapping the widest columns, so nothing is
 * cut off; behind a pipe every row is one line.
 */
public final class Table {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  private final List<String> headings;
  private final List<List<Cell>> rows = new ArrayList<>();

  private Table(List<String> headings) {
    this.headings = headings;
  }

  /** What stands in one place of the table. */
  public record Cell(Style style, String text) {
    public Cell {
      text = Text.printable(text);
    }
  }

  public static Table of(String... headings) {
    return new Table(List.of(headings));
  }

  public static Cell cell(Style style, String text) {
    return new Cell(style, text);
  }

  /** A row of {@link Cell}s and things whose {@code toString} is the text. */
  public Table row(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.length + " cells in a table of " + headings.size() + " columns");
    }
    rows.add(Arrays.stream(cells).map(Table::asCell).toList());
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Prints headings and rows to standard output. */
  public void print(Terminal terminal) {
    int[] widths = naturalWidths();
    if (terminal.environment().outTerminal()) {
      fit(widths, terminal.environment().width());
    }
    List<Cell> top = headings.stream().map(h -> new Cell(Style.HEADING, h)).toList();
    printRow(terminal, top, widths);
    rows.forEach(row -> printRow(terminal, row, widths));
  }

  private static Cell asCell(Object value) {
    return value instanceof Cell cell ? cell : new Cell(Style.PLAIN, String.valueOf(value));
  }

  private int[] naturalWidths() {
    int[] widths = headings.stream().mapToInt(Text::width).toArray();
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Text.width(row.get(i).text()));
      }
    }
    return widths;
  }

  /** No word is broken while it can be helped: an address or a digest is copied whole. */
  private void fit(int[] widths, int available) {
    int[] floors = headings.stream().mapToInt(Table::longestWord).toArray();
    for (List<Cell> row : rows) {
      for (int i = 0; i < floors.length; i++) {
        floors[i] = Math.max(floors[i], longestWord(row.get(i).text()));
      }
    }
    narrow(widths, Arrays.stream(floors).map(f -> Math.max(f, NARROWEST)).toArray(), available);
    Arrays.fill(floors, NARROWEST);
    narrow(widths, floors, available);
  }

  private static int longestWord(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(Text::width).max().orElse(0);
  }

  /** Takes columns from the widest above its floor, one at a time, until the row fits. */
  private static void narrow(int[] widths, int[] floors, int available) {
    int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - available;
    while (excess > 0) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean gives = widths[i] > floors[i];
        widest = gives && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
      excess--;
    }
  }

  private static void printRow(Terminal terminal, List<Cell> row, int[] widths) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = Text.wrap(row.get(i).text(), Math.max(1, widths[i]));
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      printLine(terminal, row, wrapped, line, widths);
    }
  }

  private static void printLine(
      Terminal terminal, List<Cell> row, List<List<String>> wrapped, int line, int[] widths) {
    StringBuilder out = new StringBuilder();
    int owed = 0;
    for (int i = 0; i < widths.length; i++) {
      String text = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
      if (!text.isEmpty()) {
        out.append(" ".repeat(owed)).append(terminal.paint(row.get(i).style(), text));
        owed = 0;
      }
      owed += widths[i] - Text.width(text) + GAP;
    }
    terminal.out().println(out);
  }
}
