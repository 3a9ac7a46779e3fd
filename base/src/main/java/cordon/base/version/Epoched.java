package cordon.base.version;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version as Linux distributions write it, {@code [epoch:]version[-release]}, its two halves in
 * parts.
 */
record Epoched<P extends Comparable<P>>(String epoch, List<P> version, List<P> release) {
  /** Why {@link #split} gives nothing. */
  static final String FLAW = "the epoch before the colon is not a number";

  /** The three as they are written; no epoch is 0. */
  record Text(String epoch, String version, Optional<String> release) {}

  /**
   * Splits at the first colon and the last hyphen behind it; empty where the epoch is no number.
   */
  static Optional<Text> split(String whole) {
    int colon = whole.indexOf(':');
    String epoch = colon < 0 ? "0" : whole.substring(0, colon);
    if (!Digits.all(epoch)) {
      return Optional.empty();
    }
    String rest = whole.substring(colon + 1);
    int hyphen = rest.lastIndexOf('-');
    return Optional.of(
        hyphen < 0
            ? new Text(Digits.strip(epoch), rest, Optional.empty())
            : new Text(
                Digits.strip(epoch),
                rest.substring(0, hyphen),
                Optional.of(rest.substring(hyphen + 1))));
  }

  /** Epoch, version, release; halves that end go on with {@code absent}. */
  int compare(Epoched<P> that, P absent) {
    int order = Digits.compare(epoch, that.epoch);
    if (order == 0) {
      order = InOrder.comparePadded(version, that.version, absent, Comparator.naturalOrder());
    }
    return order == 0
        ? InOrder.comparePadded(release, that.release, absent, Comparator.naturalOrder())
        : order;
  }
}
