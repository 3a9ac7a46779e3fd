package cordon.exposure.answer;

import cordon.base.Ecosystem;
import cordon.base.version.VersionScheme;
import cordon.exposure.Novelty;
import cordon.exposure.Novelty.Added;
import cordon.exposure.Novelty.Open;
import cordon.exposure.graph.Presence;
import cordon.exposure.graph.Release;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.Requirement;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds packages that nobody had before a moment, and requirements that fix no version. */
public final class NewAndOpen {
  private static final Comparator<Added> LAST_FIRST =
      Comparator.comparing(Added::firstSeen)
          .reversed()
          .thenComparing(Added::name)
          .thenComparing(Added::type);

  private static final Comparator<Open> MOST_FIRST =
      Comparator.comparingInt(Open::units)
          .reversed()
          .thenComparing(Open::name)
          .thenComparing(Open::type)
          .thenComparing(Open::range);

  private final TemporalGraph graph;
  private final int since;
  private final int now;

  private NewAndOpen(TemporalGraph graph, Instant since, Instant now) {
    this.graph = graph;
    this.since = Seconds.floor(since);
    this.now = Seconds.floor(now);
  }

  public static Novelty of(TemporalGraph graph, Instant since, Instant now) {
    NewAndOpen search = new NewAndOpen(graph, since, now);
    List<Added> added = new ArrayList<>();
    List<Open> open = new ArrayList<>();
    for (PackageName name : graph.packages()) {
      search.added(name).ifPresent(added::add);
      graph.requirements(name).forEach(r -> search.open(r).ifPresent(open::add));
    }
    added.sort(LAST_FIRST);
    open.sort(MOST_FIRST);
    return new Novelty(since, added, open);
  }

  private Optional<Added> added(PackageName name) {
    First first = new First();
    List<String> versions = new ArrayList<>();
    for (Release release : graph.releases(name)) {
      graph.presences(release, first::meet);
      versions.add(release.version());
    }
    if (first.units.isEmpty() || first.at < since) {
      return Optional.empty();
    }
    return Optional.of(
        new Added(
            name.type(),
            name.name(),
            inOrder(name.type(), versions),
            Seconds.instant(first.at),
            graph.entity(first.unit).name(),
            first.units.cardinality()));
  }

  private static List<String> inOrder(String type, List<String> versions) {
    return Ecosystem.ofPurlType(type)
        .map(VersionScheme::of)
        .or(() -> VersionScheme.named(type))
        .orElse(VersionScheme.GENERIC)
        .sorted(versions);
  }

  private Optional<Open> open(Requirement requirement) {
    First ever = new First();
    BitSet now = new BitSet();
    graph.wishes(
        requirement,
        wish -> {
          ever.meet(wish);
          if (wish.until() > this.now) {
            now.set(wish.unit());
          }
        });
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Open(
                requirement.of().type(),
                requirement.of().name(),
                requirement.range(),
                now.cardinality(),
                ever.at >= since));
  }

  /** Who was the first, and how many there were. */
  private static final class First {
    private final BitSet units = new BitSet();
    private int at = Seconds.NEVER;
    private int unit;

    void meet(Presence presence) {
      units.set(presence.unit());
      if (presence.latest() < at) {
        at = presence.latest();
        unit = presence.unit();
      }
    }
  }
}
