package cordon.exposure.graph;

import java.util.Arrays;

/**
 * For each unit the first and the last time of something, in seconds. The first is behind the last
 * where it has several streams that have no time in common.
 */
public final class Stretches {
  private int[] first = new int[0];
  private int[] last = new int[0];

  void add(int unit, int at) {
    reserve(unit);
    first[unit] = Math.min(first[unit], at);
    last[unit] = Math.max(last[unit], at);
  }

  /** To what this stretch and those before have in common; they may have nothing. */
  void narrow(int unit, int from, int to) {
    reserve(unit);
    boolean any = has(unit);
    first[unit] = any ? Math.max(first[unit], from) : from;
    last[unit] = any ? Math.min(last[unit], to) : to;
  }

  private void reserve(int unit) {
    if (unit >= first.length) {
      grow(Math.max(unit + 1, first.length + (first.length >> 1) + 16));
    }
  }

  private void grow(int capacity) {
    int before = first.length;
    first = Arrays.copyOf(first, capacity);
    last = Arrays.copyOf(last, capacity);
    Arrays.fill(first, before, capacity, Seconds.NEVER);
    Arrays.fill(last, before, capacity, Seconds.ALWAYS);
  }

  /** Whether there was any. */
  public boolean has(int unit) {
    return unit < first.length && first[unit] != Seconds.NEVER;
  }

  /** Only where there was any. */
  public int first(int unit) {
    return first[unit];
  }

  /** Only where there was any. */
  public int last(int unit) {
    return last[unit];
  }
}
