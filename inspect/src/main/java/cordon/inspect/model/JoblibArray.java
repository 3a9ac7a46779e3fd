package cordon.inspect.model;

import cordon.inspect.model.Symbol.Called;
import cordon.inspect.model.Symbol.Group;
import cordon.inspect.model.Symbol.Literal;
import cordon.inspect.model.Symbol.Named;
import cordon.inspect.model.Symbol.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array that joblib writes into the middle of a pickle: once the wrapper is built, the bytes of
 * the array follow, then the pickle goes on (joblib, {@code numpy_pickle.py}).
 *
 * @param bytes of the array; −1 when they cannot be told
 * @param aligned whether a byte that counts padding, and the padding, come first
 * @param objects whether the array is one of objects, which is a pickle of its own
 */
record JoblibArray(long bytes, boolean aligned, boolean objects) {
  private static final String WRAPPER = "joblib.numpy_pickle.NumpyArrayWrapper";

  /** None when what was built is something else. */
  static @Nullable JoblibArray of(Symbol instance, Symbol state) {
    if (instance instanceof Called called
        && called.callee() instanceof Named(String name)
        && name.endsWith(WRAPPER)
        && state instanceof Group group) {
      String type = type(member(group, "dtype"));
      boolean aligned = member(group, "numpy_array_alignment_bytes") instanceof Whole;
      return new JoblibArray(
          bytes(member(group, "shape"), type), aligned, type != null && type.startsWith("O"));
    }
    return null;
  }

  void skip(PickleInput in) throws BrokenPickle {
    if (aligned) {
      in.skip(in.number(1));
    }
    if (bytes < 0) {
      throw new BrokenPickle("how long an array in it is cannot be told");
    }
    in.skip(bytes);
  }

  private static @Nullable Symbol member(Group state, String key) {
    List<Symbol> members = state.members();
    Symbol last = null;
    for (int i = 0; i + 1 < members.size(); i += 2) {
      if (members.get(i) instanceof Literal literal && literal.text().equals(key)) {
        last = members.get(i + 1);
      }
    }
    return last;
  }

  /** {@code f8} of {@code numpy.dtype('f8', False, True)}. */
  private static @Nullable String type(@Nullable Symbol dtype) {
    return dtype instanceof Called called
            && !called.arguments().isEmpty()
            && called.arguments().getFirst() instanceof Literal literal
            && literal.length() < 32
        ? literal.text()
        : null;
  }

  private static long bytes(@Nullable Symbol shape, @Nullable String type) {
    if (type == null || !(shape instanceof Group dimensions)) {
      return -1;
    }
    long count = itemSize(type);
    for (Symbol dimension : dimensions.members()) {
      if (!(dimension instanceof Whole(long n)) || n < 0 || count < 0) {
        return -1;
      }
      long product = count * n;
      count = n != 0 && product / n != count ? -1 : product;
    }
    return count;
  }

  private static long itemSize(String type) {
    int digits = type.length();
    while (digits > 0 && Character.isDigit(type.charAt(digits - 1))) {
      digits--;
    }
    if (digits == type.length() || type.length() - digits > 9 || digits == 0) {
      return -1;
    }
    long size = Long.parseLong(type.substring(digits));
    return type.charAt(digits - 1) == 'U' ? 4 * size : size;
  }
}
