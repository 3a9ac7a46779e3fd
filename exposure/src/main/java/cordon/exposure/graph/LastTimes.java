package cordon.exposure.graph;

import java.util.Arrays;
import java.util.OptionalInt;

/** For each unit the last time of something, in seconds. */
final class LastTimes {
  private int[] last = new int[0];

  void add(int unit, int at) {
    if (unit >= last.length) {
      int before = last.length;
      last = Arrays.copyOf(last, Math.max(unit + 1, before + (before >> 1) + 16));
      Arrays.fill(last, before, last.length, Seconds.ALWAYS);
    }
    last[unit] = Math.max(last[unit], at);
  }

  /** Empty where there was none. */
  OptionalInt of(int unit) {
    return unit < last.length && last[unit] != Seconds.ALWAYS
        ? OptionalInt.of(last[unit])
        : OptionalInt.empty();
  }
}
