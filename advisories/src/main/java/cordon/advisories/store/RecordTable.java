package cordon.advisories.store;

import cordon.advisories.AffectedName;
import cordon.formats.osv.OsvRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /** The texts that this record had before. */
  public static List<String> earlier(Handle handle, String source, String id) {
    return handle
        .createQuery("SELECT raw FROM advisory_revision WHERE source = :source AND id = :id")
        .bind("source", source)
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  /**
   * A text of a record as its source has it.
   *
   * @param learned when we had it
   */
  public record Revision(
      String source,
      OsvRecord osv,
      String digest,
      String raw,
      Instant firstSeen,
      Instant learned) {}

  /** Records that the source did not have before. Plain JDBC: a full feed has a quarter million. */
  public static void insert(Handle handle, List<Revision> rows) throws SQLException {
    String sql =
        "INSERT INTO advisory_record (source, id, digest, raw, summary, malicious, modified,"
            + " first_seen, learned, published, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = handle.getConnection().prepareStatement(sql)) {
      for (Revision row : rows) {
        insert.setString(1, row.source());
        insert.setString(2, row.osv().id());
        insert.setString(3, row.digest());
        insert.setString(4, row.raw());
        insert.setString(5, row.osv().summary());
        insert.setBoolean(6, row.osv().malicious());
        insert.setLong(7, row.osv().modified().toEpochMilli());
        insert.setLong(8, row.firstSeen().toEpochMilli());
        insert.setLong(9, row.learned().toEpochMilli());
        Rows.set(insert, 10, row.osv().published());
        Rows.set(insert, 11, row.osv().withdrawn());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Puts a new revision in the place of the one before, which is kept as it was. */
  public static void replace(Handle handle, StoredRecord before, Revision row) {
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
    OsvRecord osv = row.osv();
    handle
        .createUpdate(
            "UPDATE advisory_record SET digest = :digest, raw = :raw, summary = :summary,"
                + " malicious = :malicious, modified = :modified, published = :published,"
                + " withdrawn = :withdrawn, learned = :learned, last_seen = NULL"
                + " WHERE source = :source AND id = :id")
        .bind("source", row.source())
        .bind("id", osv.id())
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

  /** The packages and other names of one record. */
  public record Names(String id, List<AffectedName> packages, List<String> aliases) {}

  /** Adds packages and other names. */
  public static void addNames(Handle handle, String source, List<Names> records)
      throws SQLException {
    Connection connection = handle.getConnection();
    try (PreparedStatement packages =
            connection.prepareStatement(
                "INSERT INTO advisory_package (source, id, ecosystem, name) VALUES (?, ?, ?, ?)");
        PreparedStatement aliases =
            connection.prepareStatement(
                "INSERT INTO advisory_alias (source, id, alias) VALUES (?, ?, ?)")) {
      for (Names names : records) {
        for (AffectedName affected : names.packages()) {
          addRow(packages, source, names.id(), affected.ecosystem().purlType(), affected.name());
        }
        for (String alias : new LinkedHashSet<>(names.aliases())) {
          addRow(aliases, source, names.id(), alias);
        }
      }
      packages.executeBatch();
      aliases.executeBatch();
    }
  }

  private static void addRow(PreparedStatement batch, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      batch.setString(i + 1, values[i]);
    }
    batch.addBatch();
  }

  /** Notes that these records are in the feed again. */
  public static void reappeared(Handle handle, String source, Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
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

  /** When the source last changed each of its records that we have, by id. */
  public static Map<String, Instant> modified(Handle handle, String source) {
    Map<String, Instant> modified = new HashMap<>();
    handle
        .createQuery("SELECT id, modified FROM advisory_record WHERE source = :source")
        .bind("source", source)
        .setFetchSize(ROWS_AT_ONCE)
        .map((row, context) -> Map.entry(row.getString("id"), Rows.time(row, "modified")))
        .forEach(entry -> modified.put(entry.getKey(), entry.getValue()));
    return modified;
  }

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
