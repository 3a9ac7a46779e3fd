package cordon.exposure.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing table of ints in columns: four bytes a cell and no objects. {@link #group} then sorts
 * it by the first, so that the rows of a key lie together. Columns grow by chunks, because copying
 * them while they grow would need room for some of them twice.
 */
final class IntRows {
  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final List<List<int[]>> columns = new ArrayList<>();
  private int size;

  IntRows(int width) {
    for (int c = 0; c < width; c++) {
      columns.add(new ArrayList<>());
    }
  }

  int size() {
    return size;
  }

  void add(int... row) {
    int at = size & CHUNK - 1;
    if (at == 0) {
      columns.forEach(column -> column.add(new int[CHUNK]));
    }
    int chunk = size >>> CHUNK_BITS;
    for (int c = 0; c < row.length; c++) {
      columns.get(c).get(chunk)[at] = row[c];
    }
    size = Math.incrementExact(size);
  }

  /**
   * Sorts the rows by the first column, whose values are 0 to {@code groups - 1}, and hands them
   * over; this table is empty then. Column by column, so that only one stands twice at a time.
   */
  Grouped group(int groups) {
    int[] offsets = offsets(groups);
    List<int[]> places = places(offsets, groups);
    int[][] values = new int[columns.size() - 1][];
    for (int c = 1; c < columns.size(); c++) {
      values[c - 1] = scattered(columns.get(c), places);
      columns.get(c).clear();
    }
    columns.getFirst().clear();
    size = 0;
    return new Grouped(offsets, values);
  }

  private int[] offsets(int groups) {
    int[] offsets = new int[groups + 1];
    for (int row = 0; row < size; row++) {
      offsets[columns.getFirst().get(row >>> CHUNK_BITS)[row & CHUNK - 1] + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      offsets[g + 1] += offsets[g];
    }
    return offsets;
  }

  /** Where each row goes, written over its key, which is not needed any more. */
  private List<int[]> places(int[] offsets, int groups) {
    int[] next = Arrays.copyOf(offsets, groups);
    int left = size;
    for (int[] keys : columns.getFirst()) {
      int rows = Math.min(left, CHUNK);
      for (int row = 0; row < rows; row++) {
        keys[row] = next[keys[row]]++;
      }
      left -= rows;
    }
    return columns.getFirst();
  }

  private int[] scattered(List<int[]> column, List<int[]> places) {
    int[] target = new int[size];
    int left = size;
    for (int chunk = 0; chunk < column.size(); chunk++) {
      int[] values = column.get(chunk);
      int[] to = places.get(chunk);
      int rows = Math.min(left, CHUNK);
      for (int row = 0; row < rows; row++) {
        target[to[row]] = values[row];
      }
      left -= rows;
    }
    return target;
  }

  /**
   * Rows by key, without the key.
   *
   * @param offsets of a key's first row; one more than there are keys
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; read in the innermost loops
  record Grouped(int[] offsets, int[][] columns) {
    int start(int key) {
      return offsets[key];
    }

    int end(int key) {
      return offsets[key + 1];
    }

    int[] column(int index) {
      return columns[index];
    }

    int rows() {
      return offsets[offsets.length - 1];
    }
  }
}
