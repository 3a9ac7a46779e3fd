package cordon.gate.cache;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.gate.cache.DocumentRequest.Key;
import cordon.gate.cache.DocumentStore.Row;
import cordon.gate.upstream.UpstreamClient;
import cordon.gate.upstream.UpstreamException;
import cordon.gate.upstream.UpstreamRequest;
import cordon.gate.upstream.UpstreamResponse;
import cordon.store.Blob;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Raw upstream documents, as they came, one per package.
 *
 * <ul>
 *   <li>Younger than the maximum age: given without asking. Older: the upstream is asked whether it
 *       changed, once for all who wait.
 *   <li>The upstream cannot be asked, or sends what is not admitted: the old one is given, marked
 *       stale, and the upstream is left alone for a while. Age only ever lets go what it held by
 *       time, so a stale document never opens anything that was not published.
 *   <li>An upstream that refuses our credentials is no upstream that is down: nothing is given.
 *   <li>404 and 410 are the upstream's definite word: the document goes. Where one is kept, the
 *       upstream is asked twice, past all caches in between: one of its many machines can be wrong
 *       for a moment, and every build that pins the package would stop.
 * </ul>
 */
public final class DocumentCache {
  /** How long an upstream that failed is not asked again while there is an old document to give. */
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

  /** Rows kept in memory; a row is about 300 bytes. */
  private static final int ROWS_IN_MEMORY = 20_000;

  /** So long a body that was there is believed to be there still. */
  private static final Duration BELIEVED = Duration.ofSeconds(1);

  /** A row, until when it is given, and its body when it was last looked for. */
  private static final class Entry {
    private final Row row;
    private final Instant askAgain;
    private final boolean stale;
    private volatile @Nullable Look last;

    private record Look(Document document, Instant at) {
      boolean stands(Instant now) {
        return !at.isAfter(now) && now.isBefore(at.plus(BELIEVED));
      }
    }

    Entry(Row row, Instant askAgain, boolean stale) {
      this.row = row;
      this.askAgain = askAgain;
      this.stale = stale;
    }

    /** Empty where the body is gone. */
    Optional<Document> document(BlobStore blobs, Instant now) {
      Look before = last;
      if (before != null && before.stands(now)) {
        return Optional.of(before.document());
      }
      Optional<Document> found = DocumentCache.document(blobs, row, stale);
      last = found.map(document -> new Look(document, now)).orElse(null);
      return found;
    }
  }

  private final DocumentStore store;
  private final BlobStore blobs;
  private final Garbage garbage;
  private final Settling.Action tidy;
  private final UpstreamClient client;
  private final Duration maxAge;
  private final long limit;
  private final Settling settling;
  private final InstantSource clock;
  private final WeightedLru<Key, Entry> entries = new WeightedLru<>(ROWS_IN_MEMORY, e -> 1);
  private final SingleFlight<Key, Optional<Document>> flights = new SingleFlight<>();

  public DocumentCache(
      Database database,
      BodyFolder folder,
      UpstreamClient client,
      CacheVolume volume,
      Duration maxAge,
      long limit,
      Settling settling,
      InstantSource clock) {
    this.store = new DocumentStore(database, volume);
    this.blobs = folder.bodies();
    this.garbage = new Garbage(database, folder, clock);
    this.tidy = garbage::swept;
    this.client = client;
    this.maxAge = maxAge;
    this.limit = limit;
    this.settling = settling;
    this.clock = clock;
  }

  /**
   * The document, or nothing where the upstream says that it does not exist.
   *
   * @throws UpstreamException when the upstream cannot be asked and nothing is kept
   */
  public Optional<Document> get(DocumentRequest request, Admission admission) throws IOException {
    Optional<Document> fresh = entries.get(request.key()).flatMap(this::ifFresh);
    return fresh.isPresent()
        ? fresh
        : flights.run(request.key(), () -> revalidate(request, admission));
  }

  /** What is kept, however old, without asking anybody. */
  public Optional<Document> peek(DocumentRequest request) {
    return load(request.key()).flatMap(e -> document(blobs, e.row, e.stale));
  }

  private Optional<Document> ifFresh(Entry entry) {
    Instant now = clock.instant();
    boolean clockWentBack = entry.row.checked().isAfter(now);
    return !clockWentBack && now.isBefore(entry.askAgain)
        ? entry.document(blobs, now)
        : Optional.empty();
  }

  private Optional<Entry> load(Key key) {
    Optional<Entry> known = entries.get(key);
    return known.isPresent()
        ? known
        : store.find(key).map(row -> new Entry(row, row.checked().plus(maxAge), false));
  }

