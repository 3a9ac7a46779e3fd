package cordon.exposure.graph;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A growing list of ints, without objects. */
final class IntList {
  private int[] items = new int[64];
  private int size;

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size + (size >> 1));
    }
    items[size++] = item;
  }

  int at(int index) {
    return items[index];
  }

  void set(int index, int item) {
    items[index] = item;
  }

  int size() {
    return size;
  }

  IntStream stream() {
    return Arrays.stream(items, 0, size);
  }
}
