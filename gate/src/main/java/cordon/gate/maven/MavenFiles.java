package cordon.gate.maven;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import cordon.formats.maven.ChecksumFile;
import cordon.formats.maven.RepositoryPath.ArtifactFile;
import cordon.formats.maven.RepositoryPath.Sidecar;
import cordon.gate.Upstream;
import cordon.gate.cache.Admission;
import cordon.gate.cache.Document;
import cordon.gate.cache.DocumentCache;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.cache.WeightedLru;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.GateCore;
import cordon.gate.upstream.UpstreamException;
import cordon.gate.upstream.UpstreamRequest;
import cordon.gate.upstream.UpstreamResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a release. Their digests stand in checksum files beside them; what such a file said
 * when it was first read is kept for good, since a release does not change: bytes that are replaced
 * later do not match it.
 */
final class MavenFiles {
  /** Strongest last: SHA-1 is the one that every repository has. */
  private static final List<Sidecar> CHECKSUMS =
      List.of(Sidecar.SHA1, Sidecar.SHA256, Sidecar.SHA512);

  private static final int FILES_IN_MEMORY = 50_000;
  private static final int LARGEST_SIDECAR = 1 << 20;

  private record Key(String upstream, String path, Digest metadata) {}

  private final GateCore core;
  private final DocumentCache sidecars;
  private final MavenArtifacts artifacts;
  private final WeightedLru<Key, ReleaseFile> known = new WeightedLru<>(FILES_IN_MEMORY, f -> 1);

  /**
   * @param sidecars keeps documents for good
   */
  MavenFiles(GateCore core, DocumentCache sidecars, MavenArtifacts artifacts) {
    this.core = core;
    this.sidecars = sidecars;
    this.artifacts = artifacts;
  }

  /** The file as the upstream describes it; empty where there is none. */
  Optional<ReleaseFile> find(Upstream upstream, PackageView view, ArtifactFile path)
      throws IOException {
    Key key = new Key(upstream.key(), path.subject(), view.raw());
    Optional<ReleaseFile> before = known.get(key);
    if (before.isPresent()) {
      return before;
    }
    List<Digest> digests = digests(upstream, path.subject());
    if (digests.isEmpty() && !exists(upstream, path.subject())) {
      return Optional.empty();
    }
    String folder = MavenArtifacts.folder(path.name());
    Optional<ReleaseFile> listed = view.release(path.version()).stream().findFirst();
    PublishTime time =
        artifacts.published(upstream, folder, path.version(), path.subject(), listed);
    ReleaseFile stated =
        ReleaseFile.stated(
            path.version(),
            path.subject().substring(path.subject().lastIndexOf('/') + 1),
            upstream.resolve(path.subject()),
            digests,
            time);
    ReleaseFile file = stated.remembered(firstSeen(upstream, path, stated), Optional.empty());
    known.put(key, file);
    return Optional.of(file);
  }

  /**
   * What has no usable time ages from when its release was first seen: otherwise a jar would only
   * begin to wait when its pom is through.
   */
  private Optional<Instant> firstSeen(Upstream upstream, ArtifactFile path, ReleaseFile stated) {
    String pom = MavenArtifacts.pomPath(MavenArtifacts.folder(path.name()), path.version());
    ReleaseFile release =
        new ReleaseFile(
            path.version(),
            pom.substring(pom.lastIndexOf('/') + 1),
            upstream.resolve(pom),
            List.of(),
            true,
            stated.stated(),
            stated.published(),
            Optional.empty(),
            Optional.empty());
    return core.memory().recall(upstream, path.name(), List.of(release)).getFirst().firstSeen();
  }

  /** A checksum or signature as the upstream has it; empty where it has none. */
  Optional<Document> sidecar(Upstream upstream, String path) throws IOException {
    DocumentRequest request =
        new DocumentRequest(upstream, "/" + path, upstream.resolve(path), Map.of());
    Optional<Document> document = sidecars.get(request, Admission.any());
    return document.filter(d -> d.size() <= LARGEST_SIDECAR);
  }

  private List<Digest> digests(Upstream upstream, String path) throws IOException {
    List<Digest> digests = new ArrayList<>();
    for (Sidecar kind : CHECKSUMS) {
      Optional<Document> document = sidecar(upstream, path + kind.suffix());
      if (document.isPresent()) {
        String text = Files.readString(document.get().path(), StandardCharsets.ISO_8859_1);
        ChecksumFile.parse(text, algorithm(kind)).ifPresent(digests::add);
      }
      if (!digests.isEmpty()) {
        return digests;
      }
    }
    return digests;
  }

  private static Digest.Algorithm algorithm(Sidecar kind) {
    return switch (kind) {
      case SHA1 -> Digest.Algorithm.SHA1;
      case SHA256 -> Digest.Algorithm.SHA256;
      case SHA512 -> Digest.Algorithm.SHA512;
      case MD5 -> Digest.Algorithm.MD5;
      case ASC, SIGSTORE -> throw new IllegalArgumentException(kind + " holds no digest");
    };
  }

  private boolean exists(Upstream upstream, String path) throws IOException {
    UpstreamRequest head = UpstreamRequest.head(upstream.resolve(path));
    try (UpstreamResponse response = core.client().send(upstream, head)) {
      return switch (response.status()) {
        case 200 -> true;
        case 404, 410 -> false;
        default -> throw UpstreamException.unexpected(upstream, head.uri(), response.status());
      };
    }
  }
}
