package cordon.gate.pypi;

import cordon.base.Digest;
import cordon.formats.pypi.SimpleFile;
import cordon.formats.pypi.SimpleProject;
import cordon.gate.Upstream;
import cordon.gate.index.PackageIndex;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.GateCore;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Projects of Python upstreams. */
final class PypiProjects {
  private final PackageIndex<SimpleProject> index;

  PypiProjects(GateCore core) {
    this.index =
        new PackageIndex<>(
            core.names(),
            core.documents(),
            core.memory(),
            Optional.of(core.removed()),
            PypiReleases::read);
  }

  /**
   * Empty where the upstream has no project of that name.
   *
   * @param project in normal form
   */
  Optional<Indexed<SimpleProject>> find(Upstream upstream, String project) throws IOException {
    return index.get(PypiReleases.request(upstream, project));
  }

  /** What is kept of the project; nobody is asked. */
  Optional<Indexed<SimpleProject>> kept(Upstream upstream, String project) throws IOException {
    return index.kept(PypiReleases.request(upstream, project));
  }

  /** The metadata file beside an artifact; empty where the page gives no hash to verify it by. */
  static Optional<ReleaseFile> metadata(SimpleFile file, ReleaseFile artifact) {
    Optional<Digest> digest = file.metadataDigest();
    return digest.map(d ->
        new ReleaseFile(
            artifact.version(),
            artifact.file() + PypiPath.METADATA,
            URI.create(file.url() + PypiPath.METADATA),
            List.of(d),
            true,
            artifact.stated(),
            artifact.published(),
            artifact.firstSeen(),
            Optional.empty()));
  }
}
