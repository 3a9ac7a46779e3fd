package cordon.advisories.store;

import cordon.advisories.AffectedName;
import cordon.formats.osv.OsvRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The records of all sources, their packages and their earlier revisions. */
public final class RecordTable {
  private static final int ROWS_AT_ONCE = 500;
  private static final int MOST_BY_ID = 100;
  private static final String COLUMNS =
      "source, id, digest, raw, modified, first_seen, learned, withdrawn, last_seen";

  private RecordTable() {}

  /** Those of these ids that the source has, by id. */
  public static Map<String, StoredRecord> find(
      Handle handle, String source, Collection<String> ids) {
    Map<String, StoredRecord> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    handle
        .createQuery(
            "SELECT " + COLUMNS + " FROM advisory_record WHERE source = :source AND id IN (<ids>)")
        .bind("source", source)
        .bindList("ids", List.copyOf(ids))
        .map((row, context) -> Rows.stored(row))
        .forEach(stored -> found.put(stored.id(), stored));
    return found;
  }

  /** What every source says under this id or an alias, first those of the id. */
  public static List<StoredRecord> byId(Handle handle, String id) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM advisory_record r WHERE id = :id OR (source, id) IN (SELECT source, id"
                + " FROM advisory_alias WHERE alias = :id)"
                + " ORDER BY CASE WHEN id = :id THEN 0 ELSE 1 END, source, id LIMIT :most")
        .bind("id", id)
        .bind("most", MOST_BY_ID)
        .map((row, context) -> Rows.stored(row))
        .list();
  }

  /** Every record, one at a time: together they may be larger than the heap. */
  public static void each(Handle handle, Consumer<StoredRecord> to) {
    handle
        .createQuery("SELECT " + COLUMNS + " FROM advisory_record")
        .setFetchSize(ROWS_AT_ONCE)
        .map((row, context) -> Rows.stored(row))
        .forEach(to::accept);
  }

  /** Records of which a revision was learned at this time or later. */
  public static List<StoredRecord> learnedSince(Handle handle, Instant since) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM advisory_record WHERE learned >= :since")
        .bind("since", since.toEpochMilli())
        .map((row, context) -> Rows.stored(row))
        .list();
  }

  /** The texts that this record had before. */
  public static List<String> earlier(Handle handle, String source, String id) {
    return handle
        .createQuery("SELECT raw FROM advisory_revision WHERE source = :source AND id = :id")
        .bind("source", source)
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  public static void insert(Handle handle, StoredRecord row, OsvRecord osv) {
    handle
        .createUpdate(
            "INSERT INTO advisory_record (source, id, digest, raw, summary, malicious, modified,"
                + " published, withdrawn, first_seen, learned) VALUES (:source, :id, :digest,"
                + " :raw, :summary, :malicious, :modified, :published, :withdrawn, :firstSeen,"
                + " :learned)")
        .bind("source", row.source())
        .bind("id", row.id())
        .bind("digest", row.digest())
        .bind("raw", row.raw())
        .bind("summary", osv.summary())
        .bind("malicious", osv.malicious())
        .bind("modified", osv.modified().toEpochMilli())
        .bind("published", Rows.millis(osv.published()))
        .bind("withdrawn", Rows.millis(osv.withdrawn()))
        .bind("firstSeen", row.firstSeen().toEpochMilli())
        .bind("learned", row.learned().toEpochMilli())
        .execute();
  }

  /** Puts a new revision in the place of the one before, which is kept as it was. */
  public static void replace(Handle handle, StoredRecord before, StoredRecord row, OsvRecord osv) {
    handle
        .createUpdate(
            "INSERT INTO advisory_revision (source, id, digest, raw, learned, superseded)"
                + " VALUES (:source, :id, :digest, :raw, :learned, :superseded)"
                + " ON CONFLICT DO NOTHING")
        .bind("source", before.source())
        .bind("id", before.id())
        .bind("digest", before.digest())
        .bind("raw", before.raw())
        .bind("learned", before.learned().toEpochMilli())
        .bind("superseded", row.learned().toEpochMilli())
        .execute();
    handle
        .createUpdate(
            "UPDATE advisory_record SET digest = :digest, raw = :raw, summary = :summary,"
                + " malicious = :malicious, modified = :modified, published = :published,"
                + " withdrawn = :withdrawn, learned = :learned, last_seen = NULL"
                + " WHERE source = :source AND id = :id")
        .bind("source", row.source())
        .bind("id", row.id())
        .bind("digest", row.digest())
        .bind("raw", row.raw())
        .bind("summary", osv.summary())
        .bind("malicious", osv.malicious())
        .bind("modified", osv.modified().toEpochMilli())
        .bind("published", Rows.millis(osv.published()))
        .bind("withdrawn", Rows.millis(osv.withdrawn()))
        .bind("learned", row.learned().toEpochMilli())
        .execute();
  }

  /** Forgets which packages and other names the record has, before new ones are added. */
  public static void removeNames(Handle handle, String source, String id) {
    handle.execute("DELETE FROM advisory_package WHERE source = ? AND id = ?", source, id);
    handle.execute("DELETE FROM advisory_alias WHERE source = ? AND id = ?", source, id);
  }

  /** Adds packages and other names. */
  public static void addNames(
      Handle handle,
      String source,
      String id,
      Collection<AffectedName> packages,
      Collection<String> aliases) {
    PreparedBatch names =
        handle.prepareBatch(
            "INSERT INTO advisory_package (source, id, ecosystem, name)"
                + " VALUES (:source, :id, :ecosystem, :name)");
    for (AffectedName affected : packages) {
      names
          .bind("source", source)
          .bind("id", id)
          .bind("ecosystem", affected.ecosystem().purlType())
          .bind("name", affected.name())
          .add();
    }
    executeAny(names);
    PreparedBatch others =
        handle.prepareBatch(
            "INSERT INTO advisory_alias (source, id, alias) VALUES (:source, :id, :alias)");
    for (String alias : new LinkedHashSet<>(aliases)) {
      others.bind("source", source).bind("id", id).bind("alias", alias).add();
    }
    executeAny(others);
  }

  private static void executeAny(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** Notes that these records are in the feed again. */
  public static void reappeared(Handle handle, String source, Collection<String> ids) {
    handle
        .createUpdate(
            "UPDATE advisory_record SET last_seen = NULL WHERE source = :source AND id IN (<ids>)")
        .bind("source", source)
        .bindList("ids", List.copyOf(ids))
        .execute();
  }

  /** The digests of all records of a source, and whether each is marked as gone. */
  public static Map<String, Held> held(Handle handle, String source) {
    Map<String, Held> held = new HashMap<>();
    handle
        .createQuery("SELECT id, digest, last_seen FROM advisory_record WHERE source = :source")
        .bind("source", source)
        .setFetchSize(ROWS_AT_ONCE)
        .map((row, context) ->
            Map.entry(
                row.getString("digest"),
                new Held(row.getString("id"), Rows.optionalTime(row, "last_seen").isPresent())))
        .forEach(entry -> held.put(entry.getKey(), entry.getValue()));
    return held;
  }

  /**
   * A record that a source has.
   *
   * @param gone whether a complete feed came without it
   */
  public record Held(String id, boolean gone) {}

  /** Marks records that a complete feed no longer has. */
  public static void gone(Handle handle, String source, List<String> ids, Instant lastSeen) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE advisory_record SET last_seen = :at WHERE source = :source AND id = :id");
    ids.forEach(id ->
        batch.bind("at", lastSeen.toEpochMilli()).bind("source", source).bind("id", id).add());
    if (!ids.isEmpty()) {
      batch.execute();
    }
  }
}
