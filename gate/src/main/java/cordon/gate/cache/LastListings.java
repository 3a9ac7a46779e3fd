package cordon.gate.cache;

import cordon.base.Digest;
import cordon.gate.evidence.FactBody;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Blob;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What an upstream listed of a package before it took all of it back: by quarantine (PEP 792), by
 * an empty list, or by deletion. Kept until it lists the package again, so that the gate can say
 * what became of a release that it knew.
 */
public final class LastListings {

  /**
   * A listing that the upstream no longer gives.
   *
   * @param document as it was
   * @param confirmed when the upstream last gave it: it may have gone any time after
   */
  public record Listing(Document document, Instant confirmed) {}

  private record Row(Digest sha256, long size, Instant confirmed) {}

  private final Database database;
  private final BlobStore blobs;
  private final Ledger ledger;
  private final CacheVolume volume;
  private final InstantSource clock;

  public LastListings(
      Database database, BlobStore blobs, Ledger ledger, CacheVolume volume, InstantSource clock) {
    this.database = database;
    this.blobs = blobs;
    this.ledger = ledger;
    this.volume = volume;
    this.clock = clock;
  }

  /** The listing that was lost; empty where the upstream lists the package, or never did. */
  public Optional<Listing> find(DocumentRequest request) {
    return row(request)
        .flatMap(row ->
            blobs
                .find(row.sha256())
                .map(blob ->
                    new Listing(
                        new Document(row.sha256(), row.size(), blob.path(), row.confirmed(), true),
                        row.confirmed())));
  }

  /**
   * Keeps a listing that is about to go; the one that is kept already stays.
   *
   * @param before the last document that listed anything
   * @param confirmed when it was last given as one that holds
   * @param how what the upstream says of it now, for the fact
   * @throws IOException when the body is gone or the disk fails; then nothing is kept
   */
  public void keep(DocumentRequest request, Document before, Instant confirmed, String how)
      throws IOException {
    // It may have come a moment ago, and what was only shown can be lost with the power.
    blobs.force(List.of(new Blob(before.sha256(), before.size(), before.path())));
    Instant now = clock.instant();
    boolean kept =
        database.write(h -> {
          boolean fresh = insert(h, request.key(), before, confirmed) > 0;
          if (fresh) {
            ledger.append(h, fact("gate.upstream.removed", request, how, now));
          }
          return fresh;
        });
    if (kept) {
      volume.addDocument(before.size());
    }
  }

  /** The upstream lists the package again. */
  public void drop(DocumentRequest request) {
    Optional<Row> row = row(request);
    if (row.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    boolean dropped =
        database.write(h -> {
          boolean first = delete(h, request.key()) > 0;
          if (first) { // and no other server at the same time
            Garbage.note(h, row.get().sha256(), now);
            ledger.append(h, fact("gate.upstream.restored", request, "", now));
          }
          return first;
        });
    if (dropped) {
      volume.addDocument(-row.get().size());
    }
  }

  private static int delete(Handle h, DocumentRequest.Key key) {
    return h.createUpdate(
            "delete from gate_last_listing where upstream = :upstream and name = :name")
        .bind("upstream", key.upstream())
        .bind("name", key.name())
        .execute();
  }

  private Optional<Row> row(DocumentRequest request) {
    return database.read(h ->
        h.createQuery(
                "select sha256, size, confirmed_at from gate_last_listing"
                    + " where upstream = :upstream and name = :name")
            .bind("upstream", request.key().upstream())
            .bind("name", request.key().name())
            .map((rs, ctx) ->
                new Row(
                    Digest.sha256(rs.getString(1)),
                    rs.getLong(2),
                    Instant.ofEpochMilli(rs.getLong(3))))
            .findOne());
  }

  private static int insert(
      Handle h, DocumentRequest.Key key, Document document, Instant confirmed) {
    return h.createUpdate(
            "insert into gate_last_listing (upstream, name, sha256, size, confirmed_at)"
                + " values (:upstream, :name, :sha256, :size, :confirmed)"
                + " on conflict (upstream, name) do nothing")
        .bind("upstream", key.upstream())
        .bind("name", key.name())
        .bind("sha256", document.sha256().hex())
        .bind("size", document.size())
        .bind("confirmed", confirmed.toEpochMilli())
        .execute();
  }

  private static FactDraft fact(String type, DocumentRequest request, String how, Instant at) {
    String body =
        FactBody.write(g ->
            g.text("upstream", request.upstream().key())
                .text("package", request.name())
                .text("how", how));
    return new FactDraft(type, at, "system", request.upstream().key(), body);
  }
}
