package cordon.exposure.answer;

import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Relation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Vendors that say that they were not affected, while evidence says that a unit of theirs was. */
public final class Contradictions {
  private static final String NOT_AFFECTED = "not-affected";

  private Contradictions() {}

  /** Their names. */
  public static Set<String> of(ExposureAnswer answer) {
    List<Reached> denying =
        answer.vendors().stream()
            .filter(v -> NOT_AFFECTED.equals(v.attributes().get(Description.ATTESTATION)))
            .toList();
    Set<String> contradicted = new HashSet<>();
    if (!denying.isEmpty()) {
      Set<String> had = new HashSet<>();
      answer.units().stream().filter(u -> u.grade().had()).map(ExposedUnit::name).forEach(had::add);
      denying.stream()
          .filter(vendor -> runs(vendor, had))
          .forEach(vendor -> contradicted.add(vendor.entity().name()));
    }
    return contradicted;
  }

  /** Whether it was come to by a unit that it runs itself and that had it. */
  private static boolean runs(Reached vendor, Set<String> had) {
    List<Step> way = vendor.way();
    Step first = way.getFirst();
    return way.size() == 2
        && way.getLast().by().equals(Relation.RUN_BY.word())
        && first.entity().kind() == EntityKind.UNIT
        && had.contains(first.entity().name());
  }
}
