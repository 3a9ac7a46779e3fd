package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.Grade;
import cordon.exposure.UnitClaim;
import cordon.exposure.UnitClaim.Standing;
import cordon.exposure.observation.VexClaim;
import cordon.exposure.observation.VexClaim.PackageVersion;
import java.time.Instant;
import java.util.List;

/** Which of the claims about a unit concern a question, and how they stand to the evidence. */
public final class Claims {
  private Claims() {}

  /** By the order of their keys. */
  public static List<UnitClaim> of(ExposedUnit unit, ExposureQuestion question) {
    return VexClaim.among(unit.attributes()).stream()
        .filter(claim -> concerns(claim, question))
        .map(claim -> new UnitClaim(claim, standing(claim, unit)))
        .toList();
  }

  static boolean concerns(VexClaim claim, ExposureQuestion question) {
    return question.targets().stream().anyMatch(target -> concerns(claim, target));
  }

  /** By the id of the advisory that is asked about, else by the release. */
  private static boolean concerns(VexClaim claim, Target target) {
    TargetMatch match = new TargetMatch(target);
    return named(claim, target)
        || claim.packages().stream().anyMatch(of -> means(of, target, match));
  }

  private static boolean named(VexClaim claim, Target target) {
    return target.versions() instanceof Versions.Covered covered
        && claim.ids().contains(covered.advisory());
  }

  private static boolean means(PackageVersion of, Target target, TargetMatch match) {
    return of.type().equals(target.type())
        && of.name().equals(target.name())
        && (of.version().isEmpty() || match.covers(of.version()));
  }

  /**
   * Whether a claim that concerns a question speaks of any of these versions.
   *
   * @param versions of the packages that are asked about
   */
  static boolean means(VexClaim claim, ExposureQuestion question, List<String> versions) {
    return question.targets().stream()
        .anyMatch(target ->
            named(claim, target)
                || claim.packages().stream().anyMatch(of -> means(of, target, versions)));
  }

  private static boolean means(PackageVersion of, Target target, List<String> versions) {
    return of.type().equals(target.type())
        && of.name().equals(target.name())
        && (of.version().isEmpty() || versions.stream().anyMatch(only(of)::covers));
  }

  private static TargetMatch only(PackageVersion of) {
    return new TargetMatch(
        new Target(of.type(), of.name(), new Versions.Listed(List.of(of.version()))));
  }

  private static Standing standing(VexClaim claim, ExposedUnit unit) {
    // A lockfile says what would be installed; a pull, or a copy that lies there, what was.
    boolean seen = unit.grade().compareTo(Grade.FETCHED) <= 0;
    return switch (claim.status()) {
      case "affected" -> Standing.AGREES;
      case "not_affected" -> seen ? Standing.CONTRADICTED : Standing.UNPROVEN;
      case "fixed" ->
          seen && claim.stated().map(at -> hadAfter(unit, at)).orElse(false)
              ? Standing.CONTRADICTED
              : Standing.UNPROVEN;
      default -> Standing.UNPROVEN;
    };
  }

  /** What was pulled before it was mended says nothing against that it was. */
  private static boolean hadAfter(ExposedUnit unit, Instant stated) {
    boolean came = unit.since().map(since -> !since.isBefore(stated)).orElse(false);
    boolean lies =
        unit.grade().compareTo(Grade.FETCHED) < 0
            && unit.until().map(until -> until.isAfter(stated)).orElse(true);
    return came || lies;
  }
}
