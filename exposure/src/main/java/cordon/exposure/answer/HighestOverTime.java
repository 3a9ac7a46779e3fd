package cordon.exposure.answer;

import cordon.base.version.InOrder;
import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import cordon.exposure.graph.ReleaseTimes;
import cordon.exposure.graph.ReleaseTimes.Since;
import cordon.exposure.graph.ReleaseTimes.Stated;
import cordon.exposure.graph.Seconds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of a package's releases was the highest that a requirement takes, moment by moment: a bad
 * one, another, or one of which it is not known.
 *
 * <p>A release counts as there from the moment at which it came, where its registry says so. Where
 * the registry only bounds that moment, or nothing is known, the release may have been there
 * before; a bad one that no registry lists was there for the whole window, as a window says.
 *
 * <p>What documents say of when releases came counts only towards a bad one having been the
 * highest, where the registry does not say when: whoever writes a document cannot rule out anything
 * by it.
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
   * @param by the documents without whose words it would not be known
   */
  record Stretch(int from, int to, State state, String version, List<Integer> by) {
    Stretch(int from, int to, State state, String version) {
      this(from, to, state, version, List.of());
    }
  }

  /**
   * A release that may be taken.
   *
   * @param usual whether clients take it without being told to, as they do not pre-releases
   * @param sure it had come by then, as its registry says
   * @param possible it cannot have come before, as its registry says
   * @param told by when a document says that it came
   */
  private record Candidate(
      Version version,
      String text,
      boolean bad,
      boolean usual,
      int sure,
      int possible,
      Stated told) {
    /** Nobody but documents says that there was such a release. */
    boolean unlisted() {
      return sure == Seconds.NEVER && possible == Seconds.NEVER;
    }

    /** It had come by then, by whoever says so. */
    int come() {
      return Math.min(sure, told.second());
    }

    /** It cannot have come before, by whoever says so. */
    int notBefore() {
      boolean stated = possible == Seconds.ALWAYS && told.second() != Seconds.NEVER;
      return stated ? come() : possible;
    }
  }

  private static final Stated UNTOLD = new Stated(Seconds.NEVER, 0);

  /** Which versions a requirement takes: at all, and without more being said. */
  record Takes(Predicate<String> atAll, Predicate<String> usually) {}

  private final Window window;
  private final int checked;

  /** The highest first. */
  private final List<Candidate> candidates;

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
    Set<String> known = new HashSet<>();
    all.keySet().forEach(version -> known.add(scheme.canonical(version)));
    for (String version : named) {
      if (known.add(scheme.canonical(version))) {
        int sure = window.from() == Seconds.ALWAYS ? Seconds.NEVER : window.from();
        all.put(version, new Since(sure, false));
      }
    }
    times.stated().keySet().stream()
        .filter(bad)
        .filter(text -> known.add(scheme.canonical(text)))
        .forEach(text -> all.put(text, new Since(Seconds.NEVER, true)));
    Map<String, Stated> told = told(scheme, times);
    List<Candidate> found = new ArrayList<>();
    all.forEach((text, since) -> {
      Version version = scheme.parse(text);
      if (version.isOrdered() && takes.atAll.test(text)) {
        found.add(
            new Candidate(
                version,
                text,
                bad.test(text),
                takes.usually.test(text),
                since.second(),
                since.exact() ? since.second() : Seconds.ALWAYS,
                since.exact() && since.second() != Seconds.NEVER
                    ? UNTOLD
                    : told.getOrDefault(scheme.canonical(text), UNTOLD)));
      }
    });
    // The sort of the JDK throws where Maven's order goes in a circle.
    candidates = InOrder.sorted(found, Comparator.comparing(Candidate::version)).reversed();
  }

  /** By the canonical spelling, for documents spell versions as they like. */
  private static Map<String, Stated> told(VersionScheme scheme, ReleaseTimes times) {
    Map<String, Stated> told = new HashMap<>();
    times.stated().forEach((text, one) -> told.merge(scheme.canonical(text), one, Stated::earlier));
    return told;
  }

  /** All stretches of the window, in their order. */
  List<Stretch> stretches() {
    List<Integer> changes = new ArrayList<>();
    changes.add(window.from());
    candidates.stream()
        .flatMap(each -> Stream.of(each.sure(), each.told().second()))
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
    Optional<Stretch> bad = badHighest(from, to);
    if (bad.isPresent()) {
      return bad.get();
    }
    boolean told = candidates.stream().anyMatch(c -> c.unlisted() && c.come() <= from);
    Optional<Candidate> mayBeBad = highest(c -> c.bad() && c.possible() <= from);
    if (mayBeBad.isEmpty()) {
      boolean notYet = !told && knowsBad();
      return new Stretch(from, to, notYet ? State.NOT_YET : State.OPEN, "");
    }
    Optional<Candidate> mayBeHighest =
        highest(c -> c.bad() && (c.possible() <= from || c.unlisted() && c.come() <= from));
    Optional<Candidate> other = highest(c -> !c.bad() && c.usual() && c.sure() <= from);
    return other.filter(o -> isAbove(o, mayBeHighest.orElse(mayBeBad.get()))).isPresent()
        ? new Stretch(from, to, State.OTHER, other.get().text())
        : new Stretch(from, to, State.OPEN, "");
  }

  /** A bad one that had come stands above all others that may have. */
  private Optional<Stretch> badHighest(int from, int to) {
    Optional<Candidate> bad = highest(c -> c.bad() && c.usual() && c.come() <= from);
    Optional<Candidate> mayBeOther = highest(c -> !c.bad() && c.usual() && c.notBefore() <= from);
    if (from >= checked
        || bad.filter(b -> mayBeOther.isEmpty() || isAbove(b, mayBeOther.get())).isEmpty()) {
      return Optional.empty();
    }
    Stream<Candidate> needed =
        Stream.concat(
            bad.stream().filter(b -> b.sure() > from),
            candidates.stream()
                .filter(c -> !c.bad() && c.usual() && c.possible() <= from && c.notBefore() > from)
                .filter(c -> isAbove(c, bad.get())));
    List<Integer> by = needed.map(c -> c.told().source()).distinct().sorted().toList();
    return Optional.of(new Stretch(from, to, State.BAD, bad.get().text(), by));
  }

  /** Where its registry lists none, there may be any. */
  private boolean knowsBad() {
    return candidates.stream().anyMatch(c -> c.bad() && !c.unlisted());
  }

  private Optional<Candidate> highest(Predicate<Candidate> of) {
    return candidates.stream().filter(of).findFirst(); // they stand in their order
  }

  private static boolean isAbove(Candidate a, Candidate b) {
    return a.version().compareTo(b.version()) > 0;
  }
}
