package cordon.gate.npm;

import cordon.formats.npm.NpmName;
import cordon.formats.npm.Packument;
import cordon.gate.Upstream;
import cordon.gate.index.PackageIndex;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.serve.GateCore;
import java.io.IOException;
import java.util.Optional;

/** Packages of npm upstreams. */
final class NpmPackages {
  private final PackageIndex<Packument> index;

  NpmPackages(GateCore core) {
    this.index =
        new PackageIndex<>(
            core.names(),
            core.documents(),
            core.memory(),
            Optional.of(core.removed()),
            NpmReleases::read);
  }

  /** Empty where the upstream has no package of that name. */
  Optional<Indexed<Packument>> find(Upstream upstream, NpmName name) throws IOException {
    return index.get(NpmReleases.request(upstream, name));
  }

  /** What is kept of the package; nobody is asked. */
  Optional<Indexed<Packument>> kept(Upstream upstream, NpmName name) throws IOException {
    return index.kept(NpmReleases.request(upstream, name));
  }
}
