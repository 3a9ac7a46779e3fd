package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.Coverage;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.Stretches;
import cordon.exposure.graph.TemporalGraph;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tells silence from absence. A unit is excluded only where complete documents of each ecosystem in
 * question stand on both sides of the window and lack the release; everything else is unknown.
 */
final class Silence {
  private static final Optional<String> NO_DOCUMENT =
      Optional.of("no complete document of such packages");

  private static final Optional<String> BEGINS_LATE =
      Optional.of("the first complete document is of after the window began");

  private static final Optional<String> SILENT =
      Optional.of("silent since before the window ended");

  private final TemporalGraph graph;
  private final Window window;

  /** Of each kind of package in question. */
  private final List<Optional<Stretches>> stretches;

  Silence(TemporalGraph graph, Window window, List<String> types) {
    this.graph = graph;
    this.window = window;
    this.stretches = types.stream().map(graph::completeStretches).toList();
  }

  Coverage coverage(IntPredicate had) {
    int[] units = graph.units().toArray();
    int[] unknown = IntStream.of(units).filter(u -> !had.test(u) && why(u).isPresent()).toArray();
    int exposed = (int) IntStream.of(units).filter(had).count();
    return new Coverage(
        units.length, units.length - exposed - unknown.length, new UnknownUnits(unknown));
  }

  /** Why it is not known of a unit; empty when it is known that there was nothing. */
  private Optional<String> why(int unit) {
    for (Optional<Stretches> complete : stretches) {
      if (complete.isEmpty() || !complete.get().has(unit)) {
        return NO_DOCUMENT;
      }
      if (window.from() != Seconds.ALWAYS && complete.get().first(unit) > window.from()) {
        return BEGINS_LATE;
      }
      if (window.to() != Seconds.NEVER && complete.get().last(unit) < window.to()) {
        return SILENT;
      }
    }
    return Optional.empty();
  }

  /** Made when asked for: there may be a hundred thousand, of which people look at a page. */
  private final class UnknownUnits extends AbstractList<UnknownUnit> {
    private final int[] units;

    UnknownUnits(int[] units) {
      this.units = units;
    }

    @Override
    public UnknownUnit get(int index) {
      int unit = units[index];
      OptionalInt last = graph.lastHeard(unit);
      return new UnknownUnit(
          graph.entity(unit).name(),
          why(unit).orElseThrow(),
          last.isEmpty() ? Optional.empty() : Window.moment(last.getAsInt()));
    }

    @Override
    public int size() {
      return units.length;
    }
  }
}
