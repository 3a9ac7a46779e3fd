package cordon.app.wiring;

import cordon.base.Ecosystem;
import cordon.exposure.ReleaseLists;
import cordon.gate.Gate;
import cordon.gate.ReleaseTimes;
import java.util.List;

/**
 * What exposure hears of releases: what the gate keeps of registries' lists.
 *
 * @param gate which keeps them
 */
record KnownReleases(Gate gate) implements ReleaseLists {
  @Override
  public List<Listed> of(Ecosystem ecosystem, String name) {
    return gate.releaseTimes().of(ecosystem, name).stream().map(KnownReleases::listed).toList();
  }

  private static Listed listed(ReleaseTimes.Listed list) {
    return new Listed(
        list.checked(),
        list.releases().stream()
            .map(release -> new Release(release.version(), release.time(), release.exact()))
            .toList());
  }
}
