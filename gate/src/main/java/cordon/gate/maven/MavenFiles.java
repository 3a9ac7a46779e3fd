package cordon.gate.maven;

import cordon.base.Digest;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a release. Their digests stand in checksum files beside them; what such a file said
 * when it was first read is kept for good, since a release does not change: bytes that are replaced
 * later do not match it.
 */
final class MavenFiles {
  /** In the order of asking: SHA-1 is the one that every repository has. */
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
    Optional<List<Digest>> digests = digests(upstream, path);
    if (digests.isEmpty()) {
      return Optional.empty();
    }
    Optional<ReleaseFile> listed =
        path.isBuild() ? Optional.empty() : view.release(path.version()).stream().findFirst();
    ReleaseFile stated =
        ReleaseFile.stated(
            path.fileVersion(),
            path.subject().substring(path.subject().lastIndexOf('/') + 1),
            upstream.resolve(path.subject()),
            digests.get(),
            artifacts.published(upstream, path, listed));
    ReleaseFile file = stated.remembered(firstSeen(upstream, path, stated), Optional.empty());
    if (!path.isMoving()) {
      known.put(key, file);
    }
    return Optional.of(file);
  }

  /**
   * What has no usable time ages from when its release was first seen: otherwise a jar would only
   * begin to wait when its pom is through.
   */
  private Optional<Instant> firstSeen(Upstream upstream, ArtifactFile path, ReleaseFile stated) {
    String folder = MavenArtifacts.folder(path.name());
    String pom = MavenArtifacts.pomPath(folder, path.version(), path.fileVersion());
    ReleaseFile release =
        new ReleaseFile(
            path.fileVersion(),
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

  /**
   * A checksum or signature as the upstream has it; empty where it has none.
   *
   * @param path of the file beside which it stands
   * @param suffix of all that follows the file's name: {@code .asc.sha1}
   */
  Optional<Document> sidecar(Upstream upstream, ArtifactFile path, String suffix)
      throws IOException {
    String name = path.subject() + suffix;
    DocumentRequest request =
        new DocumentRequest(upstream, "/" + name, upstream.resolve(name), Map.of());
    DocumentCache cache = path.isMoving() ? core.documents() : sidecars;
    return cache.get(request, Admission.any()).filter(d -> d.size() <= LARGEST_SIDECAR);
  }

  /**
   * What the upstream's checksums say, empty where they say nothing; no list at all where there is
   * no such file. A missing file is found out before the rarer checksums are asked for, since a
   * client with several repositories asks for many.
   */
  private Optional<List<Digest>> digests(Upstream upstream, ArtifactFile path) throws IOException {
    for (Sidecar kind : CHECKSUMS) {
      Optional<Document> document = sidecar(upstream, path, kind.suffix());
      if (document.isPresent()) {
        String text = Files.readString(document.get().path(), StandardCharsets.ISO_8859_1);
        Optional<Digest> digest = ChecksumFile.parse(text, algorithm(kind));
        if (digest.isPresent()) {
          return digest.map(List::of);
        }
      } else if (kind == CHECKSUMS.getFirst() && !exists(upstream, path.subject())) {
        return Optional.empty();
      }
    }
    return Optional.of(List.of());
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
