package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.ExposedUnit;
import java.time.Instant;
import java.util.Comparator;

/** What stands first: the surest evidence, and then the earliest. */
final class Order {
  static final Comparator<ExposedUnit> UNITS =
      Comparator.comparing(ExposedUnit::grade)
          .thenComparing(unit -> !unit.certain())
          .thenComparing(unit -> unit.since().orElse(Instant.MIN))
          .thenComparing(ExposedUnit::name);

  private Order() {}
}
