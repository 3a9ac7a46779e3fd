package cordon.base.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Comparing versions part by part, from the left; the first difference decides. */
public final class InOrder {
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

  /**
   * Sorted by insertion. The sort of the JDK throws when an order turns out not to be one, which
   * Maven's is not for odd texts; this one always gives some order, the right one where there is
   * one.
   */
  public static <T> List<T> sorted(Collection<? extends T> items, Comparator<? super T> order) {
    List<T> sorted = new ArrayList<>(items.size());
    for (T item : items) {
      int low = 0;
      int high = sorted.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (order.compare(sorted.get(middle), item) <= 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      sorted.add(low, item);
    }
    return sorted;
  }
}
