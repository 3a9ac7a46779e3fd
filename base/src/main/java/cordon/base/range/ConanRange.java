package cordon.base.range;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Conan 2 ranges: alternatives between {@code ||}, constraints between spaces, tilde and caret. A
 * hyphen after a version asks for prereleases, as does {@code include_prerelease=True} after a
 * comma; neither moves a bound.
 */
final class ConanRange {
  private static final VersionScheme CONAN = VersionScheme.CONAN;

  private ConanRange() {}

  static VersionRange parse(String text) {
    int comma = text.indexOf(',');
    String range = comma < 0 ? text : text.substring(0, comma);
    List<List<Constraint>> alternatives = new ArrayList<>();
    for (String alternative : range.split("\\|\\|", -1)) {
      List<Constraint> all = new ArrayList<>();
      for (String part : alternative.strip().split(" +")) {
        add(all, text, part);
      }
      alternatives.add(all);
    }
    return new Bounds(CONAN, alternatives);
  }

  private static void add(List<Constraint> all, String text, String part) {
    if (part.isEmpty() || part.equals("*") || part.equals("*-")) {
      all.add(Constraint.of(CONAN, Comparison.GE, "0.0.0"));
      return;
    }
    char first = part.charAt(0);
    if (first == '~' || first == '^') {
      String version = version(text, part.substring(1));
      all.add(Constraint.of(CONAN, Comparison.GE, version));
      all.add(
          Constraint.of(
              CONAN, Comparison.LT, (first == '~' ? tilde(version) : caret(version)) + "-"));
      return;
    }
    Comparison comparison = Signs.leading(part);
    all.add(Constraint.of(CONAN, comparison, version(text, part.substring(Signs.length(part)))));
  }

  private static String version(String text, String part) {
    String version = part.endsWith("-") ? part.substring(0, part.length() - 1) : part;
    if (version.isEmpty() || version.indexOf(' ') >= 0) {
      throw VersionRange.problem(CONAN, text, "a version is missing");
    }
    return version;
  }

  /** The next of the second item, or of the first where there is but one. */
  private static String tilde(String version) {
    List<String> items = numbers(version);
    return next(items, Math.min(1, items.size() - 1));
  }

  /** The next of the first item that is not zero. */
  private static String caret(String version) {
    List<String> items = numbers(version);
    int place = 0;
    while (place < items.size() - 1 && items.get(place).chars().allMatch(c -> c == '0')) {
      place++;
    }
    return next(items, place);
  }

  private static List<String> numbers(String version) {
    int end = 0;
    while (end < version.length() && "0123456789.".indexOf(version.charAt(end)) >= 0) {
      end++;
    }
    List<String> items = new ArrayList<>();
    for (String item : version.substring(0, end).split("\\.")) {
      items.add(item.isEmpty() ? "0" : item);
    }
    return items;
  }

  private static String next(List<String> items, int place) {
    List<String> kept = new ArrayList<>(items.subList(0, place));
    kept.add(Signs.increment(items.get(place)));
    return String.join(".", kept);
  }
}
