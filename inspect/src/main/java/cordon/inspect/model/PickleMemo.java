package cordon.inspect.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a pickle remembers, by the places that it gives. */
final class PickleMemo {
  /** Beyond this, values are no longer remembered and what depends on them is not known. */
  static final int MOST = 1 << 21;

  private final PickleCalls calls;
  private @Nullable Symbol[] values = new Symbol[64];
  private int size;

  PickleMemo(PickleCalls calls) {
    this.calls = calls;
  }

  int size() {
    return size;
  }

  /** A place that is written in decimal. */
  static long index(String text) throws BrokenPickle {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new BrokenPickle("a place of the memo is no number");
    }
  }

  void put(long index, Symbol value) throws BrokenPickle {
    if (index < 0) {
      throw new BrokenPickle("a place of the memo is negative");
    }
    if (index >= MOST) {
      calls.doubt("it remembers more than " + MOST + " values");
      return;
    }
    int at = (int) index;
    if (at >= values.length) {
      values = Arrays.copyOf(values, Math.max(at + 1, values.length * 2));
    }
    if (values[at] == null) {
      size++;
    }
    values[at] = value;
  }

  Symbol get(long index) throws BrokenPickle {
    if (index >= MOST) {
      return Symbol.Plain.UNKNOWN;
    }
    Symbol value = index < 0 || index >= values.length ? null : values[(int) index];
    if (value == null) {
      throw new BrokenPickle("it recalls what was never remembered");
    }
    return value;
  }
}
