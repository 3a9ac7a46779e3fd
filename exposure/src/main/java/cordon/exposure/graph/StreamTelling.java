package cordon.exposure.graph;

import cordon.exposure.observation.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hears the documents of one stream of a unit in the order of their time, and tells {@link
 * Coverage} between which of them it lists all of a kind of package.
 */
final class StreamTelling {
  /**
   * Between two complete documents further apart than this anything may have come and gone: the
   * place may have been worked on without our hearing of it.
   */
  private static final int LONGEST_PAUSE = 30 * 86_400;

  private final Coverage coverage;
  private final Map<String, Told> told = new HashMap<>();

  /** Also by documents that do not claim to list all. */
  private final Set<String> listed = new HashSet<>();

  private int end = Seconds.NEVER;

  private record Told(int first, int last) {}

  StreamTelling(Coverage coverage) {
    this.coverage = coverage;
  }

  /**
   * @param types of which it lists packages
   * @param lacking those of which it is not complete all the same
   */
  void document(int unit, int observed, boolean complete, List<String> types, Set<String> lacking) {
    if (end != Seconds.NEVER) {
      finish(unit); // what was said to be gone is there again
    }
    lacking.stream()
        .flatMap(part -> Part.typeWithoutBuilds(part).stream())
        .forEach(type -> coverage.buildsAside(unit, type));
    List<String> parts = types.stream().map(type -> part(type, lacking)).toList();
    listed.addAll(parts);
    lacking.stream().filter(type -> !Part.is(type)).forEach(listed::add);
    if (complete) {
      // One without a type that the stream told of before tells that there is none any more.
      told.replaceAll(
          (type, before) -> lacking.contains(type) ? before : later(unit, type, before, observed));
      parts.stream()
          .filter(type -> !lacking.contains(type))
          .forEach(type -> told.putIfAbsent(type, new Told(observed, observed)));
    }
  }

  /** A list of what builds use is none of anything else, in coverage too. */
  private static String part(String type, Set<String> lacking) {
    return lacking.contains(Part.run(type)) ? Part.build(type) : type;
  }

  private Told later(int unit, String type, Told before, int observed) {
    if (observed - before.last > LONGEST_PAUSE) {
      coverage.pause(unit, type, before.last, observed);
    }
    return new Told(before.first, observed);
  }

  /** The place is gone, and tells nothing of what came after. */
  void end(int unit, int observed) {
    told.replaceAll((type, before) -> later(unit, type, before, observed));
    end = observed;
  }

  /** All of the stream was heard. */
  void finish(int unit) {
    for (String type : listed) {
      Told times = told.getOrDefault(type, new Told(Seconds.NEVER, Seconds.ALWAYS));
      coverage.stream(unit, type, times.first, times.last, end);
    }
    told.clear();
    listed.clear();
    end = Seconds.NEVER;
  }
}
