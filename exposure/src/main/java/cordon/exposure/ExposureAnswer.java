package cordon.exposure;

import cordon.base.TimeWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer, each list with the gravest first.
 *
 * @param units that had it, or may have
 * @param reach what was within reach of those
 * @param admitted vendors that say themselves that they had it: there a breach begins as well
 * @param unanswered vendors that were asked and have not said yet
 * @param outside units that had it, but came by it outside of the window: what a disputed window
 *     would change
 * @param coverage what is not known
 * @param plan what to shut off
 */
public record ExposureAnswer(
    ExposureQuestion question,
    List<ExposedUnit> units,
    Reach reach,
    List<VendorWord> admitted,
    List<VendorWord> unanswered,
    List<ExposedUnit> outside,
    Coverage coverage,
    ShutOffPlan plan) {

  /**
   * The same with its lists at hand. Long ones are made each time that they are looked at, which is
   * right for who takes a page of them, and not for who goes through them several times.
   */
  public ExposureAnswer held() {
    return new ExposureAnswer(
        question, List.copyOf(units), reach.held(), admitted, unanswered, outside, coverage, plan);
  }

  /** Whether there is bad news: somebody had it, or may have, or says so. */
  public boolean exposed() {
    return !units.isEmpty() || !admitted.isEmpty();
  }

  /** Whether anybody had it within the window or after, or may have, however it came. */
  public boolean hadIt() {
    Instant from = question.window().map(TimeWindow::from).orElse(Instant.MIN);
    return !units.isEmpty()
        || outside.stream().anyMatch(unit -> unit.until().map(from::isBefore).orElse(true));
  }

  /** Until when what was reached was followed; empty: to the end. */
  public Optional<Instant> followedUntil() {
    return question.window().map(window -> window.to().plus(question.horizon()));
  }

  /**
   * What a vendor says to the question.
   *
   * @param status as {@link cordon.exposure.observation.VexClaim#status}, or {@code no_answer}
   */
  public record VendorWord(String vendor, String status, Optional<Instant> stated) {}

  /**
   * A unit that had it, or may have.
   *
   * @param grade of the surest evidence
   * @param certain whether the time of that evidence, or of the build from which it follows, lies
   *     within the window for sure
   * @param since when it can have come at the earliest; empty: not known
   * @param until when it was gone by; empty: it is still there, as far as is known
   * @param releases which
   * @param documents that show it
   * @param facts of transfers, by sequence
   * @param why where it follows from a requirement, what is known of what was taken
   * @param attributes what is said of the unit
   */
  public record ExposedUnit(
      String name,
      Grade grade,
      boolean certain,
      Optional<Instant> since,
      Optional<Instant> until,
      List<String> releases,
      List<Integer> documents,
      List<Integer> facts,
      Optional<String> why,
      Map<String, String> attributes) {}

  /**
   * What was within reach.
   *
   * @param credentials to be rotated in this order
   * @param data datasets and models
   * @param people whose records lie in that data
   * @param vendors that were reached
   * @param behind units that had nothing of it themselves and lie behind what was reached
   * @param passes every step between things that were reached, the first 10,000
   */
  public record Reach(
      List<Reached> credentials,
      List<Reached> data,
      List<Reached> people,
      List<Reached> vendors,
      List<Reached> behind,
      List<Pass> passes) {

    /** The lists of things. */
    public List<List<Reached>> things() {
      return List.of(credentials, data, people, vendors, behind);
    }

    private Reach held() {
      return new Reach(
          List.copyOf(credentials),
          List.copyOf(data),
          List.copyOf(people),
          List.copyOf(vendors),
          List.copyOf(behind),
          passes);
    }
  }

  /**
   * Something within reach.
   *
   * @param since when at the earliest; empty: not known
   * @param closed when it was proven to be of no more use to anybody; empty: it is open
   * @param harvested whether the release is known to take things of its kind
   * @param jewels how many crown jewels lie behind it, itself among them
   * @param way an earliest one, from a unit
   * @param attributes what is said of it
   */
  public record Reached(
      Entity entity,
      Optional<Instant> since,
      Optional<Instant> closed,
      boolean harvested,
      int jewels,
      List<Step> way,
      Map<String, String> attributes) {}

  /**
   * A step of a way.
   *
   * @param by the relation that led here; empty at the beginning
   */
  public record Step(Entity entity, String by, Optional<Instant> at) {}

  /**
   * A step from one thing that was reached to another.
   *
   * @param at when it can have been taken at the earliest; empty: not known
   */
  public record Pass(Entity from, String by, Entity to, Optional<Instant> at) {}

  /**
   * What the answer rests on.
   *
   * @param units all that are known
   * @param excluded those of which complete documents on both sides of the window lack it
   * @param unknown those that may have had it without our knowing
   */
  public record Coverage(int units, int excluded, List<UnknownUnit> unknown) {}

  /**
   * A unit of which it is not known.
   *
   * @param why in words
   * @param lastHeard when anything was last heard of it
   */
  public record UnknownUnit(String name, String why, Optional<Instant> lastHeard) {}
}
