package cordon.inspect.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** What is known of a value apart from what flowed into it. */
public sealed interface Known {

  /** Nothing. */
  enum Unknown implements Known {
    UNKNOWN
  }

  /**
   * @param whole whether this is all of it; if not, {@link Value#HOLE} stands for each part that is
   *     not known
   */
  record Text(String text, boolean whole) implements Known {}

  /**
   * @param bytes not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, often large
  record Bytes(byte[] bytes) implements Known {}

  /** A number without a fraction. */
  record Int(BigInteger number) implements Known {
    /** Whether an {@code int} holds it, as an index or a character code must be. */
    public boolean small() {
      return number.bitLength() < 32;
    }
  }

  /** A list, tuple or array, all of whose places are known even if their values are not. */
  record Items(List<Value> items) implements Known {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A dictionary or object whose keys are known texts. */
  record Pairs(Map<String, Value> pairs) implements Known {}

  /**
   * A module, class or function by its qualified name, with aliases of imports resolved: {@code
   * os.system}.
   */
  record Named(String name) implements Known {}

  /** What calling a name gave, so that {@code socket().recv} can be named by where it came from. */
  record Result(String of) implements Known {}

  /** Something that only the reader of one language understands, such as its functions. */
  non-sealed interface Own extends Known {}
}
