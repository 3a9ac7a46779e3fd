package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Semantic Versioning 2.0.0, precedence by its clause 11, with numbers of any size.
 *
 * <p>Registries and advisories hold more than the clause permits. A leading {@code v} or {@code =},
 * one or two missing numbers, a fourth number and a prerelease without its hyphen are read in the
 * evident sense, ordered, and named as a {@link #flaw}.
 */
final class SemVer implements Version {
  private static final int LEAST_NUMBERS = 3;

  private final List<String> numbers;
  private final List<String> prerelease;
  private final Optional<String> flaw;

  private SemVer(List<String> numbers, List<String> prerelease, Optional<String> flaw) {
    this.numbers = numbers;
    this.prerelease = prerelease;
    this.flaw = flaw;
  }

  static Version parse(String text) {
    return parse(text, false, false);
  }

  /** As Go writes it, with a {@code v} before the number. */
  static Version parseGo(String text) {
    return parse(text, true, false);
  }

  /** As NuGet orders it: without regard to case. */
  static Version parseFolded(String text) {
    return parse(text.toLowerCase(Locale.ROOT), false, true);
  }

  private static Version parse(String text, boolean goPrefix, boolean fourNumbers) {
    Cursor in = new Cursor(text.strip());
    boolean prefixed = in.accept('v') || in.accept('V') || in.accept('=');
    List<String> numbers = new ArrayList<>(LEAST_NUMBERS);
    do {
      String number = in.digits();
      if (number.isEmpty()) {
        return new Unordered(text, "a number is missing where the version should have one");
      }
      numbers.add(Digits.strip(number));
    } while (in.accept('.'));
    int written = numbers.size();
    while (numbers.size() < LEAST_NUMBERS) {
      numbers.add("0");
    }
    while (numbers.size() > LEAST_NUMBERS && numbers.getLast().equals("0")) {
      numbers.removeLast();
    }
    boolean hyphen = in.accept('-');
    String pre = in.until('+');
    boolean loose =
        prefixed != goPrefix
            || written < LEAST_NUMBERS
            || written > (fourNumbers ? LEAST_NUMBERS + 1 : LEAST_NUMBERS)
            || (!hyphen && !pre.isEmpty());
    return new SemVer(
        numbers, identifiers(pre), loose ? Optional.of("not SemVer") : Optional.empty());
  }

  private static List<String> identifiers(String prerelease) {
    if (prerelease.isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>(2);
    Cursor in = new Cursor(prerelease);
    do {
      String part = in.until('.');
      parts.add(Digits.all(part) ? Digits.strip(part) : part);
    } while (in.accept('.'));
    return parts;
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    SemVer that = (SemVer) other;
    int order = compareNumbers(numbers, that.numbers);
    if (order != 0) {
      return order;
    }
    if (prerelease.isEmpty() || that.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), that.prerelease.isEmpty());
    }
    return comparePrereleases(prerelease, that.prerelease);
  }

  private static int compareNumbers(List<String> a, List<String> b) {
    int shared = Math.min(a.size(), b.size());
    for (int i = 0; i < shared; i++) {
      int order = Digits.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int comparePrereleases(List<String> a, List<String> b) {
    int shared = Math.min(a.size(), b.size());
    for (int i = 0; i < shared; i++) {
      int order = compareIdentifiers(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareIdentifiers(String a, String b) {
    boolean numericA = Digits.all(a);
    boolean numericB = Digits.all(b);
    if (numericA && numericB) {
      return Digits.compare(a, b);
    }
    return numericA == numericB ? a.compareTo(b) : numericA ? -1 : 1;
  }

  @Override
  public String canonical() {
    String core = String.join(".", numbers);
    return prerelease.isEmpty() ? core : core + "-" + String.join(".", prerelease);
  }

  @Override
  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  @Override
  public Optional<String> flaw() {
    return flaw;
  }
}
