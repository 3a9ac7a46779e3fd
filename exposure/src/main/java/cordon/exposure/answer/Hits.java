package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.Grade;
import cordon.exposure.graph.Presence;
import cordon.exposure.graph.Release;
import cordon.exposure.graph.ReleaseTimes.Stated;
import cordon.exposure.graph.Requirement;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The units that had what turned bad, within the window and outside of it. */
final class Hits {
  /** Also the mask of a unit's rank in a key. */
  private static final int MOST_UNITS = (1 << 28) - 1;

  /** Of one unit; a job that pulls all day has thousands. */
  private static final int MOST_SOURCES = 50;

  private final TemporalGraph graph;
  private final Window window;

  /** By unit. */
  private final Map<Integer, Hit> within = new HashMap<>();

  private final Map<Integer, Hit> outside = new HashMap<>();

  /** Those that asked for it and most likely took another, with why. */
  private final Map<Integer, String> tookAnother = new HashMap<>();

  Hits(TemporalGraph graph, Window window) {
    this.graph = graph;
    this.window = window;
  }

  void add(Target target) {
    TargetMatch match = new TargetMatch(target);
    Set<Long> pinnedElsewhere = new HashSet<>();
    Map<String, Stated> seen = new HashMap<>();
    for (Release release : graph.releases(match.name())) {
      if (match.covers(release.version())) {
        graph.presences(
            release,
            presence -> {
              had(presence, release);
              if (presence.documented()) {
                Stated shown = new Stated(presence.latest(), presence.source());
                seen.merge(release.version(), shown, Stated::earlier);
              }
            });
      } else {
        graph.presences(release, presence -> pinned(presence, pinnedElsewhere));
      }
    }
    for (Requirement requirement : graph.requirements(match.name())) {
      if (match.allows(requirement.range())) {
        Resolution resolution = new Resolution(graph, window, target, match, requirement, seen);
        graph.wishes(
            requirement,
            wish -> {
              if (!pinnedElsewhere.contains(place(wish))) {
                wished(wish, requirement, resolution);
              }
            });
      }
    }
  }

  /** A unit has several places; what one of them fixes, another may resolve anew. */
  private long place(Presence presence) {
    return (long) presence.unit() << 32 | graph.stream(presence.source());
  }

  private void had(Presence presence, Release release) {
    Map<Integer, Hit> side = presence.mayComeIn(window.from(), window.to()) ? within : outside;
    side.computeIfAbsent(presence.unit(), unit -> new Hit()).add(presence, release.version());
  }

  /**
   * Where another version stood over the whole window, in documents that list all, this one did not
   * come: others may ask for one version here and for another there. A pull fixes nothing: the next
   * one may resolve anew.
   */
  private void pinned(Presence presence, Set<Long> pinnedElsewhere) {
    if (presence.documented()
        && presence.latest() <= window.from()
        && presence.until() >= window.to()
        && graph.listsAll(graph.stream(presence.source()))) {
      pinnedElsewhere.add(place(presence));
    }
  }

  private void wished(Presence wish, Requirement requirement, Resolution resolution) {
    if (wish.earliest() >= window.to() || wish.until() <= window.from()) {
      return;
    }
    Resolution.Outcome outcome = resolution.of(wish);
    if (outcome.grade() == Grade.UNKNOWN) {
      tookAnother.putIfAbsent(wish.unit(), outcome.why().orElse(""));
      return;
    }
    Presence may =
        new Presence(
            wish.unit(),
            outcome.grade(),
            outcome.since(),
            wish.latest(),
            wish.until(),
            wish.source());
    within
        .computeIfAbsent(wish.unit(), unit -> new Hit())
        .add(may, requirement.range().isBlank() ? "unpinned" : requirement.range(), outcome.why());
  }

  /** Why a unit that asked for it and may have had it is held to have taken another. */
  Optional<String> tookAnother(int unit) {
    return Optional.ofNullable(tookAnother.get(unit));
  }

  /** Starts of the breach: each unit with the second from which it may have had it. */
  List<int[]> starts() {
    List<int[]> starts = new ArrayList<>();
    within.forEach(
        (unit, hit) -> starts.add(new int[] {unit, Math.max(hit.earliest, window.from())}));
    return starts;
  }

