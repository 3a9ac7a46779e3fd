package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Composer version as its normaliser reads it: numbers, then a stability with a number, then
 * perhaps {@code -dev}; {@code 1.x-dev} comes behind all of 1. What the normaliser refuses and
 * still begins with a number ({@code 4.3-2RC1}, {@code 1.0-M1}) is ordered as PHP's {@code
 * version_compare} does, a word that it does not know before all others. Branches ({@code
 * dev-main}) have no order among versions.
 *
 * @param word of an unknown stability, else empty
 * @param tail what stands behind it and its numbers
 */
record ComposerVersion(
    List<String> numbers,
    Stability stability,
    String word,
    List<String> step,
    String tail,
    boolean dev)
    implements Version {
  /** As Composer writes an open number of a branch. */
  private static final String OPEN = "9999999";

  private static final Pattern BRANCH =
      Pattern.compile("v?([0-9]{1,9}(?:\\.[0-9]{1,9}){0,2})\\.[x*](?:[.-]?dev)?");

  private enum Stability {
    UNKNOWN(""),
    DEV("dev"),
    ALPHA("alpha"),
    BETA("beta"),
    RC("RC"),
    STABLE(""),
    PATCH("patch");

    private final String text;

    Stability(String text) {
      this.text = text;
    }
  }

  static Version parse(String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    int plus = folded.indexOf('+');
    String plain = plus < 0 ? folded : folded.substring(0, plus);
    Matcher branch = BRANCH.matcher(plain);
    if (branch.matches()) {
      return branch(branch.group(1));
    }
    Cursor in = new Cursor(plain);
    in.accept('v');
    List<String> numbers = numbers(in);
    if (numbers == null) {
      return new Unordered(text, "not a Composer version, perhaps a branch");
    }
    separator(in);
    int mark = in.position();
    Stability stability = stability(in.letters());
    if (stability == null) {
      in.reset(mark);
      stability = Stability.STABLE;
    }
    separator(in);
    List<String> step = new ArrayList<>(1);
    for (String digits = in.digits(); !digits.isEmpty(); digits = in.digits()) {
      step.add(Digits.strip(digits));
      separator(in);
    }
    boolean dev = in.accept("dev");
    InOrder.dropTrailing(step, "0");
    return in.atEnd() ? of(numbers, stability, step, dev) : loose(plain);
  }

  private static ComposerVersion branch(String written) {
    List<String> numbers = new ArrayList<>(4);
    for (String number : written.split("\\.")) {
      numbers.add(Digits.strip(number));
    }
    while (numbers.size() < 4) {
      numbers.add(OPEN);
    }
    return new ComposerVersion(numbers, Stability.DEV, "", List.of(), "", false);
  }

  /** Of a text that begins with a number. */
  private static ComposerVersion loose(String text) {
    Cursor in = new Cursor(text);
    in.accept('v');
    List<String> numbers = run(in);
    InOrder.dropTrailing(numbers, "0");
    separator(in);
    String word = in.letters();
    List<String> step = run(in);
    InOrder.dropTrailing(step, "0");
    String tail = in.rest();
    @Nullable Stability known = word.isEmpty() || !tail.isEmpty() ? null : stability(word);
    return new ComposerVersion(
        numbers,
        known == null ? Stability.UNKNOWN : known,
        known == null ? word : "",
        step,
        tail,
        false);
  }

  /** Numbers with a separator between them, perhaps none. */
  private static List<String> run(Cursor in) {
    List<String> numbers = new ArrayList<>(4);
    int mark = in.position();
    separator(in);
    for (String digits = in.digits(); !digits.isEmpty(); digits = in.digits()) {
      numbers.add(Digits.strip(digits));
      mark = in.position();
      separator(in);
    }
    in.reset(mark);
    return numbers;
  }

  /** A development version of a release comes before its alpha, one of a beta before that beta. */
  private static ComposerVersion of(
      List<String> numbers, Stability stability, List<String> step, boolean dev) {
    boolean ofRelease = dev && stability == Stability.STABLE && step.isEmpty();
    return new ComposerVersion(
        numbers, ofRelease ? Stability.DEV : stability, "", step, "", dev && !ofRelease);
  }

  private static @Nullable List<String> numbers(Cursor in) {
    List<String> numbers = new ArrayList<>(4);
    int mark;
    do {
      mark = in.position();
      String digits = in.digits();
      if (digits.isEmpty()) {
        in.reset(Math.max(0, mark - 1));
        break;
      }
      numbers.add(Digits.strip(digits));
    } while (in.accept('.'));
    boolean none = numbers.isEmpty();
    InOrder.dropTrailing(numbers, "0");
    return none ? null : numbers;
  }

  private static void separator(Cursor in) {
    if (in.peek() == '.' || in.peek() == '-' || in.peek() == '_') {
      in.next();
    }
  }

  private static @Nullable Stability stability(String word) {
    return switch (word) {
      case "a", "alpha" -> Stability.ALPHA;
      case "b", "beta" -> Stability.BETA;
      case "rc", "c" -> Stability.RC;
      case "", "stable" -> Stability.STABLE;
      case "p", "pl", "patch" -> Stability.PATCH;
      default -> null;
    };
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    ComposerVersion that = (ComposerVersion) other;
    int order = InOrder.comparePadded(numbers, that.numbers, "0", Digits::compare);
    if (order == 0) {
      order = stability.compareTo(that.stability);
    }
    if (order == 0) {
      order = word.compareTo(that.word);
    }
    if (order == 0) {
      order = InOrder.comparePadded(step, that.step, "0", Digits::compare);
    }
    if (order == 0) {
      order = tail.compareTo(that.tail);
    }
    return order == 0 ? Boolean.compare(that.dev, dev) : order;
  }

  @Override
  public String canonical() {
    String step = String.join(".", this.step);
    return (numbers.isEmpty() ? "0" : String.join(".", numbers))
        + (stability == Stability.STABLE && step.isEmpty()
            ? ""
            : "-" + stability.text + word + step + tail)
        + (dev ? "-dev" : "");
  }

  @Override
  public boolean isPrerelease() {
    return dev || stability.compareTo(Stability.STABLE) < 0;
  }
}
