package cordon.gate.cache;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.cache.ArtifactRequest.Key;
import cordon.gate.cache.ArtifactStore.Row;
import cordon.gate.upstream.UpstreamClient;
import cordon.gate.upstream.UpstreamException;
import cordon.gate.upstream.UpstreamRequest;
import cordon.gate.upstream.UpstreamResponse;
import cordon.store.Blob;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Verified artifacts.
 *
 * <p>INVARIANT: a row exists only for bytes that were received whole, held against the digest of
 * the metadata and forced to disk. Before the first two nobody finds them, so an abort at any point
 * leaves nothing; the disk is forced behind the answer. Many callers for one cold artifact make one
 * request upstream.
 */
public final class ArtifactCache {
  /** The order of eviction needs no more precision than this, and a hit then costs no write. */
  static final Duration TOUCH_AFTER = Duration.ofHours(1);

  private static final int ROWS_IN_MEMORY = 50_000;

  private final ArtifactStore store;
  private final BlobStore blobs;
  private final Garbage garbage;
  private final Settling.Action makeRoom;
  private final UpstreamClient client;
  private final long artifactLimit;
  private final InstantSource clock;
  private final WeightedLru<Key, Row> rows = new WeightedLru<>(ROWS_IN_MEMORY, r -> 1);
  private final SingleFlight<Key, CachedArtifact> flights = new SingleFlight<>();
  private final SmallBodies small = new SmallBodies();
  private final CacheVolume volume;
  private final Settling settling;

  public ArtifactCache(
      Database database,
      BodyFolder folder,
      UpstreamClient client,
      long artifactLimit,
      CacheVolume volume,
      Settling settling,
      InstantSource clock) {
    this.store = new ArtifactStore(database);
    this.blobs = folder.bodies();
    this.garbage = new Garbage(database, folder, clock);
    this.makeRoom = this::makeRoom;
    this.client = client;
    this.artifactLimit = artifactLimit;
    this.volume = volume;
    this.settling = settling;
    this.clock = clock;
  }

  /**
   * The verified artifact, from disk or from the upstream.
   *
   * @throws UpstreamException when the upstream does not give it; status 404 where it has none
   * @throws MismatchException when it gives other bytes
   */
  public CachedArtifact get(ArtifactRequest request) throws IOException {
    Key key = request.key();
    Optional<CachedArtifact> there = rows.get(key).flatMap(row -> onDisk(key, row));
    return there.isPresent() ? there.get() : flights.run(key, () -> loadOrFetch(request, key));
  }

  /** Which of these are on disk; nobody is asked. */
  public Set<ArtifactRequest> holding(
      Upstream upstream, String name, List<ArtifactRequest> wanted) {
    Map<Key, Row> rows = store.of(upstream.key(), name);
    return wanted.stream()
        .filter(request ->
            Optional.ofNullable(rows.get(request.key()))
                .flatMap(row -> blobs.find(row.sha256()))
                .isPresent())
        .collect(Collectors.toSet());
  }

  /** What is on disk, the last used first. */
  public List<KeptArtifact> kept() {
    return store.byUse().stream().flatMap(entry -> kept(entry).stream()).toList();
  }

  /** All of one release whose bodies are here. */
  public List<KeptArtifact> kept(Coordinate release) {
    return store.of(release.upstreamKey(), release.name()).entrySet().stream()
        .filter(entry -> entry.getKey().version().equals(release.version()))
        .flatMap(entry -> kept(new ArtifactStore.Entry(entry.getKey(), entry.getValue())).stream())
        .toList();
  }

  private Optional<KeptArtifact> kept(ArtifactStore.Entry entry) {
    List<Digest> digests =
        Stream.concat(
                Stream.of(entry.row().sha256()), Digest.parse(entry.key().expected()).stream())
            .distinct()
            .toList();
    return entry
        .key()
        .coordinate()
        .flatMap(coordinate ->
            blobs
                .find(entry.row().sha256())
                .map(blob ->
                    new KeptArtifact(coordinate, digests, entry.row().sha256(), blob.path())));
  }

  private CachedArtifact loadOrFetch(ArtifactRequest request, Key key) throws IOException {
    Optional<Row> row = store.find(key);
    Optional<CachedArtifact> there = row.flatMap(r -> onDisk(key, r));
    if (there.isPresent()) {
      rows.put(key, row.get());
      return there.get();
    }
    return fetch(request, key, row);
  }

