package cordon.inspect.fact;

import java.util.Arrays;

/** Where the lines of a text begin, which {@code \n}, {@code \r\n} and {@code \r} end. */
public final class Lines {
  private final int[] starts;

  private Lines(int[] starts) {
    this.starts = starts;
  }

  /** Of a text in bytes, of which {@code \n} and {@code \r} are no part of any other character. */
  public static Lines of(byte[] text) {
    Starts starts = new Starts(text.length);
    for (int i = 0; i < text.length; i++) {
      byte c = text[i];
      if (c <= '\r' && c >= '\n' && ends(c, i + 1 < text.length ? text[i + 1] : 0)) {
        starts.add(i + 1);
      }
    }
    return starts.lines();
  }

  /** Of a text in characters. */
  public static Lines of(char[] text) {
    Starts starts = new Starts(text.length);
    for (int i = 0; i < text.length; i++) {
      char c = text[i];
      if (c <= '\r' && ends(c, i + 1 < text.length ? text[i + 1] : 0)) {
        starts.add(i + 1);
      }
    }
    return starts.lines();
  }

  private static boolean ends(int c, int next) {
    return c == '\n' || (c == '\r' && next != '\n');
  }

  /** Offsets as they are found. */
  private static final class Starts {
    private int[] starts;
    private int count = 1;

    Starts(int length) {
      this.starts = new int[length / 24 + 16];
    }

    void add(int start) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = start;
    }

    Lines lines() {
      return new Lines(Arrays.copyOf(starts, count));
    }
  }

  /** The number of the line that an index lies in; the first is 1. */
  public int at(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
