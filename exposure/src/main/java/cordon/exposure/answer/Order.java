package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import java.time.Instant;
import java.util.Comparator;

/** What stands first: the surest evidence, and what must be acted upon first. */
final class Order {
  static final Comparator<ExposedUnit> UNITS =
      Comparator.comparing(ExposedUnit::grade)
          .thenComparing(unit -> !unit.certain())
          .thenComparing(unit -> unit.since().orElse(Instant.MIN))
          .thenComparing(ExposedUnit::name);

  /** Open before closed; more crown jewels behind it; longer within reach. */
  static final Comparator<Reached> REACHED =
      Comparator.comparing((Reached reached) -> reached.closed().isPresent())
          .thenComparing(Reached::jewels, Comparator.reverseOrder())
          .thenComparing(reached -> reached.since().orElse(Instant.MIN))
          .thenComparing(reached -> reached.entity().name());

  private Order() {}
}
