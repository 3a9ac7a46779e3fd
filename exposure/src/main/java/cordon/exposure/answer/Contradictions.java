package cordon.exposure.answer;

import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.observation.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Vendors that say that they were not affected, while evidence says that a unit of theirs was. */
public final class Contradictions {
  private Contradictions() {}

  /** Their names. */
  public static Set<String> of(ExposureAnswer answer) {
    Map<Reached, String> denying = new HashMap<>();
    for (Reached vendor : answer.reach().vendors()) {
      ran(vendor)
          .filter(unit -> Attestations.denies(vendor, answer.question()))
          .ifPresent(unit -> denying.put(vendor, unit));
    }
    return denying.isEmpty() ? Set.of() : contradicted(answer, denying);
  }

  private static Set<String> contradicted(ExposureAnswer answer, Map<Reached, String> denying) {
    Map<String, ExposedUnit> had = new HashMap<>();
    answer.units().stream()
        .filter(unit -> unit.grade().had())
        .forEach(unit -> had.put(unit.name(), unit));
    Set<String> contradicted = new HashSet<>();
    denying.forEach((vendor, name) -> {
      ExposedUnit unit = had.get(name);
      if (unit != null && Attestations.denies(vendor, answer.question(), unit.releases())) {
        contradicted.add(vendor.entity().name());
      }
    });
    return contradicted;
  }

  /** The unit by which it was come to, where it runs that itself. */
  private static Optional<String> ran(Reached vendor) {
    List<Step> way = vendor.way();
    Step first = way.getFirst();
    return way.size() == 2
            && way.getLast().by().equals(Relation.RUN_BY.word())
            && first.entity().kind() == EntityKind.UNIT
        ? Optional.of(first.entity().name())
        : Optional.empty();
  }
}
