package cordon.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table for people. On a terminal it fits the width by wrapping the widest columns, so nothing is
 * cut off; behind a pipe every row is one line.
 */
public final class Table {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;
  private static final int INDENT = 4;

  private final List<String> headings;
  private final List<List<Cell>> rows = new ArrayList<>();
  private List<Integer> below = List.of();

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

  /**
   * Names columns of which each stands on a line of its own below the row, where the terminal is
   * too narrow for the words of all: what is copied, such as a package URL, then stays in one
   * piece.
   */
  public Table below(String... columns) {
    below = Arrays.stream(columns).map(headings::indexOf).toList();
    if (below.contains(-1)) {
      throw new IllegalArgumentException("no column of these has the name: " + headings);
    }
    return this;
  }

  /** Prints headings and rows to standard output. */
  public void print(Terminal terminal) {
    List<Integer> columns = IntStream.range(0, headings.size()).boxed().toList();
    int available = terminal.environment().width();
    boolean narrow = terminal.environment().outTerminal();
    boolean stacked = narrow && !below.isEmpty() && excess(floors(columns), available) > 0;
    if (stacked) {
      columns = columns.stream().filter(c -> !below.contains(c)).toList();
    }
    int[] widths = widths(columns, Text::width);
    if (narrow) {
      fit(widths, columns, available);
    }
    List<Cell> top = headings.stream().map(h -> new Cell(Style.HEADING, h)).toList();
    printRow(terminal, top, columns, widths);
    for (List<Cell> row : rows) {
      printRow(terminal, row, columns, widths);
      if (stacked) {
        below.forEach(column -> printBelow(terminal, row.get(column), available));
      }
    }
  }

  private static Cell asCell(Object value) {
    return value instanceof Cell cell ? cell : new Cell(Style.PLAIN, String.valueOf(value));
  }

  private int[] widths(List<Integer> columns, ToIntFunction<String> measure) {
    return columns.stream()
        .mapToInt(c ->
            Stream.concat(Stream.of(headings.get(c)), rows.stream().map(row -> row.get(c).text()))
                .mapToInt(measure)
                .max()
                .orElse(0))
        .toArray();
  }

  /** How wide columns have to be for no word to be broken. */
  private int[] floors(List<Integer> columns) {
    return Arrays.stream(widths(columns, Table::longestWord))
        .map(f -> Math.max(f, NARROWEST))
        .toArray();
  }

  /** No word is broken while it can be helped: an address or a digest is copied whole. */
  private void fit(int[] widths, List<Integer> columns, int available) {
    int[] floors = floors(columns);
    narrow(widths, floors, available);
    Arrays.fill(floors, NARROWEST);
    narrow(widths, floors, available);
  }

  private static int longestWord(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(Text::width).max().orElse(0);
  }

  private static int excess(int[] widths, int available) {
    return Arrays.stream(widths).sum() + GAP * (widths.length - 1) - available;
  }

  /** Takes columns from the widest above its floor, one at a time, until the row fits. */
  private static void narrow(int[] widths, int[] floors, int available) {
    int excess = excess(widths, available);
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

  private static void printBelow(Terminal terminal, Cell cell, int available) {
    if (!cell.text().isEmpty()) {
      int room = Math.max(available - INDENT, longestWord(cell.text()));
      Text.wrap(cell.text(), room)
          .forEach(line ->
              terminal.out().println(" ".repeat(INDENT) + terminal.paint(cell.style(), line)));
    }
  }

  private static void printRow(
      Terminal terminal, List<Cell> row, List<Integer> columns, int[] widths) {
    List<Cell> cells = columns.stream().map(row::get).toList();
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = Text.wrap(cells.get(i).text(), Math.max(1, widths[i]));
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      printLine(terminal, cells, wrapped, line, widths);
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
