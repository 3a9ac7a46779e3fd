package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.Coverage;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.graph.CompleteStreams;
import cordon.exposure.graph.CompleteStreams.Gap;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Part;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Tells silence from absence. A unit is excluded only where complete documents of each ecosystem in
 * question stand on both sides of the window and lack the release; everything else is unknown.
 */
final class Silence {
  private static final String RESOLVED_AFRESH =
      "builds may fetch it afresh: no document lists what they are built with";

  private final TemporalGraph graph;
  private final Window window;

  /** Of each kind of package in question. */
  private final List<Optional<CompleteStreams>> streams;

  /** Of what builds use of each; whoever has no such list is told of by the others. */
  private final List<CompleteStreams> ofBuilds;

  private final boolean builtWith;

  Silence(TemporalGraph graph, Window window, List<Target> targets) {
    this.graph = graph;
    this.window = window;
    this.streams =
        targets.stream().map(Target::type).distinct().map(graph::completeStreams).toList();
    this.ofBuilds =
        targets.stream()
            .map(target -> Part.build(target.type()))
            .distinct()
            .flatMap(part -> graph.completeStreams(part).stream())
            .toList();
    this.builtWith =
        targets.stream()
            .anyMatch(t -> BuildTools.standInNoList(new PackageName(t.type(), t.name())));
  }

  /**
   * @param within who came by it in the window
   * @param had who had it then, but came by it outside; that is not to be without it
   * @param tookAnother why one that may have had it is held to have taken another, which is no
   *     proof
   */
  Coverage coverage(
      IntPredicate within, IntPredicate had, IntFunction<Optional<String>> tookAnother) {
    int[] units = graph.units().toArray();
    int[] unknown = new int[units.length];
    int silent = 0;
    int excluded = 0;
    for (int unit : units) {
      if (within.test(unit)) {
        continue;
      }
      if (builtWith || tookAnother.apply(unit).isPresent() || gap(unit) != Gap.NONE) {
        unknown[silent++] = unit;
      } else if (!had.test(unit)) {
        excluded++;
      }
    }
    return new Coverage(
        units.length, excluded, new UnknownUnits(Arrays.copyOf(unknown, silent), tookAnother));
  }

  private Gap gap(int unit) {
    for (Optional<CompleteStreams> told : streams) {
      Gap gap = told.isEmpty() ? Gap.NO_DOCUMENT : told.get().gap(unit, window.from(), window.to());
      if (gap != Gap.NONE) {
        return gap;
      }
    }
    for (CompleteStreams told : ofBuilds) {
      Gap gap = told.gap(unit, window.from(), window.to());
      if (gap != Gap.NO_DOCUMENT && gap != Gap.ENDED && gap != Gap.NONE) {
        return gap;
      }
    }
    return Gap.NONE;
  }

  private String why(int unit) {
    return builtWith
        ? RESOLVED_AFRESH
        : switch (gap(unit)) {
          case NONE -> "";
          case NO_DOCUMENT -> "no document lists such packages";
          case INCOMPLETE -> "a document of such packages does not claim to be complete";
          case BEGINS_LATE -> "the first complete document of a place came after the window began";
          case SILENT -> "silent since before the window ended";
          case PAUSE -> "more than 30 days lie between the documents around the window";
          case ENDED -> "the places that told of it were gone before the window ended";
        };
  }

  /** Made when asked for: there may be a hundred thousand, of which people look at a page. */
  private final class UnknownUnits extends AbstractList<UnknownUnit> {
    private final int[] units;
    private final IntFunction<Optional<String>> tookAnother;

    UnknownUnits(int[] units, IntFunction<Optional<String>> tookAnother) {
      this.units = units;
      this.tookAnother = tookAnother;
    }

    @Override
    public UnknownUnit get(int index) {
      int unit = units[index];
      OptionalInt last = graph.lastHeard(unit);
      return new UnknownUnit(
          graph.entity(unit).name(),
          tookAnother.apply(unit).orElseGet(() -> why(unit)),
          last.isEmpty() ? Optional.empty() : Window.moment(last.getAsInt()));
    }

    @Override
    public int size() {
      return units.length;
    }
  }
}
