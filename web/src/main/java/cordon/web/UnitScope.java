package cordon.web;

import cordon.base.Problem;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which units (hosts, images, jobs, services) a credential may speak for.
 *
 * @param patterns names of units, with {@code *} for any run of characters; empty where nobody
 *     bound it
 */
public record UnitScope(Set<String> patterns) {
  /** Of a credential that nobody bound to units. */
  public static final UnitScope UNBOUND = new UnitScope(Set.of());

  private static final int LONGEST = 200;
  private static final int MOST = 100;

  /** Stands between patterns where they are kept, and so in none. */
  private static final String SEPARATOR = "\n";

  public UnitScope {
    patterns = Set.copyOf(patterns);
  }

  /**
   * @throws cordon.base.ProblemException for a name that no unit can have
   */
  public static UnitScope of(Collection<String> patterns) {
    for (String pattern : patterns) {
      if (pattern.isBlank()
          || pattern.length() > LONGEST
          || pattern.chars().anyMatch(Character::isISOControl)) {
        throw refused("`" + pattern + "` is no name of a unit");
      }
    }
    if (patterns.size() > MOST) {
      throw refused("more than " + MOST + " of them");
    }
    return new UnitScope(Set.copyOf(patterns));
  }

  private static RuntimeException refused(String why) {
    return Problem.of(
            "account/units",
            "a token cannot be bound to these units",
            why,
            "name units of 1 to " + LONGEST + " characters, with `*` for any run of them")
        .asException();
  }

  /** As {@link #kept} gives it. */
  public static UnitScope ofKept(String text) {
    return new UnitScope(Set.of(text.split(SEPARATOR)));
  }

  /** As it is kept. */
  public String kept() {
    return String.join(SEPARATOR, new TreeSet<>(patterns));
  }

  public boolean bound() {
    return !patterns.isEmpty();
  }

  /** Whether a bound one names this unit; an unbound one names none. */
  public boolean names(String unit) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, unit));
  }

  /** Parts between stars stand in their order, the first at the beginning, the last at the end. */
  private static boolean matches(String pattern, String unit) {
    String[] parts = pattern.split("\\*", -1);
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return pattern.equals(unit);
    }
    if (!unit.startsWith(first) || unit.length() < first.length() + last.length()) {
      return false;
    }
    String middle = unit.substring(first.length(), unit.length() - last.length());
    int at = 0;
    for (int i = 1; i < parts.length - 1; i++) {
      at = middle.indexOf(parts[i], at);
      if (at < 0) {
        return false;
      }
      at += parts[i].length();
    }
    return unit.endsWith(last);
  }

  /** Whether whoever has this may give away the other: an unbound one gives what it wants. */
  public boolean covers(UnitScope other) {
    return !bound() || other.bound() && other.patterns.stream().allMatch(this::names);
  }

  /** {@code ci/train, prod/*}; empty where it is unbound. */
  public String text() {
    return String.join(", ", new TreeSet<>(patterns));
  }
}
