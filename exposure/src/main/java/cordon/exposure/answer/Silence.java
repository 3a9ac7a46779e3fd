package cordon.exposure.answer;

import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer.Coverage;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Tells silence from absence. A unit is excluded only where complete documents of each ecosystem in
 * question stand on both sides of the window and lack the release; everything else is unknown.
 */
final class Silence {
  private final TemporalGraph graph;
  private final Window window;
  private final List<String> types;

  Silence(TemporalGraph graph, Window window, List<String> types) {
    this.graph = graph;
    this.window = window;
    this.types = types;
  }

  Coverage coverage(IntPredicate had) {
    int[] units = graph.all(EntityKind.UNIT).toArray();
    List<UnknownUnit> unknown = new ArrayList<>();
    int excluded = 0;
    for (int unit : units) {
      if (had.test(unit)) {
        continue;
      }
      Optional<String> why = types.stream().flatMap(t -> why(unit, t).stream()).findFirst();
      if (why.isEmpty()) {
        excluded++;
      } else {
        unknown.add(unknown(unit, why.get()));
      }
    }
    unknown.sort(Comparator.comparing(UnknownUnit::name));
    return new Coverage(units.length, excluded, List.copyOf(unknown));
  }

  /** Why it is not known of one ecosystem; empty when it is known that there was nothing. */
  private Optional<String> why(int unit, String type) {
    Optional<int[]> stretch = graph.completeStretch(unit, type);
    if (stretch.isEmpty()) {
      return Optional.of("no complete document of " + type + " packages");
    }
    if (window.from() != Seconds.ALWAYS && stretch.get()[0] > window.from()) {
      return Optional.of("the first complete document is of after the window began");
    }
    if (window.to() != Seconds.NEVER && stretch.get()[1] < window.to()) {
      return Optional.of("silent since before the window ended");
    }
    return Optional.empty();
  }

  private UnknownUnit unknown(int unit, String why) {
    OptionalInt last = graph.lastHeard(unit);
    return new UnknownUnit(
        graph.entity(unit).name(),
        why,
        last.isEmpty() ? Optional.empty() : Window.moment(last.getAsInt()));
  }
}
