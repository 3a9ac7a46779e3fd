package cordon.base.version;

import java.util.Comparator;
import java.util.List;

/** Comparing versions part by part, from the left; the first difference decides. */
final class InOrder {
  private InOrder() {}

  /** A list that ends where the other goes on comes first. */
  static <T> int compare(List<T> a, List<T> b, Comparator<? super T> order) {
    int shared = Math.min(a.size(), b.size());
    for (int i = 0; i < shared; i++) {
      int result = order.compare(a.get(i), b.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** A list that ends goes on with {@code absent} as long as the other has parts. */
  static <T> int comparePadded(List<T> a, List<T> b, T absent, Comparator<? super T> order) {
    int longer = Math.max(a.size(), b.size());
    for (int i = 0; i < longer; i++) {
      int result =
          order.compare(i < a.size() ? a.get(i) : absent, i < b.size() ? b.get(i) : absent);
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  /** Drops equal parts from the end, for orders in which they weigh nothing. */
  static <T> void dropTrailing(List<T> parts, T weightless) {
    while (!parts.isEmpty() && parts.getLast().equals(weightless)) {
      parts.removeLast();
    }
  }
}
