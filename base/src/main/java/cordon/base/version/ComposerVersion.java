package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Composer version as its normaliser reads it: numbers, then a stability with a number, then
 * perhaps {@code -dev}. Branches ({@code dev-main}) have no order among versions.
 */
record ComposerVersion(List<String> numbers, Stability stability, List<String> step, boolean dev)
    implements Version {

  private enum Stability {
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
    Cursor in = new Cursor(plus < 0 ? folded : folded.substring(0, plus));
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
    return in.atEnd()
        ? of(numbers, stability, step, dev)
        : new Unordered(text, "not a Composer version, perhaps a branch");
  }

  /** A development version of a release comes before its alpha, one of a beta before that beta. */
  private static ComposerVersion of(
      List<String> numbers, Stability stability, List<String> step, boolean dev) {
    boolean ofRelease = dev && stability == Stability.STABLE && step.isEmpty();
    return new ComposerVersion(
        numbers, ofRelease ? Stability.DEV : stability, step, dev && !ofRelease);
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
      order = InOrder.comparePadded(step, that.step, "0", Digits::compare);
    }
    return order == 0 ? Boolean.compare(that.dev, dev) : order;
  }

  @Override
  public String canonical() {
    String step = String.join(".", this.step);
    return (numbers.isEmpty() ? "0" : String.join(".", numbers))
        + (stability == Stability.STABLE && step.isEmpty() ? "" : "-" + stability.text + step)
        + (dev ? "-dev" : "");
  }

  @Override
  public boolean isPrerelease() {
    return dev || stability.compareTo(Stability.STABLE) < 0;
  }
}
