package cordon.exposure.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Gathers when units were heard of, and what their streams tell completely. */
final class Coverage {
  private final LastTimes heard = new LastTimes();
  private final Map<String, Rows> rows = new HashMap<>();
  private final Map<String, CompleteStreams> complete = new HashMap<>();

  /** Units by the type of packages of which their documents leave out what builds use. */
  private final Map<String, BitSet> aside = new HashMap<>();

  private record Rows(IntRows streams, IntRows pauses) {}

  /**
   * A stream of this unit that lists this kind of package.
   *
   * @param type of the packages, or that of {@link cordon.exposure.observation.Part#build}
   * @param first when its first complete document was observed; {@link Seconds#NEVER}: it has none
   * @param last when the last one was
   * @param end when the place was said to be gone; {@link Seconds#NEVER}: it is there
   */
  void stream(int unit, String type, int first, int last, int end) {
    of(type).streams.add(unit, first, last, end);
  }

  /** Between two complete documents of a stream, longer than anything is known for sure. */
  void pause(int unit, String type, int from, int to) {
    of(type).pauses.add(unit, from, to);
  }

  /** A document of this unit leaves out what builds use of these packages. */
  void buildsAside(int unit, String type) {
    aside.computeIfAbsent(type, t -> new BitSet()).set(unit);
  }

  private Rows of(String type) {
    return rows.computeIfAbsent(type, t -> new Rows(new IntRows(4), new IntRows(3)));
  }

  /** Nothing is to be told any more. */
  void finish(int entities) {
    rows.forEach((type, of) ->
        complete.put(
            type,
            new CompleteStreams(
                of.streams.group(entities),
                of.pauses.group(entities),
                aside.getOrDefault(type, new BitSet()))));
    rows.clear();
  }

  /** Anything of this unit. */
  void heard(int unit, int at) {
    heard.add(unit, at);
  }

  OptionalInt lastHeard(int unit) {
    return heard.of(unit);
  }

  /** Of one kind of package; empty when no document of anybody lists it. */
  Optional<CompleteStreams> complete(String type) {
    return Optional.ofNullable(complete.get(type));
  }
}
