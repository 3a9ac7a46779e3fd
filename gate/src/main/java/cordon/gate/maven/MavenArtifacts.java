package cordon.gate.maven;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import cordon.formats.maven.MavenMetadata;
import cordon.formats.maven.MavenMetadataReader;
import cordon.formats.maven.RepositoryPath.ArtifactFile;
import cordon.gate.Upstream;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.index.PackageIndex;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.GateCore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code maven-metadata.xml} says of artifacts and groups. */
final class MavenArtifacts {
  static final String METADATA = "maven-metadata.xml";
  private static final String SNAPSHOT = "-SNAPSHOT";

  private final GateCore core;
  private final MavenTimes times;
  private final ListedTimes listedTimes;
  private final PackageIndex<MavenMetadata> index;
  private final MavenMetadataReader reader = new MavenMetadataReader();

  MavenArtifacts(GateCore core, MavenTimes times) {
    this.core = core;
    this.times = times;
    this.listedTimes = new ListedTimes(core.config().policy(), core.clock(), times);
    this.index =
        new PackageIndex<>(
            core.names(), core.documents(), core.memory(), Optional.empty(), this::read);
  }

  /**
   * The metadata of a folder; empty where the upstream has none.
   *
   * @param folder with slashes: {@code org/apache/maven/maven-core}
   */
  Optional<Indexed<MavenMetadata>> find(Upstream upstream, String folder) throws IOException {
    if (folder.endsWith(SNAPSHOT)) {
      core.names().require(upstream, packageName(folder.substring(0, folder.lastIndexOf('/'))));
    }
    return index.get(request(upstream, folder));
  }

  /** What was read of an artifact; to read it anew asks for the times of its releases. */
  Optional<Indexed<MavenMetadata>> kept(Upstream upstream, String folder) {
    return index.remembered(request(upstream, folder));
  }

  private static DocumentRequest request(Upstream upstream, String folder) {
    return new DocumentRequest(
        upstream, packageName(folder), upstream.resolve(folder + "/" + METADATA), Map.of());
  }

  /** {@code group:artifact} of a folder. A group's folder gets a name too, which no release has. */
  static String packageName(String folder) {
    int slash = folder.lastIndexOf('/');
    return slash < 0
        ? folder
        : folder.substring(0, slash).replace('/', '.') + ":" + folder.substring(slash + 1);
  }

  static String folder(String packageName) {
    int colon = packageName.indexOf(':');
    return colon < 0
        ? packageName
        : packageName.substring(0, colon).replace('.', '/')
            + "/"
            + packageName.substring(colon + 1);
  }

  private PackageIndex.Read<MavenMetadata> read(Upstream upstream, String name, Path raw)
      throws IOException {
    MavenMetadata metadata;
    try (InputStream in = Files.newInputStream(raw)) {
      metadata = reader.read(in);
    }
    String folder = folder(name);
    Map<String, String> poms = poms(upstream, folder, metadata.versions());
    Map<String, PublishTime> published = listedTimes.of(upstream, folder, metadata, poms);
    List<ReleaseFile> files = new ArrayList<>(poms.size());
    for (String version : metadata.versions()) {
      String pom = poms.get(version);
      if (pom != null) {
        PublishTime time = published.getOrDefault(version, new PublishTime.Missing());
        files.add(listed(version, pom, upstream.resolve(pom), time));
      }
    }
    return new PackageIndex.Read<>(metadata, files);
  }

  /** Where the {@code .pom} of each version lies; of a snapshot that of its newest build. */
  private Map<String, String> poms(Upstream upstream, String folder, List<String> versions)
      throws IOException {
    Map<String, String> poms = new HashMap<>();
    for (String version : versions) {
      String build =
          version.endsWith(SNAPSHOT)
              ? find(upstream, folder + "/" + version)
                  .flatMap(i -> i.document().newestBuild())
                  .orElse(version)
              : version;
      String pom = pomPath(folder, version, build);
      if (uri(upstream, pom).isPresent()) {
        poms.put(version, pom);
      }
    }
    return poms;
  }

  /** A version with a character that no path has cannot be asked for, and is not listed either. */
  private static Optional<URI> uri(Upstream upstream, String path) {
    try {
      return Optional.of(upstream.resolve(path));
    } catch (IllegalArgumentException notAPath) {
      return Optional.empty();
    }
  }

  /** The digest of a listed release is asked for when the release is. */
  private static ReleaseFile listed(String version, String pom, URI uri, PublishTime time) {
    return new ReleaseFile(
        version,
        pom.substring(pom.lastIndexOf('/') + 1),
        uri,
        List.<Digest>of(),
        true,
        time.rawText().orElse(""),
        time.instant(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The time of a file: that of its release, or a later one of its own, since a file can be added
   * to an old release. The {@code .pom} has that of the release, as the list of releases has.
   *
   * @param listed the release, where the upstream lists it
   */
  PublishTime published(Upstream upstream, ArtifactFile path, Optional<ReleaseFile> listed)
      throws IOException {
    String folder = folder(path.name());
    String pom = pomPath(folder, path.version(), path.fileVersion());
    if (path.isMoving()) {
      return times.askNow(upstream, path.subject());
    }
    PublishTime release =
        listed.isPresent() ? stated(listed.get()) : unlisted(upstream, folder, path, pom);
    if (path.subject().equals(pom)) {
      return release;
    }
    PublishTime own = times.ask(upstream, folder, path.subject());
    return own instanceof PublishTime.Missing ? release : MavenTimes.later(release, own);
  }

  /** Of a build that its snapshot's list names, the change of that list is the latest time. */
  private PublishTime unlisted(Upstream upstream, String folder, ArtifactFile path, String pom)
      throws IOException {
    PublishTime own = times.ask(upstream, folder, pom);
    if (!path.isBuild() || own.rawText().isPresent()) {
      return own;
    }
    return find(upstream, folder + "/" + path.version())
        .map(Indexed::document)
        .filter(list -> list.newestBuild().equals(Optional.of(path.fileVersion())))
        .map(list -> MavenTimes.noLaterThan(list.lastUpdated()))
        .orElse(own);
  }

  private static PublishTime stated(ReleaseFile listed) {
    return listed.published().isPresent()
        ? new PublishTime.Known(listed.stated(), listed.published().get())
        : PublishTime.parse(listed.stated().isEmpty() ? null : listed.stated());
  }

  /**
   * @param version as the folder has it
   * @param fileVersion as the file has it: the same but for a build of a snapshot
   */
  static String pomPath(String folder, String version, String fileVersion) {
    String artifact = folder.substring(folder.lastIndexOf('/') + 1);
    return folder + "/" + version + "/" + artifact + "-" + fileVersion + ".pom";
  }
}
