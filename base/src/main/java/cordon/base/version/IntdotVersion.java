package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of which each counts, {@code 1.0} before {@code 1.0.0}: those of the vers scheme {@code
 * intdot} and of Hackage, where reading stops at the first character that is neither a digit nor a
 * dot, and those of CRAN, which stand between dots and hyphens.
 *
 * @param whole whether the text had nothing but its numbers
 */
record IntdotVersion(List<String> numbers, boolean whole) implements Version {

  static Version parse(String text) {
    Cursor in = new Cursor(text);
    List<String> numbers = new ArrayList<>(4);
    do {
      String digits = in.digits();
      if (digits.isEmpty()) {
        break;
      }
      numbers.add(Digits.strip(digits));
    } while (in.accept('.'));
    return numbers.isEmpty()
        ? new Unordered(text, "it does not begin with a number")
        : new IntdotVersion(numbers, in.atEnd());
  }

  /** By R's {@code package_version}; of a part that is no number nothing is compared. */
  static Version parseCran(String text) {
    String version = text.strip();
    List<String> numbers = new ArrayList<>(4);
    boolean whole = true;
    for (String part : version.replace('-', '.').split("\\.", -1)) {
      if (Digits.all(part)) {
        numbers.add(Digits.strip(part));
      } else {
        whole = false;
      }
    }
    return numbers.isEmpty() || !Digits.isDigit(version.charAt(0))
        ? new Unordered(text, "it does not begin with a number")
        : new IntdotVersion(numbers, whole);
  }

  @Override
  public int compareTo(Version other) {
    return other instanceof Unordered
        ? 1
        : InOrder.compare(numbers, ((IntdotVersion) other).numbers, Digits::compare);
  }

  @Override
  public String canonical() {
    return String.join(".", numbers);
  }

  @Override
  public boolean isPrerelease() {
    return false;
  }

  @Override
  public Optional<String> flaw() {
    return whole ? Optional.empty() : Optional.of("not numbers alone");
  }
}
