package cordon.inspect.fact;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Where the lines of a text begin, which {@code \n}, {@code \r\n} and {@code \r} end. */
public final class Lines {
  private final int[] starts;

  private Lines(int[] starts) {
    this.starts = starts;
  }

  /**
   * @param length of the text
   * @param unit the byte or character at an index of it
   */
  public static Lines of(int length, IntUnaryOperator unit) {
    int[] starts = new int[length / 24 + 16];
    int count = 1;
    for (int i = 0; i < length; i++) {
      int c = unit.applyAsInt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == length || unit.applyAsInt(i + 1) != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new Lines(Arrays.copyOf(starts, count));
  }

  /** The number of the line that an index lies in; the first is 1. */
  public int at(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