  private Optional<Document> revalidate(DocumentRequest request, Admission admission)
      throws IOException {
    Optional<Entry> known = load(request.key());
    Optional<Document> fresh = known.flatMap(this::ifFresh);
    if (fresh.isPresent()) {
      entries.put(request.key(), known.get());
      return fresh;
    }
    Optional<Document> before = known.flatMap(e -> document(blobs, e.row, false));
    try {
      return ask(request, admission, known.map(e -> e.row), before);
    } catch (UpstreamException | ProblemException failure) {
      if (before.isEmpty() || revoked(request, failure)) {
        throw failure;
      }
      Row row = known.orElseThrow().row;
      Instant pause = clock.instant().plus(PAUSE_AFTER_FAILURE);
      entries.put(request.key(), new Entry(row, pause, true));
      return document(blobs, row, true);
    }
  }

  /**
   * Who may no longer read a private registry shall not go on reading our copy of it. A public one
   * refuses for reasons that have nothing to do with us.
   */
  private static boolean revoked(DocumentRequest request, Exception failure) {
    return request.upstream().credentials().isPresent()
        && failure instanceof UpstreamException told
        && told.refused();
  }

  private Optional<Document> ask(
      DocumentRequest request, Admission admission, Optional<Row> known, Optional<Document> before)
      throws IOException {
    Map<String, String> headers =
        conditions(request, before.isPresent() ? known : Optional.empty());
    Optional<Document> found = look(request, admission, headers, known, before);
    if (found.isEmpty() && before.isPresent()) {
      Map<String, String> second = new HashMap<>(request.headers());
      second.put("Cache-Control", "no-cache");
      found = look(request, admission, second, Optional.empty(), before);
    }
    if (found.isEmpty()) {
      admission.admit(before, Optional.empty());
      if (known.isPresent()) {
        forget(request.key());
      }
    }
    return found;
  }

  /** Empty where the upstream says that there is none. */
  private Optional<Document> look(
      DocumentRequest request,
      Admission admission,
      Map<String, String> headers,
      Optional<Row> known,
      Optional<Document> before)
      throws IOException {
    UpstreamRequest wire = UpstreamRequest.document(request.uri(), headers, limit);
    try (UpstreamResponse response = client.send(request.upstream(), wire)) {
      return switch (response.status()) {
        case 200 -> Optional.of(receive(request, response, admission, before));
        case 304 -> confirmed(request, known);
        case 404, 410 -> Optional.empty();
        default ->
            throw UpstreamException.unexpected(
                request.upstream(), request.uri(), response.status());
      };
    }
  }

  private static Map<String, String> conditions(DocumentRequest request, Optional<Row> known) {
    Map<String, String> headers = new HashMap<>(request.headers());
    known.ifPresent(row -> {
      if (row.etag() != null) {
        headers.put("If-None-Match", row.etag());
      }
      if (row.lastModified() != null) {
        headers.put("If-Modified-Since", row.lastModified());
      }
    });
    return headers;
  }

  private Document receive(
      DocumentRequest request,
      UpstreamResponse response,
      Admission admission,
      Optional<Document> before)
      throws IOException {
    Instant now = clock.instant();
    try (BlobStore.Incoming incoming = blobs.receive()) {
      response.body().transferTo(incoming.out());
      Blob blob = incoming.show();
      Document after = new Document(blob.sha256(), blob.size(), blob.path(), now, false);
      boolean changed = before.map(b -> !b.sha256().equals(after.sha256())).orElse(true);
      if (changed) {
        admit(admission, before, after);
      }
      Row row =
          new Row(
              blob.sha256(),
              blob.size(),
              response.header("ETag").orElse(null),
              response.header("Last-Modified").orElse(null),
              now);
      keep(request.key(), row);
      settling.add(
          blob, () -> store.put(request.key(), row), () -> entries.remove(request.key()), tidy);
      return after;
    }
  }

  private void admit(Admission admission, Optional<Document> before, Document after)
      throws IOException {
    try {
      admission.admit(before, Optional.of(after));
    } catch (IOException | RuntimeException refused) {
      garbage.add(after.sha256());
      throw refused;
    }
  }

  private Optional<Document> confirmed(DocumentRequest request, Optional<Row> known)
      throws UpstreamException {
    if (known.isEmpty()) {
      throw UpstreamException.unexpected(request.upstream(), request.uri(), 304);
    }
    Row row = known.get().checkedAt(clock.instant());
    keep(request.key(), row);
    settling.add(() -> store.put(request.key(), row));
    return document(blobs, row, false);
  }

  /** Behind what was received before, which would bring it back; and before anybody looks again. */
  private void forget(Key key) {
    Instant now = clock.instant();
    settling.await(() -> store.remove(key, now));
    entries.remove(key);
  }

  private void keep(Key key, Row row) {
    entries.put(key, new Entry(row, row.checked().plus(maxAge), false));
  }

  /** Empty where the body is gone: then it is fetched anew. */
  private static Optional<Document> document(BlobStore blobs, Row row, boolean stale) {
    Digest sha256 = row.sha256();
    return blobs
        .find(sha256)
        .map(blob -> new Document(sha256, row.size(), blob.path(), row.checked(), stale));
  }
}
