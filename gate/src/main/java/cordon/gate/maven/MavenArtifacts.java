package cordon.gate.maven;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.PublishTime;
import cordon.formats.maven.MavenMetadata;
import cordon.formats.maven.MavenMetadataReader;
import cordon.gate.PolicySettings;
import cordon.gate.Upstream;
import cordon.gate.Upstream.Undated;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.index.PackageIndex;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.GateCore;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What {@code maven-metadata.xml} says of artifacts and groups. */
final class MavenArtifacts {
  static final String METADATA = "maven-metadata.xml";

  /** A repository that dates none of the newest releases is taken to date none of that artifact. */
  private static final int PROBES = 3;

  /** Releases whose time is asked for one by one when an artifact has a young release. */
  private static final int MOST_ASKED = 1_000;

  /** Signatures that are fetched for one list, the newest releases first; each is a request. */
  private static final int MOST_SIGNED = 300;

  private final GateCore core;
  private final MavenTimes times;
  private final PackageIndex<MavenMetadata> index;
  private final MavenMetadataReader reader = new MavenMetadataReader();

  MavenArtifacts(GateCore core, MavenTimes times) {
    this.core = core;
    this.times = times;
    this.index = new PackageIndex<>(core.names(), core.documents(), core.memory(), this::read);
  }

  /**
   * The metadata of a folder; empty where the upstream has none.
   *
   * @param folder with slashes: {@code org/apache/maven/maven-core}
   */
  Optional<Indexed<MavenMetadata>> find(Upstream upstream, String folder) throws IOException {
    return index.get(
        new DocumentRequest(
            upstream, packageName(folder), upstream.resolve(folder + "/" + METADATA), Map.of()));
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
    Map<String, PublishTime> published = published(upstream, folder, metadata);
    String artifact = folder.substring(folder.lastIndexOf('/') + 1);
    List<ReleaseFile> files = new ArrayList<>(metadata.versions().size());
    for (String version : metadata.versions()) {
      String pom = artifact + "-" + version + ".pom";
      Optional<URI> uri = uri(upstream, folder + "/" + version + "/" + pom);
      uri.ifPresent(u ->
          files.add(
              listed(version, pom, u, published.getOrDefault(version, new PublishTime.Missing()))));
    }
    return new PackageIndex.Read<>(metadata, files);
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
        pom,
        uri,
        List.<Digest>of(),
        true,
        time.rawText().orElse(""),
        time.instant(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * No listed version is younger than the last change of the list. Only where that is too recent to
   * settle the matter are the releases asked for their own times.
   */
  private Map<String, PublishTime> published(
      Upstream upstream, String folder, MavenMetadata metadata) throws IOException {
    Map<String, PublishTime> known = new HashMap<>();
    PublishTime bound = MavenTimes.noLaterThan(metadata.lastUpdated());
    Map<String, PublishTime> kept = times.kept(upstream, folder);
    boolean settled = isOld(upstream, folder, bound);
    int asked = 0;
    int dated = 0;
    for (String version : metadata.versions().reversed()) {
      String pom = pomPath(folder, version);
      PublishTime time = kept.getOrDefault(pom, new PublishTime.Missing());
      boolean dateless = asked >= PROBES && dated == 0;
      boolean ask = !settled && !dateless && asked < MOST_ASKED && uri(upstream, pom).isPresent();
      // Counts also what is kept, so that a restart asks for the same ones and needs no upstream.
      asked += ask ? 1 : 0;
      time = ask && time.instant().isEmpty() ? times.ask(upstream, folder, pom) : time;
      dated += time.instant().isPresent() ? 1 : 0;
      known.put(version, usable(time, bound));
    }
    if (upstream.undated() == Undated.SIGNATURE && !settled) {
      signed(upstream, folder, metadata, known);
    }
    return known;
  }

  /**
   * Puts the time of its signature in place of a time that is only a bound or none, for all but the
   * newest release: that is where somebody who took over a publisher's key would put theirs.
   */
  private void signed(
      Upstream upstream, String folder, MavenMetadata metadata, Map<String, PublishTime> known)
      throws IOException {
    List<String> undated =
        metadata.versions().reversed().stream()
            .filter(v -> !metadata.latest().equals(Optional.of(v)))
            .filter(v -> !metadata.release().equals(Optional.of(v)))
            .filter(v -> uri(upstream, pomPath(folder, v)).isPresent())
            .filter(v -> isNotOwn(known.getOrDefault(v, new PublishTime.Missing())))
            .limit(MOST_SIGNED)
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<PublishTime>> asked = new LinkedHashMap<>();
      for (String v : undated) {
        String pom = pomPath(folder, v);
        asked.put(v, threads.submit(() -> times.askSignature(upstream, folder, pom)));
      }
      for (Map.Entry<String, Future<PublishTime>> each : asked.entrySet()) {
        PublishTime time = answer(each.getValue());
        // Never later than the bound: that one is the upstream's own word.
        if (MavenTimes.isBefore(time, known.get(each.getKey()))) {
          known.put(each.getKey(), time);
        }
      }
    }
  }

  /** A bound or nothing; a time of the file's own, readable or not, is the upstream's word. */
  private static boolean isNotOwn(PublishTime time) {
    return time.rawText().map(t -> t.startsWith(ReleaseFile.NO_LATER_THAN)).orElse(true);
  }

  private static PublishTime answer(Future<PublishTime> asked) throws IOException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking for signatures");
    }
  }

  /** Where neither can be read, what is written there is told rather than nothing. */
  private static PublishTime usable(PublishTime own, PublishTime bound) {
    return own.instant().isPresent() || (bound.instant().isEmpty() && own.rawText().isPresent())
        ? own
        : bound;
  }

  /**
   * The time of a file: that of its release, or a later one of its own, since a file can be added
   * to an old release. The {@code .pom} has that of the release, as the list of releases has.
   *
   * @param listed the release, where the upstream lists it
   */
  PublishTime published(
      Upstream upstream, String folder, String version, String path, Optional<ReleaseFile> listed)
      throws IOException {
    String pom = pomPath(folder, version);
    PublishTime release =
        listed.isPresent() ? stated(listed.get()) : times.ask(upstream, folder, pom);
    if (path.equals(pom)) {
      return release;
    }
    PublishTime own = times.ask(upstream, folder, path);
    return own instanceof PublishTime.Missing ? release : MavenTimes.later(release, own);
  }

  private static PublishTime stated(ReleaseFile listed) {
    return listed.published().isPresent()
        ? new PublishTime.Known(listed.stated(), listed.published().get())
        : PublishTime.parse(listed.stated().isEmpty() ? null : listed.stated());
  }

  static String pomPath(String folder, String version) {
    String artifact = folder.substring(folder.lastIndexOf('/') + 1);
    return folder + "/" + version + "/" + artifact + "-" + version + ".pom";
  }

  private boolean isOld(Upstream upstream, String folder, PublishTime bound) {
    PolicySettings policy = core.config().policy();
    Duration wait = policy.coolDowns().of(Ecosystem.MAVEN, packageName(folder));
    boolean beforeFreeze =
        policy
            .freeze()
            .after(upstream)
            .map(line -> bound.instant().map(b -> !b.isAfter(line)).orElse(false))
            .orElse(true);
    return beforeFreeze
        && bound.instant().map(b -> !b.plus(wait).isAfter(core.clock().instant())).orElse(false);
  }
}
