package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reach;
import cordon.exposure.ExposureAnswer.Reached;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An answer at one moment: the units that had it just then, or may have, and what was within reach
 * by then. What is unknown, and what to shut off, is of the whole answer. What was once within
 * reach stays so: whoever read a secret keeps it, whatever became of the release.
 */
public final class AtMoment {
  private AtMoment() {}

  public static ExposureAnswer of(ExposureAnswer whole, Instant at) {
    return new ExposureAnswer(
        whole.question(),
        whole.units().stream().filter(unit -> phase(unit, at) == Phase.NOW).toList(),
        reach(whole.reach(), at),
        whole.admitted(),
        whole.unanswered(),
        whole.outside().stream().filter(unit -> phase(unit, at) == Phase.NOW).toList(),
        whole.coverage(),
        whole.plan());
  }

  private static Reach reach(Reach whole, Instant at) {
    return new Reach(
        by(whole.credentials(), at),
        by(whole.data(), at),
        by(whole.people(), at),
        by(whole.vendors(), at),
        by(whole.behind(), at),
        whole.passes().stream().filter(pass -> cameBy(pass.at(), at)).toList());
  }

  private static List<Reached> by(List<Reached> things, Instant at) {
    return things.stream().filter(thing -> cameBy(thing.since(), at)).toList();
  }

  /** Where a unit stands at a moment. */
  public static Phase phase(ExposedUnit unit, Instant at) {
    if (!cameBy(unit.since(), at)) {
      return Phase.NOT_YET;
    }
    return unit.until().isPresent() && !at.isBefore(unit.until().get()) ? Phase.GONE : Phase.NOW;
  }

  /**
   * @param since empty: from before anything is known
   */
  public static boolean cameBy(Optional<Instant> since, Instant at) {
    return since.isEmpty() || !since.get().isAfter(at);
  }

  /** Before, while, or after something holds. */
  public enum Phase {
    NOT_YET,
    NOW,
    /** It had it and has it no longer. */
    GONE
  }
}