  private Optional<CachedArtifact> onDisk(Key key, Row row) {
    Optional<CachedArtifact> there =
        small
            .get(row.sha256())
            .or(() ->
                blobs.find(row.sha256()).filter(b -> b.size() == row.size()).flatMap(small::read));
    Instant now = clock.instant();
    if (there.isPresent() && row.used().plus(TOUCH_AFTER).isBefore(now)) {
      rows.put(key, new Row(row.sha256(), row.size(), now));
      var unused = store.touch(key, now);
    }
    return there;
  }

  private CachedArtifact fetch(ArtifactRequest request, Key key, Optional<Row> lost)
      throws IOException {
    UpstreamRequest wire = UpstreamRequest.artifact(request.uri(), artifactLimit);
    try (UpstreamResponse response = client.send(request.upstream(), wire)) {
      if (response.status() != 200) {
        throw unexpected(request, response.status());
      }
      Blob blob = receive(request, response);
      Row row = new Row(blob.sha256(), blob.size(), clock.instant());
      rows.put(key, row);
      long more = blob.size() - lost.map(Row::size).orElse(0L);
      volume.addArtifact(more);
      settling.add(blob, () -> store.put(key, row), () -> unsettled(key, more), makeRoom);
      return new CachedArtifact(blob.sha256(), blob.size(), blob.path(), false, Optional.empty());
    }
  }

  private void unsettled(Key key, long bytes) {
    rows.remove(key);
    volume.addArtifact(-bytes);
  }

  /**
   * Every algorithm that the metadata uses must agree, or a weak digest would vouch for nothing.
   */
  private Blob receive(ArtifactRequest request, UpstreamResponse response) throws IOException {
    Map<Digest.Algorithm, MessageDigest> hashes = new EnumMap<>(Digest.Algorithm.class);
    request.digests().forEach(d -> hashes.computeIfAbsent(d.algorithm(), a -> messageDigest(a)));
    InputStream hashed = response.body();
    for (MessageDigest hash : hashes.values()) {
      hashed = new DigestInputStream(hashed, hash);
    }
    try (BlobStore.Incoming incoming = blobs.receive();
        InputStream body = hashed) {
      long received = body.transferTo(incoming.out());
      // The strongest first: it is the one worth telling.
      for (Map.Entry<Digest.Algorithm, MessageDigest> hash :
          List.copyOf(hashes.entrySet()).reversed()) {
        verify(request, Digest.of(hash.getKey(), hash.getValue().digest()));
      }
      checkLength(request, response, received);
      return incoming.show();
    }
  }

  /** Of one algorithm any stated digest may match (W3C SRI 3.3.4). */
  private static void verify(ArtifactRequest request, Digest received) throws MismatchException {
    List<Digest> expected =
        request.digests().stream().filter(d -> d.algorithm() == received.algorithm()).toList();
    if (!expected.contains(received)) {
      throw new MismatchException(request, expected, received);
    }
  }

  /** An answer that ends with the connection can lose its tail unseen (research/stack.md 2.2). */
  private static void checkLength(ArtifactRequest request, UpstreamResponse response, long received)
      throws IOException {
    Optional<String> stated = response.header("Content-Length");
    boolean known = !request.digests().isEmpty() || response.header("Content-Encoding").isPresent();
    if (!known && stated.isPresent() && !stated.get().equals(Long.toString(received))) {
      throw new UpstreamException(
          502,
          Problem.of(
              "gate/upstream-broke-off",
              "the upstream registry broke the transfer off",
              request.coordinate().purl() + ": " + received + " of " + stated.get() + " bytes",
              "try again"),
          null);
    }
  }

  private CompletableFuture<?> makeRoom() throws IOException {
    long wanted = volume.toEvict();
    if (wanted > 0) {
      for (ArtifactStore.Victim victim : store.evict(wanted, clock.instant())) {
        rows.remove(victim.key());
        volume.addArtifact(-victim.size());
      }
    }
    return garbage.swept();
  }

  private static UpstreamException unexpected(ArtifactRequest request, int status) {
    return status == 404 || status == 410
        ? new UpstreamException(
            404,
            Problem.of(
                "gate/not-found",
                "the upstream has no such file",
                "status " + status + " for " + request.coordinate().file().orElse(""),
                "check name and version"),
            null)
        : UpstreamException.unexpected(request.upstream(), request.uri(), status);
  }

  private static MessageDigest messageDigest(Digest.Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm.jca(), e);
    }
  }
}
