package cordon.exposure.pages;

import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.VendorWord;
import cordon.exposure.answer.AtMoment;
import cordon.exposure.answer.AtMoment.Phase;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An answer in one line. */
final class Headline {
  private Headline() {}

  static String of(ExposureAnswer whole, Optional<Instant> at) {
    int units = whole.units().size();
    if (units == 0 && !whole.admitted().isEmpty()) {
      return "No unit is known to have had it, and "
          + whole.admitted().stream().map(VendorWord::vendor).collect(Collectors.joining(", "))
          + " says to have had it";
    }
    if (units == 0) {
      return whole.outside().isEmpty()
          ? "Nobody is known to have had it"
          : "Nobody is known to have come by it in the window; "
              + units(whole.outside().size())
              + " had it outside";
    }
    return at.map(moment -> then(whole, moment)).orElse(units(units) + " had it, or may have");
  }

  static String tone(ExposureAnswer whole) {
    boolean known =
        whole.coverage().unknown().isEmpty()
            && whole.outside().isEmpty()
            && whole.unanswered().isEmpty();
    return whole.exposed() ? "notice-bad" : known ? "notice-good" : "notice-wait";
  }

  private static String then(ExposureAnswer whole, Instant at) {
    Map<Phase, Long> phases =
        whole.units().stream()
            .collect(
                Collectors.groupingBy(
                    unit -> AtMoment.phase(unit, at),
                    () -> new EnumMap<>(Phase.class),
                    Collectors.counting()));
    Function<Phase, Long> count = phase -> phases.getOrDefault(phase, 0L);
    return String.format(
        Locale.ROOT,
        "At %s UTC %,d of %s had it, or may have; %,d no longer, %,d not yet",
        MomentBar.told(at),
        count.apply(Phase.NOW),
        units(whole.units().size()),
        count.apply(Phase.GONE),
        count.apply(Phase.NOT_YET));
  }

  private static String units(int count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "unit" : "units");
  }
}