  /** Until when anybody may have come by it. */
  int lastStart() {
    return window.to() != Seconds.NEVER
        ? window.to()
        : within.values().stream().mapToInt(hit -> hit.latest).max().orElse(Seconds.ALWAYS);
  }

  boolean isWithin(int unit) {
    return within.containsKey(unit);
  }

  /** Whether a unit had it within the window or after, however it came by it. */
  boolean hadItSince(int unit) {
    Hit hit = outside.get(unit);
    return hit != null && hit.until > window.from();
  }

  List<ExposedUnit> units() {
    return new Listed(within);
  }

  /** Those that had it only outside of the window. */
  List<ExposedUnit> outside() {
    Map<Integer, Hit> only = new HashMap<>(outside);
    only.keySet().removeAll(within.keySet());
    return new Listed(only);
  }

  /** In their order; made when asked for, because a hub has a hundred thousand. */
  private final class Listed extends AbstractList<ExposedUnit> {
    private final Map<Integer, Hit> hits;
    private final long[] keys;

    Listed(Map<Integer, Hit> hits) {
      this.hits = hits;
      this.keys =
          hits.entrySet().stream()
              .mapToLong(hit -> hit.getValue().key(graph.rankOfUnit(hit.getKey())))
              .sorted()
              .toArray();
    }

    @Override
    public ExposedUnit get(int index) {
      int unit = graph.unitOfRank((int) (keys[index] & MOST_UNITS));
      return exposed(unit, Objects.requireNonNull(hits.get(unit)));
    }

    @Override
    public int size() {
      return keys.length;
    }
  }

  /** Plain loops: a hub has a hundred thousand of them, and most have one version and source. */
  private ExposedUnit exposed(int unit, Hit hit) {
    List<Integer> documents = new ArrayList<>(1);
    List<Integer> facts = new ArrayList<>(1);
    for (int source : hit.sources) {
      if (Presence.isDocument(source)) {
        documents.add(source);
      } else {
        facts.add(~source);
      }
    }
    Collections.sort(documents);
    Collections.sort(facts);
    List<String> versions = new ArrayList<>(hit.versions);
    Collections.sort(versions);
    int since = within.get(unit) == hit ? Math.max(hit.earliest, window.from()) : hit.earliest;
    return new ExposedUnit(
        graph.entity(unit).name(),
        hit.grade,
        hit.certain,
        Window.moment(since),
        Window.moment(hit.until),
        List.copyOf(versions),
        List.copyOf(documents),
        List.copyOf(facts),
        hit.why,
        graph.description(unit));
  }

  /** What is known of one unit. */
  private final class Hit {
    private Grade grade = Grade.UNKNOWN;
    private boolean certain;
    private int earliest = Seconds.NEVER;
    private int latest = Seconds.ALWAYS;
    private int until = Seconds.ALWAYS;
    private final List<String> versions = new ArrayList<>(1);
    private final List<Integer> sources = new ArrayList<>(1);
    private Optional<String> why = Optional.empty();

    void add(Presence presence, String version) {
      add(presence, version, Optional.empty());
    }

    /**
     * @param reason what is known of what was taken, where it is no evidence but follows
     */
    void add(Presence presence, String version, Optional<String> reason) {
      Grade its = presence.grade();
      boolean sure =
          its.had() ? presence.surelyIn(window.from(), window.to()) : its == Grade.RESOLVES;
      if (its.compareTo(grade) < 0) {
        grade = its;
        certain = sure;
        why = reason;
      } else if (its == grade) {
        certain |= sure;
        why = why.or(() -> reason);
      }
      earliest = Math.min(earliest, presence.earliest());
      until = Math.max(until, presence.until());
      latest = Math.max(latest, presence.grade().had() ? presence.latest() : presence.until());
      if (!versions.contains(version)) {
        versions.add(version);
      }
      if (!sources.contains(presence.source()) && sources.size() < MOST_SOURCES) {
        sources.add(presence.source());
      }
    }

    /**
     * Sorts by evidence, certainty, time and name: 3, 1, 32 and 28 bits, of which the first is
     * turned over, because it is the sign.
     */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is what is meant
    long key(int rank) {
      long since = Integer.toUnsignedLong(earliest ^ Integer.MIN_VALUE);
      long evidence = (long) grade.ordinal() << 61 ^ Long.MIN_VALUE;
      return evidence | (certain ? 0L : 1L << 60) | since << 28 | rank;
    }
  }
}
