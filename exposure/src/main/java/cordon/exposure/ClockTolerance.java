package cordon.exposure;

import java.time.Duration;
import java.time.Instant;

/** Which times that others tell of what they saw can be right. */
final class ClockTolerance {
  /** Clocks of others go a little ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private ClockTolerance() {}

  /** Whether it lies neither ahead nor before computers kept time. */
  static boolean allows(Instant told, Instant now) {
    return !told.isBefore(Instant.EPOCH) && !told.isAfter(now.plus(AHEAD));
  }
}
