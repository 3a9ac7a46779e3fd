package cordon.exposure.answer;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.range.VersionRange;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.Grade;
import cordon.exposure.graph.Presence;
import cordon.exposure.graph.Release;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.Requirement;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The units that had what turned bad, within the window and outside of it. */
final class Hits {
  private final TemporalGraph graph;
  private final Window window;

  /** By unit. */
  private final Map<Integer, Hit> within = new TreeMap<>();

  private final Map<Integer, Hit> outside = new TreeMap<>();

  Hits(TemporalGraph graph, Window window) {
    this.graph = graph;
    this.window = window;
  }

  void add(Target target) {
    PackageName name = new PackageName(target.type(), target.name());
    Set<Integer> pinnedElsewhere = new HashSet<>();
    for (Release release : graph.releases(name)) {
      if (target.versions().has(release.version())) {
        graph.presences(release, presence -> had(presence, release));
      } else {
        graph.presences(release, presence -> pinned(presence, pinnedElsewhere));
      }
    }
    for (Requirement requirement : graph.requirements(name)) {
      if (allows(requirement, target)) {
        graph.wishes(
            requirement,
            wish -> {
              if (!pinnedElsewhere.contains(wish.unit())) {
                wished(wish, requirement);
              }
            });
      }
    }
  }

  private void had(Presence presence, Release release) {
    Map<Integer, Hit> side = presence.mayComeIn(window.from(), window.to()) ? within : outside;
    side.computeIfAbsent(presence.unit(), unit -> new Hit()).add(presence, release.version());
  }

  /** Who had another version over the whole window was not open to this one. */
  private void pinned(Presence presence, Set<Integer> pinnedElsewhere) {
    if (presence.latest() <= window.from() && presence.until() >= window.to()) {
      pinnedElsewhere.add(presence.unit());
    }
  }

  /** Whether a requirement may have been met by a bad version; one that nobody can read may. */
  private static boolean allows(Requirement requirement, Target target) {
    if (requirement.range().isBlank() || !(target.versions() instanceof Versions.Listed listed)) {
      return true;
    }
    try {
      VersionRange range =
          Ecosystem.ofPurlType(target.type())
              .map(ecosystem -> VersionRange.parse(ecosystem, requirement.range()))
              .orElse(null);
      return range == null || listed.versions().stream().anyMatch(range::contains);
    } catch (ProblemException e) {
      return true;
    }
  }

  private void wished(Presence wish, Requirement requirement) {
    if (wish.earliest() < window.to() && wish.until() > window.from()) {
      within
          .computeIfAbsent(wish.unit(), unit -> new Hit())
          .add(wish, requirement.range().isBlank() ? "unpinned" : requirement.range());
    }
  }

  /** Starts of the breach: each unit with the second from which it may have had it. */
  List<int[]> starts() {
    List<int[]> starts = new ArrayList<>();
    within.forEach(
        (unit, hit) -> starts.add(new int[] {unit, Math.max(hit.earliest, window.from())}));
    return starts;
  }

  boolean isWithin(int unit) {
    return within.containsKey(unit);
  }

  List<ExposedUnit> units() {
    return listed(within);
  }

  /** Those that had it only outside of the window. */
  List<ExposedUnit> outside() {
    Map<Integer, Hit> only = new TreeMap<>(outside);
    only.keySet().removeAll(within.keySet());
    return listed(only);
  }

  private List<ExposedUnit> listed(Map<Integer, Hit> hits) {
    List<ExposedUnit> units = new ArrayList<>();
    hits.forEach((unit, hit) -> units.add(hit.exposed(unit)));
    units.sort(Order.UNITS);
    return units;
  }

  /** What is known of one unit. */
  private final class Hit {
    private Grade grade = Grade.UNKNOWN;
    private boolean certain;
    private int earliest = Seconds.NEVER;
    private int until = Seconds.ALWAYS;
    private final Set<String> versions = new TreeSet<>();
    private final Set<Integer> sources = new TreeSet<>();

    void add(Presence presence, String version) {
      boolean sure = presence.grade().had() && presence.surelyIn(window.from(), window.to());
      if (presence.grade().compareTo(grade) < 0) {
        grade = presence.grade();
        certain = sure;
      } else if (presence.grade() == grade) {
        certain |= sure;
      }
      earliest = Math.min(earliest, presence.earliest());
      until = Math.max(until, presence.until());
      versions.add(version);
      sources.add(presence.source());
    }

    ExposedUnit exposed(int unit) {
      int since = Math.max(earliest, window.from());
      return new ExposedUnit(
          graph.entity(unit).name(),
          grade,
          certain,
          Window.moment(within.get(unit) == this ? since : earliest),
          Window.moment(until),
          List.copyOf(versions),
          List.copyOf(sources),
          graph.description(unit));
    }
  }
}
