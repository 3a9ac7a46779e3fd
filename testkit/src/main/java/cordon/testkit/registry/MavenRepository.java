package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cordon.base.Digest;
import cordon.testkit.http.Reply;
import cordon.testkit.http.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Maven repository in the default layout: poms, jars, {@code maven-metadata.xml} of each
 * artifact, and md5, sha1, sha256 and sha512 beside every file.
 */
public final class MavenRepository extends Registry {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Map<String, Digest.Algorithm> SIDECARS =
      Map.of(
          ".md5", Digest.Algorithm.MD5,
          ".sha1", Digest.Algorithm.SHA1,
          ".sha256", Digest.Algorithm.SHA256,
          ".sha512", Digest.Algorithm.SHA512);

  private record Stored(byte[] bytes, @Nullable Instant modified) {}

  private final Map<String, Stored> files = new HashMap<>();

  /** Releases in the order of deployment, by the directory of their artifact. */
  private final Map<String, Map<String, MavenRelease>> artifacts = new HashMap<>();

  /** The newest build of each snapshot, by the directory of the snapshot. */
  private final Map<String, MavenRelease> builds = new HashMap<>();

  private MavenRepository() {}

  public static MavenRepository start() {
    return new MavenRepository();
  }

  /** Deploys; files of the same coordinate are replaced. */
  public synchronized MavenRepository publish(MavenRelease release) {
    release
        .files()
        .forEach((name, bytes) ->
            files.put(release.directory() + name, new Stored(bytes, release.modified(name))));
    if (release.isBuild()) {
      builds.put(release.directory(), release);
    }
    artifacts
        .computeIfAbsent(artifactDirectory(release), d -> new LinkedHashMap<>())
        .put(release.version, release);
    return this;
  }

  /** A jar {@code group:artifact:version}, long ago. */
  public MavenRepository publish(String group, String artifact, String version) {
    return publish(MavenRelease.of(group, artifact, version));
  }

  /** Deletes a release; its files answer 404 from now on. */
  public synchronized MavenRepository remove(MavenRelease release) {
    files.keySet().removeIf(path -> path.startsWith(release.directory()));
    Map<String, MavenRelease> versions = artifacts.get(artifactDirectory(release));
    if (versions != null) {
      versions.remove(release.version);
    }
    return this;
  }

  /** Puts any file at any path: group metadata, signatures, something malformed. */
  public synchronized MavenRepository put(String path, byte[] bytes, @Nullable Instant modified) {
    files.put(path, new Stored(bytes, modified));
    return this;
  }

  /**
   * The path of one of its files.
   *
   * @param ending what follows {@code artifact-version}: {@code .pom}, {@code .jar}, {@code
   *     -sources.jar}, {@code .jar.sha1}
   */
  public static String path(MavenRelease release, String ending) {
    return release.directory() + release.stem() + ending;
  }

  /** The path of the artifact's list of versions. */
  public static String metadataPath(MavenRelease release) {
    return artifactDirectory(release) + "maven-metadata.xml";
  }

  /** The bytes at a path. */
  public synchronized byte[] bytes(String path) {
    return Objects.requireNonNull(stored(path), path).bytes;
  }

  @Override
  synchronized Reply answer(Request request) {
    Stored stored = stored(request.path());
    if (stored == null) {
      return Reply.status(404);
    }
    String type = request.path().endsWith(".jar") ? "application/java-archive" : "text/plain";
    Reply reply =
        Reply.ok(type, stored.bytes)
            .header("ETag", Hashes.etag(stored.bytes))
            .header("Accept-Ranges", "bytes");
    return stored.modified == null
        ? reply
        : reply.header("Last-Modified", HTTP_DATE.format(stored.modified));
  }

  private @Nullable Stored stored(String path) {
    Stored direct = files.get(path);
    if (direct != null) {
      return direct;
    }
    for (Map.Entry<String, Digest.Algorithm> sidecar : SIDECARS.entrySet()) {
      if (path.endsWith(sidecar.getKey())) {
        Stored of = stored(path.substring(0, path.length() - sidecar.getKey().length()));
        return of == null ? null : checksum(of, sidecar.getValue());
      }
    }
    return path.endsWith("/maven-metadata.xml") ? metadata(path) : null;
  }

  private static Stored checksum(Stored of, Digest.Algorithm algorithm) {
    return new Stored(Hashes.hex(algorithm, of.bytes).getBytes(US_ASCII), of.modified);
  }

  private @Nullable Stored metadata(String path) {
    String directory = path.substring(0, path.length() - "maven-metadata.xml".length());
    MavenRelease build = builds.get(directory);
    if (build != null) {
      Instant updated = MavenListing.updated(List.of(build));
      return new Stored(MavenListing.ofSnapshot(build, updated), updated);
    }
    Map<String, MavenRelease> releases = artifacts.get(directory);
    if (releases == null || releases.isEmpty()) {
      return null;
    }
    List<MavenRelease> ordered = List.copyOf(releases.values());
    Instant updated = MavenListing.updated(ordered);
    return new Stored(MavenListing.ofArtifact(ordered, updated), updated);
  }

  private static String artifactDirectory(MavenRelease release) {
    return "/" + release.group.replace('.', '/') + "/" + release.artifact + "/";
  }
}
