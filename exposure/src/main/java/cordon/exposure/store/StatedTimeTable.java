package cordon.exposure.store;

import cordon.exposure.observation.Chronicle;
import cordon.exposure.observation.StatedTime;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** When releases came, as documents state it. */
final class StatedTimeTable {
  private StatedTimeTable() {}

  /** Adds what no document said before. */
  static void add(Handle handle, long document, Instant learned, List<Published> published)
      throws SQLException {
    if (published.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        handle
            .getConnection()
            .prepareStatement(
                "insert into exposure_stated_time (type, name, version, released, document,"
                    + " learned) values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      for (Published one : published) {
        insert.setString(1, one.type());
        insert.setString(2, one.name());
        insert.setString(3, one.version());
        insert.setLong(4, one.at().toEpochMilli());
        insert.setLong(5, document);
        insert.setLong(6, learned.toEpochMilli());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Only of packages of which a registry's list is known: without one, they decide nothing. */
  static void replay(Handle handle, Instant asOf, Chronicle.Listener listener) {
    handle
        .createQuery(
            "select s.* from exposure_stated_time s where s.learned <= :asOf and exists (select 1"
                + " from exposure_release_list l where l.type = s.type and l.name = s.name)"
                + " order by s.type, s.name, s.version, s.released")
        .bind("asOf", asOf.toEpochMilli())
        .setFetchSize(StoredChronicle.ROWS_AT_ONCE)
        .map((row, context) ->
            new StatedTime(
                row.getString("type"),
                row.getString("name"),
                row.getString("version"),
                Rows.time(row, "released"),
                row.getLong("document")))
        .forEach(listener::stated);
  }
}
