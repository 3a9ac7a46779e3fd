package cordon.gate.cache;

import cordon.store.Database;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much disk the cache takes. Documents are never evicted, because replaced bytes are found by
 * comparing with them; artifacts, which can be fetched again, make room for both.
 */
public final class CacheVolume {
  private final long limit;
  private final AtomicLong documents;
  private final AtomicLong artifacts;

  /**
   * Counts what is there.
   *
   * @param limit in bytes
   */
  public CacheVolume(Database database, long limit) {
    this.limit = limit;
    this.documents =
        new AtomicLong(sum(database, "gate_document") + sum(database, "gate_last_listing"));
    this.artifacts = new AtomicLong(sum(database, "gate_artifact"));
  }

  private static long sum(Database database, String table) {
    return database.read(
        h -> h.createQuery("select coalesce(sum(size), 0) from " + table).mapTo(Long.class).one());
  }

  /** Bytes of documents and artifacts. */
  public long bytes() {
    return documents.get() + artifacts.get();
  }

  void addDocument(long bytes) {
    documents.addAndGet(bytes);
  }

  void addArtifact(long bytes) {
    artifacts.addAndGet(bytes);
  }

  /**
   * How many bytes of artifacts have to go: none within the limit, else a tenth more than needed,
   * so that the next one does not evict again.
   */
  long toEvict() {
    long excess = bytes() - limit;
    return excess <= 0 ? 0 : Math.min(artifacts.get(), excess + limit / 10);
  }
}
