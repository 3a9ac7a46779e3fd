package cordon.advisories.store;

import cordon.advisories.index.PackedRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** The records as the index holds them. */
public final class PackedTable {
  private static final int ROWS_AT_ONCE = 2_000;
  private static final String COLUMNS = "source, id, revision, withdrawn, packed";
  private static final String PUT =
      "INSERT INTO advisory_packed (source, id, format, revision, withdrawn, packed)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, id) DO UPDATE SET"
          + " format = excluded.format, revision = excluded.revision,"
          + " withdrawn = excluded.withdrawn, packed = excluded.packed";

  private PackedTable() {}

  /**
   * A row.
   *
   * @param revision the ledger's sequence when the record last changed
   */
  public record Row(PackedRecord record, Optional<Instant> withdrawn, long revision) {}

  /** Plain JDBC: the first reading of a full feed writes a quarter of a million. */
  public static void put(Handle handle, List<Row> rows) throws SQLException {
    try (PreparedStatement put = handle.getConnection().prepareStatement(PUT)) {
      for (Row row : rows) {
        put.setString(1, row.record().source());
        put.setString(2, row.record().id());
        put.setLong(3, PackedRecord.FORMAT);
        put.setLong(4, row.revision());
        Rows.set(put, 5, row.withdrawn());
        put.setBytes(6, row.record().toBytes());
        put.addBatch();
      }
      put.executeBatch();
    }
  }

  /** Every record of the present format, one at a time. */
  public static void each(Handle handle, Consumer<Row> to) {
    read(handle
            .createQuery("SELECT " + COLUMNS + " FROM advisory_packed WHERE format = :format")
            .setFetchSize(ROWS_AT_ONCE))
        .forEach(to);
  }

  /** Those that changed behind a revision, in the order of their changes. */
  public static List<Row> since(Handle handle, long revision) {
    return read(handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM advisory_packed WHERE format = :format AND revision > :revision"
                    + " ORDER BY revision")
            .bind("revision", revision))
        .list();
  }

  /** Those of a source with these ids, by id. */
  public static Map<String, PackedRecord> find(
      Handle handle, String source, Collection<String> ids) {
    Map<String, PackedRecord> found = new HashMap<>();
    if (!ids.isEmpty()) {
      read(handle
              .createQuery(
                  "SELECT "
                      + COLUMNS
                      + " FROM advisory_packed WHERE format = :format AND source = :source"
                      + " AND id IN (<ids>)")
              .bind("source", source)
              .bindList("ids", List.copyOf(ids)))
          .forEach(row -> found.put(row.record().id(), row.record()));
    }
    return found;
  }

  private static ResultIterable<Row> read(Query query) {
    return query.bind("format", PackedRecord.FORMAT).map((row, context) -> row(row));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        PackedRecord.read(row.getString("source"), row.getString("id"), row.getBytes("packed")),
        Rows.optionalTime(row, "withdrawn"),
        row.getLong("revision"));
  }

  /** The newest revision of any record; -1 without one. */
  public static long newest(Handle handle) {
    return handle
        .createQuery("SELECT coalesce(max(revision), -1) FROM advisory_packed")
        .mapTo(Long.class)
        .one();
  }

  /** Whether a record lacks a row of the present format, as after an upgrade. */
  public static boolean incomplete(Handle handle) {
    return handle
        .createQuery(
            "SELECT (SELECT count(*) FROM advisory_record) <>"
                + " (SELECT count(*) FROM advisory_packed WHERE format = :format)")
        .bind("format", PackedRecord.FORMAT)
        .mapTo(Boolean.class)
        .one();
  }

  /** Source and id of some records that lack one. */
  public static List<RecordKey> lacking(Handle handle, int limit) {
    return handle
        .createQuery(
            "SELECT source, id FROM advisory_record r WHERE NOT EXISTS (SELECT 1 FROM"
                + " advisory_packed p WHERE p.source = r.source AND p.id = r.id"
                + " AND p.format = :format) LIMIT :limit")
        .bind("format", PackedRecord.FORMAT)
        .bind("limit", limit)
        .map((row, context) -> new RecordKey(row.getString("source"), row.getString("id")))
        .list();
  }

  /** Names a record of a source. */
  public record RecordKey(String source, String id) {}
}
