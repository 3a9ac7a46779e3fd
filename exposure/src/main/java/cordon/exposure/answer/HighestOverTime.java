package cordon.exposure.answer;

import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import cordon.exposure.graph.ReleaseTimes;
import cordon.exposure.graph.ReleaseTimes.Since;
import cordon.exposure.graph.Seconds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of a package's releases was the highest that a requirement takes, moment by moment: a bad
 * one, another, or one of which it is not known.
 *
 * <p>A release counts as there from the moment at which it came, where its registry says so. Where
 * the registry only bounds that moment, or nothing is known, the release may have been there
 * before; a bad one that no registry lists was there for the whole window, as a window says.
 */
final class HighestOverTime {

  /** What was the highest. */
  enum State {
    /** Not known. */
    OPEN,
    /** A bad one, among all that the registry listed. */
    BAD,
    /** Another than any bad one that may have been there. */
    OTHER,
    /** No bad one had come. */
    NOT_YET
  }

  /**
   * A stretch over which nothing changes.
   *
   * @param version the highest; empty text where it is not known
   */
  record Stretch(int from, int to, State state, String version) {}

  /**
   * A release that may be taken.
   *
   * @param usual whether clients take it without being told to, as they do not pre-releases
   */
  private record Candidate(
      Version version, String text, boolean bad, boolean usual, int sure, int possible) {}

  /** Which versions a requirement takes: at all, and without more being said. */
  record Takes(Predicate<String> atAll, Predicate<String> usually) {}

  private final Window window;
  private final int checked;
  private final List<Candidate> candidates = new ArrayList<>();

  /**
   * @param named bad ones that are named, and may be listed or not
   */
  HighestOverTime(
      VersionScheme scheme,
      Window window,
      ReleaseTimes times,
      Takes takes,
      Predicate<String> bad,
      List<String> named) {
    this.window = window;
    this.checked = times.checked();
    Map<String, Since> all = new HashMap<>(times.since());
    for (String version : named) {
      if (all.keySet().stream().noneMatch(known -> scheme.compare(known, version) == 0)) {
        int sure = window.from() == Seconds.ALWAYS ? Seconds.NEVER : window.from();
        all.put(version, new Since(sure, false));
      }
    }
    all.forEach((text, since) -> {
      Version version = scheme.parse(text);
      if (version.isOrdered() && takes.atAll.test(text)) {
        int possible = since.exact() ? since.second() : Seconds.ALWAYS;
        boolean usual = takes.usually.test(text);
        candidates.add(
            new Candidate(version, text, bad.test(text), usual, since.second(), possible));
      }
    });
    candidates.sort(Comparator.comparing(Candidate::version).reversed());
  }

  /** All stretches of the window, in their order. */
  List<Stretch> stretches() {
    List<Integer> changes = new ArrayList<>();
    changes.add(window.from());
    candidates.stream()
        .map(Candidate::sure)
        .filter(second -> second > window.from() && second < window.to())
        .forEach(changes::add);
    if (checked > window.from() && checked < window.to()) {
      changes.add(checked);
    }
    List<Integer> sorted = changes.stream().distinct().sorted().toList();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      int to = i + 1 < sorted.size() ? sorted.get(i + 1) : window.to();
      stretches.add(stretch(sorted.get(i), to));
    }
    return stretches;
  }

  private Stretch stretch(int from, int to) {
    Optional<Candidate> mayBeBad = highest(c -> c.bad() && c.possible() <= from);
    if (mayBeBad.isEmpty()) {
      return new Stretch(from, to, knowsBad() ? State.NOT_YET : State.OPEN, "");
    }
    Optional<Candidate> other = highest(c -> !c.bad() && c.usual() && c.sure() <= from);
    if (other.filter(o -> isAbove(o, mayBeBad.get())).isPresent()) {
      return new Stretch(from, to, State.OTHER, other.get().text());
    }
    Optional<Candidate> bad = highest(c -> c.bad() && c.usual() && c.sure() <= from);
    Optional<Candidate> mayBeOther = highest(c -> !c.bad() && c.usual() && c.possible() <= from);
    boolean highest =
        bad.filter(b -> mayBeOther.isEmpty() || isAbove(b, mayBeOther.get())).isPresent();
    return highest && from < checked
        ? new Stretch(from, to, State.BAD, bad.get().text())
        : new Stretch(from, to, State.OPEN, "");
  }

  /** Where none is known, there may be any. */
  private boolean knowsBad() {
    return candidates.stream().anyMatch(Candidate::bad);
  }

  private Optional<Candidate> highest(Predicate<Candidate> of) {
    return candidates.stream().filter(of).findFirst(); // they stand in their order
  }

  private static boolean isAbove(Candidate a, Candidate b) {
    return a.version().compareTo(b.version()) > 0;
  }
}
