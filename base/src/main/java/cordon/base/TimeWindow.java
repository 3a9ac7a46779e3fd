package cordon.base;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time that begins with one moment and ends before another, so that windows laid end
 * to end share no moment.
 *
 * @param from the first moment within
 * @param to the first moment after; equal to {@code from} in an empty window
 */
public record TimeWindow(Instant from, Instant to) {

  public TimeWindow {
    if (to.isBefore(from)) {
      throw Problem.of(
              "time/window",
              "a time window ends before it begins",
              "from " + from + " to " + to,
              "exchange the two, or correct the one that is wrong")
          .asException();
    }
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  /** Whether the two share a moment. */
  public boolean overlaps(TimeWindow other) {
    return intersection(other).isPresent();
  }

  /** What both contain; empty if they share no moment. */
  public Optional<TimeWindow> intersection(TimeWindow other) {
    Instant later = from.isAfter(other.from) ? from : other.from;
    Instant earlier = to.isBefore(other.to) ? to : other.to;
    return later.isBefore(earlier) ? Optional.of(new TimeWindow(later, earlier)) : Optional.empty();
  }

  public boolean isEmpty() {
    return from.equals(to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  /** {@code 2026-03-24T10:39:00Z/2026-03-24T11:19:00Z}, the interval form of ISO 8601. */
  @Override
  public String toString() {
    return from + "/" + to;
  }
}
