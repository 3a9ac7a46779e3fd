package cordon.gate.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Sentences about time, the same on every route. */
public final class Wording {
  private Wording() {}

  /** Why it is too young; until when stands beside it in the decision. */
  static String tooYoung(Age age, Duration wait) {
    String rule = ", the cool-down is " + length(wait);
    return switch (age.basis()) {
      case UPSTREAM -> "published " + minutes(age.since().orElseThrow()) + rule;
      case UPSTREAM_BOUND ->
          "the upstream only states that it was published no later than "
              + minutes(age.since().orElseThrow())
              + rule;
      case SIGNATURE -> "signed " + minutes(age.since().orElseThrow()) + " by its publisher" + rule;
      case FIRST_SEEN ->
          age.defect() + ", first seen here " + minutes(age.since().orElseThrow()) + rule;
      case NONE -> age.defect() + ", so its age is unknown and it is held until somebody decides";
    };
  }

  static String length(Duration duration) {
    if (duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
      return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
    }
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** {@code 2026-11-27 08:50 UTC}, rounded up so that nobody comes back too early. */
  public static String minutes(Instant instant) {
    if (instant.equals(Instant.MAX)) {
      return "the end of time";
    }
    Instant cut = instant.truncatedTo(ChronoUnit.MINUTES);
    Instant shown = cut.equals(instant) ? cut : cut.plus(1, ChronoUnit.MINUTES);
    return shown.toString().replace('T', ' ').replace(":00Z", " UTC");
  }
}
