package cordon.base.version;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers between dots; reading stops at the first other character (vers scheme {@code intdot}).
 */
record IntdotVersion(List<String> numbers) implements Version {

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
        : new IntdotVersion(numbers);
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
}
