package cordon.exposure.graph;

import java.util.Arrays;

/**
 * A growing table of ints in columns: four bytes a cell and no objects. {@link #groupBy} then sorts
 * it in place by one column, so that the rows of a key lie together.
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
   * over; this table is empty then. In place (the permutation of an American flag sort): a copy
   * would double the peak.
   */
  Grouped group(int groups) {
    int[] keys = columns[0];
    int[] offsets = offsets(keys, groups);
    int[] next = Arrays.copyOf(offsets, groups);
    for (int group = 0; group < groups; group++) {
      while (next[group] < offsets[group + 1]) {
        int row = next[group];
        int key = keys[row];
        int target = next[key]++;
        if (key != group) {
          swap(row, target);
        }
      }
    }
    int[][] values = new int[columns.length - 1][];
    for (int c = 1; c < columns.length; c++) {
      values[c - 1] = Arrays.copyOf(columns[c], size);
      columns[c] = new int[0];
    }
    columns[0] = new int[0];
    size = 0;
    return new Grouped(offsets, values);
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

  private void swap(int a, int b) {
    for (int[] column : columns) {
      int kept = column[a];
      column[a] = column[b];
      column[b] = kept;
    }
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
