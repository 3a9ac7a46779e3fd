package cordon.exposure.graph;

import java.util.Arrays;

/**
 * A growing table of ints in columns: four bytes a cell and no objects. {@link #group} then sorts
 * it by the first, so that the rows of a key lie together.
 */
final class IntRows {
  private static final int FIRST_CAPACITY = 1024;

  private final int[][] columns;
  private int size;

  IntRows(int width) {
    this.columns = new int[width][FIRST_CAPACITY];
  }

  int size() {
    return size;
  }

  void add(int... row) {
    if (size == columns[0].length) {
      grow();
    }
    for (int c = 0; c < columns.length; c++) {
      columns[c][size] = row[c];
    }
    size++;
  }

  private void grow() {
    int capacity = Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 1L));
    for (int c = 0; c < columns.length; c++) {
      columns[c] = Arrays.copyOf(columns[c], capacity); // one at a time: only one stands twice
    }
  }

  /**
   * Sorts the rows by the first column, whose values are 0 to {@code groups - 1}, and hands them
   * over; this table is empty then. Column by column, so that only one stands twice at a time, and
   * out of place, because swapping within a column misses the cache twice as often.
   */
  Grouped group(int groups) {
    int[] offsets = offsets(columns[0], groups);
    int[] places = places(offsets, groups);
    int[][] values = new int[columns.length - 1][];
    for (int c = 1; c < columns.length; c++) {
      values[c - 1] = scattered(columns[c], places);
      columns[c] = new int[0];
    }
    columns[0] = new int[0];
    size = 0;
    return new Grouped(offsets, values);
  }

  /** Where each row goes, written over its key, which is not needed any more. */
  private int[] places(int[] offsets, int groups) {
    int[] next = Arrays.copyOf(offsets, groups);
    int[] keys = columns[0];
    for (int row = 0; row < size; row++) {
      keys[row] = next[keys[row]]++;
    }
    return keys;
  }

  private int[] scattered(int[] column, int[] places) {
    int[] target = new int[size];
    for (int row = 0; row < size; row++) {
      target[places[row]] = column[row];
    }
    return target;
  }

  private int[] offsets(int[] keys, int groups) {
    int[] offsets = new int[groups + 1];
    for (int i = 0; i < size; i++) {
      offsets[keys[i] + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      offsets[g + 1] += offsets[g];
    }
    return offsets;
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
