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

  /** Empty where the build has no part in the order. */
  private final List<String> build;

  private final boolean loose;

  private SemVer(List<String> numbers, List<String> prerelease, List<String> build, boolean loose) {
    this.numbers = numbers;
    this.prerelease = prerelease;
    this.build = build;
    this.loose = loose;
  }

  static Version parse(String text) {
    return read(text, text.strip(), "", LEAST_NUMBERS, false);
  }

  /** As Go writes it, with a {@code v} before the number. */
  static Version parseGo(String text) {
    return read(text, text.strip(), "v", LEAST_NUMBERS, false);
  }

  /** As NuGet orders it: up to four numbers, and no regard to case. */
  static Version parseNuget(String text) {
    return read(text, text.strip().toLowerCase(Locale.ROOT), "", LEAST_NUMBERS + 1, false);
  }

  /**
   * As Dart's pub orders it: what the rest leaves open, the build decides, and none comes first.
   */
  static Version parsePub(String text) {
    return read(text, text.strip(), "", LEAST_NUMBERS, true);
  }

  private static Version read(
      String text, String version, String prefix, int mostNumbers, boolean buildCounts) {
    Cursor in = new Cursor(version);
    boolean asPrefixed = in.accept(prefix);
    boolean loose = !asPrefixed | in.accept('v') | in.accept('V') | in.accept('=');
    List<String> numbers = new ArrayList<>(LEAST_NUMBERS);
    do {
      String number = in.digits();
      if (number.isEmpty()) {
        return new Unordered(text, "a number is missing where the version should have one");
      }
      numbers.add(Digits.strip(number));
      loose |= !number.equals(numbers.getLast());
    } while (in.accept('.'));
    loose |= numbers.size() < LEAST_NUMBERS && mostNumbers == LEAST_NUMBERS;
    loose |= numbers.size() > mostNumbers;
    fit(numbers);
    boolean hyphen = in.accept('-');
    String prerelease = in.until('+');
    loose |= hyphen == prerelease.isEmpty() || !wellFormed(prerelease);
    String build = in.accept('+') && buildCounts ? in.rest() : "";
    return new SemVer(numbers, identifiers(prerelease), identifiers(build), loose);
  }

  /** Zeros make three numbers of fewer; a fourth that is zero weighs nothing. */
  private static void fit(List<String> numbers) {
    while (numbers.size() < LEAST_NUMBERS) {
      numbers.add("0");
    }
    while (numbers.size() > LEAST_NUMBERS && numbers.getLast().equals("0")) {
      numbers.removeLast();
    }
  }

  /** Whether the identifiers have the characters that clause 9 permits, and none is empty. */
  private static boolean wellFormed(String prerelease) {
    boolean empty = true;
    for (int i = 0; i < prerelease.length(); i++) {
      char c = prerelease.charAt(i);
      if (c == '.' ? empty : !(Digits.isDigit(c) || Digits.isLetter(c) || c == '-')) {
        return false;
      }
      empty = c == '.';
    }
    return prerelease.isEmpty() || !empty;
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
    int order = InOrder.compare(numbers, that.numbers, Digits::compare);
    if (order != 0) {
      return order;
    }
    order =
        prerelease.isEmpty() || that.prerelease.isEmpty()
            ? Boolean.compare(prerelease.isEmpty(), that.prerelease.isEmpty())
            : InOrder.compare(prerelease, that.prerelease, SemVer::compareIdentifiers);
    return order == 0 ? InOrder.compare(build, that.build, SemVer::compareIdentifiers) : order;
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
    return core
        + (prerelease.isEmpty() ? "" : "-" + String.join(".", prerelease))
        + (build.isEmpty() ? "" : "+" + String.join(".", build));
  }

  @Override
  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  @Override
  public Optional<String> flaw() {
    return loose ? Optional.of("not a version by SemVer 2.0.0") : Optional.empty();
  }
}
