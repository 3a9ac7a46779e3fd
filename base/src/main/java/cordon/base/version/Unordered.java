package cordon.base.version;

import java.util.Optional;

/**
 * A text that no rule of the scheme can order. It stands before every ordered version, so that a
 * range without a lower bound holds it, and among its like in the order of UTF-16 units.
 *
 * @param text the text as it came
 * @param reason why it cannot be ordered
 */
record Unordered(String text, String reason) implements Version {

  @Override
  public int compareTo(Version other) {
    return other instanceof Unordered that ? text.compareTo(that.text) : -1;
  }

  @Override
  public String canonical() {
    return text;
  }

  @Override
  public boolean isOrdered() {
    return false;
  }

  @Override
  public boolean isPrerelease() {
    return false;
  }

  @Override
  public Optional<String> flaw() {
    return Optional.of(reason);
  }
}
