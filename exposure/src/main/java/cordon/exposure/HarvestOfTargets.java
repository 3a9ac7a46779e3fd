package cordon.exposure;

import cordon.base.Ecosystem;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.graph.Release;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.TemporalGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the releases of a question are known to read. */
final class HarvestOfTargets {
  /** Of an advisory that covers many; each is a look-up. */
  private static final int MOST_RELEASES = 50;

  private final HarvestProfiles profiles;

  HarvestOfTargets(HarvestProfiles profiles) {
    this.profiles = profiles;
  }

  /** Of a whole package nothing is told: what its good releases read is no harm. */
  List<String> of(TemporalGraph graph, List<Target> targets) {
    TreeSet<String> kinds = new TreeSet<>();
    targets.stream()
        .flatMap(target -> releases(graph, target))
        .limit(MOST_RELEASES)
        .forEach(release -> kinds.addAll(read(release)));
    return List.copyOf(kinds);
  }

  private static Stream<Release> releases(TemporalGraph graph, Target target) {
    PackageName name = new PackageName(target.type(), target.name());
    return switch (target.versions()) {
      case Versions.Any any -> Stream.empty();
      case Versions.Listed listed -> listed.versions().stream().map(v -> new Release(name, v));
      case Versions.Covered covered ->
          graph.releases(name).stream().filter(release -> covered.has(release.version()));
    };
  }

  private Set<String> read(Release release) {
    Optional<Ecosystem> ecosystem = Ecosystem.ofPurlType(release.of().type());
    return ecosystem
        .map(e -> profiles.of(e, release.of().name(), release.version()))
        .orElse(Set.of());
  }
}
