package cordon.exposure.store;

import cordon.base.Digest;
import cordon.exposure.Build;
import cordon.exposure.Grade;
import cordon.exposure.Provenance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Documents as they were brought. */
public final class DocumentTable {
  private static final String SELECT =
      "select d.*, coalesce(i.items, 0) as releases from exposure_document d"
          + " left join exposure_inventory i on i.id = d.inventory";

  private DocumentTable() {}

  /**
   * This document of this unit, word and stream, where it was brought before as of the same time,
   * or by the same run.
   */
  public static Optional<StoredDocument> find(Handle handle, NewDocument document) {
    return handle
        .createQuery(
            SELECT
                + " where d.digest = :digest and d.unit = :unit and d.provenance = :provenance"
                + " and d.stream = :stream"
                + " and (d.observed = :observed or d.build_run <> '' and d.build_run = :run)"
                + " order by d.id limit 1")
        .bind("digest", document.digest().hex())
        .bind("unit", document.unit())
        .bind("provenance", document.provenance().name())
        .bind("stream", document.stream())
        .bind("observed", document.observed().toEpochMilli())
        .bind("run", document.build().run())
        .map((row, context) -> stored(row))
        .findOne();
  }

  /** By its number. */
  public static Optional<StoredDocument> find(Handle handle, long id) {
    return handle
        .createQuery(SELECT + " where d.id = ?")
        .bind(0, id)
        .map((row, context) -> stored(row))
        .findOne();
  }

  /** Of all files, each once. */
  public static List<Digest> digests(Handle handle) {
    return handle
        .createQuery("select distinct digest from exposure_document order by digest")
        .map((row, context) -> Digest.sha256(row.getString("digest")))
        .list();
  }

  /** On whose words a stream of a unit has documents, and was not ended. */
  public static List<Provenance> open(Handle handle, String unit, String stream) {
    return handle
        .createQuery(
            "select provenance, grade from (select provenance, grade, row_number() over"
                + " (partition by provenance order by observed desc, id desc) as age"
                + " from exposure_document where unit = :unit and stream = :stream) newest"
                + " where age = 1 and grade <> :ended order by provenance")
        .bind("unit", unit)
        .bind("stream", stream)
        .bind("ended", Grade.EXCLUDED.name())
        .map((row, context) -> Provenance.valueOf(row.getString("provenance")))
        .list();
  }

  /**
   * When a document that is added now is learned: later than all that was learned before, also
   * where the clock was set back, so that nothing that was answered before changes.
   */
  public static Instant learned(Handle handle, Instant now) {
    long last = Rows.lastLearned(handle);
    return Instant.ofEpochMilli(
        Math.max(now.toEpochMilli(), last == Long.MIN_VALUE ? last : last + 1));
  }

  /** When the last thing was learned; empty while nothing was. */
  public static Optional<Instant> lastLearned(Handle handle) {
    long last = Rows.lastLearned(handle);
    return last == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
  }

  /** Adds a document and what it says. */
  public static StoredDocument add(
      Handle handle,
      NewDocument document,
      Optional<InventoryTable.Packed> inventory,
      Instant learned,
      long fact)
      throws SQLException {
    long id = Rows.next(handle, "exposure_document");
    Optional<Long> list = inventory.map(packed -> InventoryTable.number(handle, packed));
    handle
        .createUpdate(
            "insert into exposure_document (id, digest, name, kind, unit, provenance, stream,"
                + " observed, learned, fact, grade, complete, lacking, build_commit, build_run, inventory)"
                + " values (:id, :digest, :name, :kind, :unit, :provenance, :stream, :observed,"
                + " :learned, :fact, :grade, :complete, :lacking, :commit, :run, :inventory)")
        .bind("id", id)
        .bind("digest", document.digest().hex())
        .bind("name", document.name())
        .bind("kind", document.kind())
        .bind("unit", document.unit())
        .bind("provenance", document.provenance().name())
        .bind("stream", document.stream())
        .bind("observed", document.observed().toEpochMilli())
        .bind("commit", document.build().commit())
        .bind("run", document.build().run())
        .bind("learned", learned.toEpochMilli())
        .bind("fact", fact)
        .bind("grade", document.grade().name())
        .bind("complete", document.complete())
        .bind("lacking", Rows.types(document.lacking()))
        .bind("inventory", list)
        .execute();
    SaidTable.add(handle, id, document.said());
    StatedTimeTable.add(handle, id, learned, document.published());
    return find(handle, document).orElseThrow();
  }

  /**
   * The newest first.
   *
   * @param unit empty for all
   * @param before only those with a lower id
   */
  public static List<StoredDocument> latest(
      Handle handle, Optional<String> unit, long before, int most) {
    return handle
        .createQuery(
            SELECT
                + " where d.id < :before"
                + (unit.isPresent() ? " and d.unit = :unit" : "")
                + " order by d.id desc limit :most")
        .bind("before", before)
        .bind("most", most)
        .bindMap(unit.map(u -> Map.of("unit", u)).orElse(Map.of()))
        .map((row, context) -> stored(row))
        .list();
  }

  private static StoredDocument stored(ResultSet row) throws SQLException {
    return new StoredDocument(
        row.getLong("id"),
        Digest.sha256(row.getString("digest")),
        row.getString("name"),
        row.getString("kind"),
        row.getString("unit"),
        Provenance.valueOf(row.getString("provenance")),
        row.getString("stream"),
        Rows.time(row, "observed"),
        Rows.time(row, "learned"),
        row.getLong("fact"),
        Grade.valueOf(row.getString("grade")),
        row.getBoolean("complete"),
        Rows.types(row.getString("lacking")),
        new Build(row.getString("build_commit"), row.getString("build_run")),
        row.getLong("releases"));
  }
}
