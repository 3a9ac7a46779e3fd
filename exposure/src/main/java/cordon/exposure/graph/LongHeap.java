package cordon.exposure.graph;

import java.util.Arrays;

/** A binary heap of longs, the least first. */
final class LongHeap {
  private long[] items = new long[256];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void push(long item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    int at = size++;
    while (at > 0 && items[(at - 1) / 2] > item) {
      items[at] = items[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    items[at] = item;
  }

  long pop() {
    long least = items[0];
    long moved = items[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && items[child + 1] < items[child]) {
        child++;
      }
      if (items[child] >= moved) {
        break;
      }
      items[at] = items[child];
      at = child;
    }
    items[at] = moved;
    return least;
  }
}
