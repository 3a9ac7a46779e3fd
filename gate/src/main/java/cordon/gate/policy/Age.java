package cordon.gate.policy;

import cordon.gate.AgeBasis;
import cordon.gate.Upstream.Undated;
import cordon.gate.index.ReleaseFile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * From when the age of an artifact counts, and why.
 *
 * @param basis which clock
 * @param since when it started; empty for {@link AgeBasis#NONE}
 * @param defect what is wrong with the stated time; empty when nothing is
 */
record Age(AgeBasis basis, Optional<Instant> since, String defect) {

  private static final String NO_TIME = "the upstream states no publish time";

  static Age of(ReleaseEvidence evidence, Instant now) {
    Optional<Instant> stated = evidence.published();
    boolean counts =
        evidence.upstream().undated() != Undated.HOLD && evidence.firstSeen().isPresent();
    if (stated.isPresent() && !stated.get().isAfter(now)) {
      AgeBasis basis = basis(evidence.stated());
      return counts && basis == AgeBasis.UPSTREAM_BOUND && sawIt(evidence, stated.get())
          ? new Age(AgeBasis.FIRST_SEEN, evidence.firstSeen(), NO_TIME)
          : new Age(basis, stated, "");
    }
    String defect = defect(evidence);
    return counts
        ? new Age(AgeBasis.FIRST_SEEN, evidence.firstSeen(), defect)
        : new Age(AgeBasis.NONE, Optional.empty(), defect);
  }

  /** A bound moves with every release of the package; what we saw before it moved is older. */
  private static boolean sawIt(ReleaseEvidence evidence, Instant bound) {
    return evidence.firstSeen().map(seen -> seen.isBefore(bound)).orElse(false);
  }

  private static AgeBasis basis(String stated) {
    if (stated.startsWith(ReleaseFile.SIGNED)) {
      return AgeBasis.SIGNATURE;
    }
    return stated.startsWith(ReleaseFile.NO_LATER_THAN)
        ? AgeBasis.UPSTREAM_BOUND
        : AgeBasis.UPSTREAM;
  }

  /** When the artifact is old enough; empty when that cannot be told. */
  Optional<Instant> matureAt(Duration coolDown) {
    return since.map(s -> plus(s, coolDown));
  }

  /** Whether the artifact is that old for certain. */
  boolean reached(Duration wait, Instant now) {
    return matureAt(wait).map(m -> !now.isBefore(m)).orElse(false);
  }

  private static String defect(ReleaseEvidence evidence) {
    if (evidence.stated().isEmpty()) {
      return NO_TIME;
    }
    String shown = Wording.foreign(evidence.stated(), 40);
    return evidence.published().isPresent()
        ? "the upstream states a publish time in the future (" + shown + ")"
        : "the upstream states a publish time that cannot be read (" + shown + ")";
  }

  private static Instant plus(Instant start, Duration duration) {
    return start.until(Instant.MAX, ChronoUnit.SECONDS) <= duration.toSeconds()
        ? Instant.MAX
        : start.plus(duration);
  }
}
