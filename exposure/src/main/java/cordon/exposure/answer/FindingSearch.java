package cordon.exposure.answer;

import cordon.advisories.AdvisoryMatch;
import cordon.base.Ecosystem;
import cordon.exposure.Finding;
import cordon.exposure.Grade;
import cordon.exposure.graph.Presence;
import cordon.exposure.graph.Release;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.Stretches;
import cordon.exposure.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Holds every release that units have now against the advisories. */
public final class FindingSearch {
  private static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing((Finding finding) -> !finding.advisory().malicious())
          .thenComparing(finding -> !finding.advisory().sure())
          .thenComparing(finding -> -finding.units().size())
          .thenComparing(finding -> finding.release().of().type())
          .thenComparing(finding -> finding.release().of().name())
          .thenComparing(finding -> finding.release().version())
          .thenComparing(finding -> finding.advisory().id());

  private final TemporalGraph graph;
  private final int now;
  private final List<Finding> found = new ArrayList<>();

  private FindingSearch(TemporalGraph graph, Instant now) {
    this.graph = graph;
    this.now = Seconds.floor(now);
  }

  /** Asks for all claims that cover a release; the malicious ones first, withdrawn ones never. */
  @FunctionalInterface
  public interface Claims {
    List<AdvisoryMatch> about(Ecosystem ecosystem, String name, String version);
  }

  /** Malice first, then what needs no review, then what the most units have. */
  public static List<Finding> of(TemporalGraph graph, Claims claims, Instant now) {
    FindingSearch search = new FindingSearch(graph, now);
    for (PackageName name : graph.packages()) {
      Ecosystem.ofPurlType(name.type())
          .ifPresent(ecosystem ->
              graph.releases(name).forEach(release -> search.hold(release, ecosystem, claims)));
    }
    return search.found.stream().sorted(GRAVEST_FIRST).toList();
  }

  /** What complete documents told of it later counts instead of a pull. */
  private boolean isSuperseded(Presence presence, Optional<Stretches> told) {
    return !presence.documented()
        && told.isPresent()
        && told.get().has(presence.unit())
        && presence.latest() <= told.get().last(presence.unit());
  }

  private void hold(Release release, Ecosystem ecosystem, Claims claims) {
    List<AdvisoryMatch> matches = claims.about(ecosystem, release.of().name(), release.version());
    if (matches.isEmpty()) {
      return;
    }
    Holders holders = new Holders();
    Optional<Stretches> told = graph.completeStretches(release.of().type());
    graph.presences(
        release,
        presence -> {
          if (!isSuperseded(presence, told)) {
            holders.add(presence);
          }
        });
    if (!holders.units.isEmpty()) {
      List<String> units = List.copyOf(holders.units);
      Optional<Instant> since = Window.moment(holders.earliest);
      matches.forEach(match -> found.add(new Finding(release, match, holders.grade, since, units)));
    }
  }

  /** Who has it now. */
  private final class Holders {
    private final TreeSet<String> units = new TreeSet<>();
    private Grade grade = Grade.UNKNOWN;
    private int earliest = Seconds.NEVER;

    void add(Presence presence) {
      if (presence.until() > now && presence.earliest() <= now) {
        units.add(graph.entity(presence.unit()).name());
        earliest = Math.min(earliest, presence.earliest());
        grade = presence.grade().compareTo(grade) < 0 ? presence.grade() : grade;
      }
    }
  }
}
