package cordon.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a person most likely meant. */
public final class NearestName {
  private NearestName() {}

  /** The nearest of the names, if it is near enough that a slip explains the difference. */
  public static Optional<String> of(String typed, Collection<String> names) {
    int tolerance = Math.max(2, typed.length() / 3);
    return names.stream()
        .filter(name -> distance(typed, name) <= tolerance)
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Insertions, deletions, substitutions and swaps of neighbours between the two. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] cost, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
  }
}
