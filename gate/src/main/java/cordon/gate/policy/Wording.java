package cordon.gate.policy;

import cordon.base.Ecosystem;
import cordon.gate.Upstream.Undated;
import cordon.gate.index.Publication.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Sentences of reasons, the same on every route. */
public final class Wording {
  private Wording() {}

  /** Why it is too young; until when stands beside it in the decision. */
  static String tooYoung(Age age, Duration wait, Undated undated, Ecosystem ecosystem) {
    String rule = ", the cool-down is " + length(wait);
    return switch (age.basis()) {
      case UPSTREAM -> "published " + minutes(age.since().orElseThrow()) + rule;
      case UPSTREAM_BOUND ->
          "the upstream states no publish time, only that its list of releases last changed "
              + minutes(age.since().orElseThrow())
              + rule
              + signatures(undated, ecosystem);
      case SIGNATURE -> "signed " + minutes(age.since().orElseThrow()) + " by its publisher" + rule;
      case FIRST_SEEN ->
          age.defect()
              + ", first seen here "
              + minutes(age.since().orElseThrow())
              + rule
              + signatures(undated, ecosystem);
      case NONE -> age.defect() + ", so its age is unknown and it is held until somebody decides";
    };
  }

  /** The way out for who meets an upstream without times, which Maven repositories often are. */
  private static String signatures(Undated undated, Ecosystem ecosystem) {
    return ecosystem == Ecosystem.MAVEN && undated == Undated.FIRST_SEEN
        ? "; who runs the gate can have old releases known by their signatures:"
            + " `undated = \"signature\"` of the upstream"
        : "";
  }

  /** Why it passes before its usual time. */
  static String attested(Duration wait, Duration usual) {
    return "the upstream states an attestation of it (not verified here), so the cool-down is "
        + length(wait)
        + " instead of "
        + length(usual);
  }

  /** Why it passes although it is young. */
  static String fixes(ReleaseEvidence evidence, SecurityFix fix) {
    return "let through before its time: it fixes "
        + fix.advisory()
        + " of "
        + evidence.coordinate().name()
        + " "
        + fix.vulnerable()
        + ", which is in use here";
  }

  static String lostProvenance(Change.LostProvenance lost) {
    return "it has no attestation, and releases before it had one, such as " + foreign(lost.last());
  }

  static String newPublisher(Change.NewPublisher change) {
    String before = String.join(", ", change.before().stream().map(Wording::foreign).toList());
    return change
            .now()
            .map(now -> "published by " + foreign(now))
            .orElse("published by nobody named")
        + ", the releases before it by "
        + before;
  }

  /** Foreign text goes into headers, logs and pages: short and plain. */
  public static String foreign(String text) {
    return foreign(text, 120);
  }

  public static String foreign(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest) + "..." : text;
    return cut.replaceAll("[^\\x20-\\x7e]", "?");
  }

  static String length(Duration duration) {
    if (duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
      return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
    }
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /**
   * {@code 2026-11-27 08:50 UTC}, rounded up so that nobody comes back too early. So are publish
   * times, from which that is counted; what merely happened is cut to the minute elsewhere.
   */
  public static String minutes(Instant instant) {
    if (instant.equals(Instant.MAX)) {
      return "the end of time";
    }
    Instant cut = instant.truncatedTo(ChronoUnit.MINUTES);
    Instant shown = cut.equals(instant) ? cut : cut.plus(1, ChronoUnit.MINUTES);
    return shown.toString().replace('T', ' ').replace(":00Z", " UTC");
  }
}
