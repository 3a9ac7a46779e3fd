package cordon.gate.cache;

import cordon.base.Digest;
import cordon.gate.cache.DocumentRequest.Key;
import cordon.store.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of documents; the bodies are blobs. */
final class DocumentStore {

  /**
   * @param etag of the upstream, for asking again
   * @param lastModified likewise
   */
  record Row(
      Digest sha256,
      long size,
      @Nullable String etag,
      @Nullable String lastModified,
      Instant checked) {

    Row checkedAt(Instant now) {
      return new Row(sha256, size, etag, lastModified, now);
    }
  }

  private final Database database;
  private final CacheVolume volume;

  DocumentStore(Database database, CacheVolume volume) {
    this.database = database;
    this.volume = volume;
  }

  Optional<Row> find(Key key) {
    return database.read(h ->
        h.createQuery(
                "select sha256, size, etag, last_modified, checked_at from gate_document"
                    + " where upstream = :upstream and name = :name")
            .bind("upstream", key.upstream())
            .bind("name", key.name())
            .map((rs, ctx) ->
                new Row(
                    Digest.sha256(rs.getString(1)),
                    rs.getLong(2),
                    rs.getString(3),
                    rs.getString(4),
                    Instant.ofEpochMilli(rs.getLong(5))))
            .findOne());
  }

  /** Puts the row, and marks the body that it replaces as garbage. */
  CompletableFuture<?> put(Key key, Row row) {
    return database
        .submit(h -> {
          long replaced = size(h, key);
          discardBody(h, key, row.sha256().hex(), row.checked());
          h.createUpdate(
                  "insert into gate_document"
                      + " (upstream, name, sha256, size, etag, last_modified, checked_at)"
                      + " values (:upstream, :name, :sha256, :size, :etag, :modified, :checked)"
                      + " on conflict (upstream, name) do update set sha256 = excluded.sha256,"
                      + " size = excluded.size, etag = excluded.etag,"
                      + " last_modified = excluded.last_modified, checked_at = excluded.checked_at")
              .bind("upstream", key.upstream())
              .bind("name", key.name())
              .bind("sha256", row.sha256().hex())
              .bind("size", row.size())
              .bind("etag", row.etag())
              .bind("modified", row.lastModified())
              .bind("checked", row.checked().toEpochMilli())
              .execute();
          return replaced;
        })
        .thenAccept(before -> volume.addDocument(row.size() - before));
  }

  CompletableFuture<?> remove(Key key, Instant now) {
    return database
        .submit(h -> {
          long removed = size(h, key);
          discardBody(h, key, "", now);
          h.createUpdate("delete from gate_document where upstream = :upstream and name = :name")
              .bind("upstream", key.upstream())
              .bind("name", key.name())
              .execute();
          return removed;
        })
        .thenAccept(before -> volume.addDocument(-before));
  }

  private static long size(Handle h, Key key) {
    return h.createQuery(
            "select coalesce(sum(size), 0) from gate_document"
                + " where upstream = :upstream and name = :name")
        .bind("upstream", key.upstream())
        .bind("name", key.name())
        .mapTo(Long.class)
        .one();
  }

  private static void discardBody(Handle h, Key key, String unless, Instant now) {
    h.createUpdate(
            Garbage.noting(
                "select sha256 from gate_document"
                    + " where upstream = :upstream and name = :name and sha256 <> :unless"))
        .bind("now", now.toEpochMilli())
        .bind("upstream", key.upstream())
        .bind("name", key.name())
        .bind("unless", unless)
        .execute();
  }
}
