package cordon.base.range;

import cordon.base.ProblemException;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Composer constraint, as its documentation has it: alternatives between {@code ||}, constraints
 * between commas or blanks, hyphen ranges, wildcards, tilde and caret. Bounds that a rule makes end
 * in {@code -dev}, the lowest of all stabilities, as Composer has them. What stabilities a project
 * takes is said elsewhere, so that every one within the bounds counts.
 */
final class ComposerRange {
  private static final VersionScheme COMPOSER = VersionScheme.COMPOSER;
  private static final Pattern HYPHEN = Pattern.compile("(\\S+)\\s+-\\s+(\\S+)");
  private static final Pattern SIGNED =
      Pattern.compile("(?:(\\^|~|>=|<=|<>|!=|==|>|<|=)\\s*)?([^\\s,<>=!~^]+)");
  private static final Pattern NUMBERS = Pattern.compile("v?([0-9]+(?:\\.[0-9]+){0,3})(.*)");
  private static final Pattern WILDCARD =
      Pattern.compile("v?([0-9]+(?:\\.[0-9]+){0,2})(?:\\.[xX*])+");

  private final String text;
  private final List<Constraint> all = new ArrayList<>(2);

  private ComposerRange(String text) {
    this.text = text;
  }

  static VersionRange parse(String text) {
    List<List<Constraint>> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|\\|?", -1)) {
      alternatives.add(new ComposerRange(text).read(alternative.strip()));
    }
    return new Bounds(COMPOSER, alternatives);
  }

  private List<Constraint> read(String alternative) {
    Matcher hyphen = HYPHEN.matcher(alternative);
    if (hyphen.matches()) {
      hyphen(hyphen.group(1), hyphen.group(2));
      return all;
    }
    Matcher signed = SIGNED.matcher(alternative);
    int at = 0;
    while (signed.find()) {
      separated(alternative.substring(at, signed.start()));
      constraint(signed.group(1) == null ? "" : signed.group(1), plain(signed.group(2)));
      at = signed.end();
    }
    separated(alternative.substring(at));
    if (at == 0) {
      throw problem("a constraint is missing");
    }
    return all;
  }

  private void separated(String between) {
    if (!between.strip().isEmpty() && !between.strip().equals(",")) {
      throw problem("\"" + between.strip() + "\" is not understood");
    }
  }

  /** Without a stability ({@code @beta}) and without a commit ({@code #ab12}). */
  private static String plain(String version) {
    int mark = version.indexOf('@') < 0 ? version.indexOf('#') : version.indexOf('@');
    return mark < 0 ? version : mark == 0 ? "*" : version.substring(0, mark);
  }

  private void constraint(String sign, String version) {
    if (version.equals("*") || version.equals("x") || version.equals("X")) {
      return; // any
    }
    Matcher wildcard = WILDCARD.matcher(version);
    if (wildcard.matches() && (sign.isEmpty() || sign.startsWith("="))) {
      List<String> numbers = numbers(wildcard.group(1));
      between(low(wildcard.group(1), ""), numbers, numbers.size());
      return;
    }
    switch (sign) {
      case "^" -> caret(version);
      case "~" -> tilde(version);
      case "", "=", "==" -> exactly(version);
      case "!=", "<>" -> add(Comparison.NE, checked(version));
      case ">" -> add(Comparison.GT, checked(version));
      case "<=" -> add(Comparison.LE, checked(version));
      case ">=" -> add(Comparison.GE, lowest(version));
      default -> add(Comparison.LT, lowest(version));
    }
  }

  /** Branches have no order: one of them is met by itself alone. */
  private void exactly(String version) {
    add(Comparison.EQ, version);
  }

  private void caret(String version) {
    Matcher parts = parts(version);
    List<String> numbers = numbers(parts.group(1));
    int kept = 1;
    while (kept < Math.min(numbers.size(), 3) && isZero(numbers.get(kept - 1))) {
      kept++;
    }
    between(low(parts.group(1), parts.group(2)), numbers, kept);
  }

  private void tilde(String version) {
    Matcher parts = parts(version);
    List<String> numbers = numbers(parts.group(1));
    between(low(parts.group(1), parts.group(2)), numbers, Math.max(1, numbers.size() - 1));
  }

  private void hyphen(String from, String to) {
    add(Comparison.GE, lowest(from));
    Matcher parts = parts(to);
    List<String> numbers = numbers(parts.group(1));
    if (numbers.size() >= 3 || !parts.group(2).isEmpty()) {
      add(Comparison.LE, to);
    } else {
      add(Comparison.LT, next(numbers, numbers.size()));
    }
  }

  /** From a version on, below the next of the first numbers. */
  private void between(String low, List<String> numbers, int kept) {
    add(Comparison.GE, low);
    add(Comparison.LT, next(numbers, kept));
  }

  private static String next(List<String> numbers, int kept) {
    List<String> next = new ArrayList<>(numbers.subList(0, kept));
    next.set(kept - 1, Signs.increment(next.getLast()));
    return String.join(".", next) + "-dev";
  }

  private String lowest(String version) {
    Matcher parts = parts(version);
    return low(parts.group(1), parts.group(2));
  }

  private static String low(String numbers, String rest) {
    return rest.isEmpty() ? numbers + "-dev" : numbers + rest;
  }

  private Matcher parts(String version) {
    Matcher parts = NUMBERS.matcher(checked(version));
    if (!parts.matches()) {
      throw problem("\"" + version + "\" is not a version");
    }
    return parts;
  }

  private String checked(String version) {
    if (!COMPOSER.isValid(version)) {
      throw problem("\"" + version + "\" is not a version");
    }
    return version;
  }

  private static List<String> numbers(String written) {
    return List.of(written.split("\\."));
  }

  private static boolean isZero(String number) {
    return number.chars().allMatch(c -> c == '0');
  }

  private void add(Comparison comparison, String version) {
    all.add(Constraint.of(COMPOSER, comparison, version));
  }

  private ProblemException problem(String why) {
    return VersionRange.problem(COMPOSER, text, why);
  }
}
