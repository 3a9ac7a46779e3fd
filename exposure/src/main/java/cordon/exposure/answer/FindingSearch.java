package cordon.exposure.answer;

import cordon.advisories.AdvisoryMatch;
import cordon.base.Ecosystem;
import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.Finding;
import cordon.exposure.Finding.Claimed;
import cordon.exposure.Grade;
import cordon.exposure.graph.CompleteStreams;
import cordon.exposure.graph.Presence;
import cordon.exposure.graph.Release;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.VexClaim;
import cordon.exposure.observation.VexClaim.PackageVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, List<VexClaim>> claimed = new HashMap<>();

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

  /**
   * What complete documents told of it later counts instead of a pull. Those that leave out what
   * builds use tell of releases only that they listed: others may be plugins.
   */
  private static boolean isSuperseded(Presence presence, CompleteStreams told, BitSet listed) {
    int unit = presence.unit();
    return !presence.documented()
        && told.tellSince(unit, presence.latest())
        && (!told.leaveOutBuilds(unit) || listed.get(unit));
  }

  /** Units of which a document listed it at any time. */
  private BitSet listed(Release release) {
    BitSet listed = new BitSet();
    graph.presences(
        release,
        presence -> {
          if (presence.documented()) {
            listed.set(presence.unit());
          }
        });
    return listed;
  }

  private void hold(Release release, Ecosystem ecosystem, Claims claims) {
    List<AdvisoryMatch> matches = claims.about(ecosystem, release.of().name(), release.version());
    if (matches.isEmpty()) {
      return;
    }
    Holders holders = new Holders();
    Optional<CompleteStreams> told = graph.completeStreams(release.of().type());
    BitSet listed = listed(release);
    graph.presences(
        release,
        presence -> {
          if (told.filter(streams -> isSuperseded(presence, streams, listed)).isEmpty()) {
            holders.add(presence);
          }
        });
    if (!holders.units.isEmpty()) {
      List<String> units = List.copyOf(holders.units);
      Optional<Instant> since = Window.moment(holders.earliest);
      matches.forEach(match ->
          found.add(
              new Finding(
                  release, match, holders.grade, since, units, said(units, release, match))));
    }
  }

  private List<Claimed> said(List<String> units, Release release, AdvisoryMatch match) {
    List<Claimed> said = new ArrayList<>();
    for (String unit : units) {
      claimsOf(unit).stream()
          .filter(claim -> speaksOf(claim, release, match))
          .forEach(claim -> said.add(new Claimed(unit, claim)));
    }
    return said;
  }

  private List<VexClaim> claimsOf(String unit) {
    return claimed.computeIfAbsent(
        unit,
        name ->
            graph.find(new Entity(EntityKind.UNIT, name)).stream()
                .mapToObj(number -> VexClaim.among(graph.description(number)))
                .flatMap(List::stream)
                .toList());
  }

  private static boolean speaksOf(VexClaim claim, Release release, AdvisoryMatch match) {
    boolean named =
        claim.ids().contains(match.id())
            || match.aliases().stream().anyMatch(claim.ids()::contains);
    return named
        && (claim.packages().isEmpty()
            || claim.packages().stream().anyMatch(of -> isOf(of, release)));
  }

  private static boolean isOf(PackageVersion of, Release release) {
    return of.type().equals(release.of().type())
        && of.name().equals(release.of().name())
        && (of.version().isEmpty() || of.version().equals(release.version()));
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
