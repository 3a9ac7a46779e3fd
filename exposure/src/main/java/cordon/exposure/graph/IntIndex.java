package cordon.exposure.graph;

import java.util.Arrays;

/**
 * Numbers ints from 0 in the order in which they are met: open addressing in two arrays, of a size
 * that follows what is in it and not what could be.
 */
final class IntIndex {
  static final int NONE = -1;

  private int[] keys = new int[64];
  private int[] slots = filled(64);
  private int size;

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  int find(int key) {
    return slots[place(keys, slots, key)];
  }

  /** The number of a key; the next free one if it is new. */
  int number(int key) {
    int place = place(keys, slots, key);
    if (slots[place] != NONE) {
      return slots[place];
    }
    keys[place] = key;
    slots[place] = size++;
    if (size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    int[] moreKeys = new int[keys.length * 2];
    int[] moreSlots = filled(keys.length * 2);
    for (int i = 0; i < keys.length; i++) {
      if (slots[i] != NONE) {
        int place = place(moreKeys, moreSlots, keys[i]);
        moreKeys[place] = keys[i];
        moreSlots[place] = slots[i];
      }
    }
    keys = moreKeys;
    slots = moreSlots;
  }

  /** Where the key is, or else where it belongs. Fibonacci hashing spreads neighbours. */
  private static int place(int[] keys, int[] slots, int key) {
    int mask = keys.length - 1;
    int at = key * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(mask) & mask;
    while (slots[at] != NONE && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }
}
