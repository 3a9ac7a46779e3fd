package cordon.exposure.store;

import cordon.exposure.observation.Chronicle;
import cordon.exposure.observation.ReleaseList;
import cordon.exposure.observation.ReleaseTime;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** When releases came, as it was learned. */
public final class ReleaseTimeTable {
  private static final String LAST =
      "select type, name, version, released, exact from (select t.*, row_number() over"
          + " (partition by type, name, version order by learned desc) as age"
          + " from exposure_release_time t where learned <= :asOf%s) newest where age = 1";

  private ReleaseTimeTable() {}

  /** What is known now of a package. */
  public static List<ReleaseTime> of(Handle handle, String type, String name) {
    return handle
        .createQuery(LAST.formatted(" and type = :type and name = :name"))
        .bind("asOf", Long.MAX_VALUE)
        .bind("type", type)
        .bind("name", name)
        .map((row, context) ->
            new ReleaseTime(
                type,
                name,
                row.getString("version"),
                Rows.optionalTime(row, "released"),
                row.getBoolean("exact")))
        .list();
  }

  /** When all that a registry listed of a package was told last. */
  public static Optional<Instant> checked(Handle handle, String type, String name) {
    return handle
        .createQuery(
            "select checked from exposure_release_list where type = :type and name = :name"
                + " order by learned desc limit 1")
        .bind("type", type)
        .bind("name", name)
        .map((row, context) -> Rows.time(row, "checked"))
        .findFirst();
  }

  /** Adds what is new; it is learned later than all that was learned before. */
  public static void add(Handle handle, ReleaseList list, List<ReleaseTime> times, Instant now)
      throws SQLException {
    long learned = DocumentTable.learned(handle, now).toEpochMilli();
    try (PreparedStatement insert =
        handle
            .getConnection()
            .prepareStatement(
                "insert into exposure_release_time (type, name, version, released, exact, learned)"
                    + " values (?, ?, ?, ?, ?, ?)")) {
      for (ReleaseTime time : times) {
        insert.setString(1, time.type());
        insert.setString(2, time.name());
        insert.setString(3, time.version());
        Rows.set(insert, 4, time.released());
        insert.setBoolean(5, time.exact());
        insert.setLong(6, learned);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    handle
        .createUpdate(
            "insert into exposure_release_list (type, name, checked, learned)"
                + " values (:type, :name, :checked, :learned)")
        .bind("type", list.type())
        .bind("name", list.name())
        .bind("checked", list.checked().toEpochMilli())
        .bind("learned", learned)
        .execute();
  }

  static void replay(Handle handle, Instant asOf, Chronicle.Listener listener) {
    handle
        .createQuery(LAST.formatted(""))
        .bind("asOf", asOf.toEpochMilli())
        .setFetchSize(StoredChronicle.ROWS_AT_ONCE)
        .map((row, context) ->
            new ReleaseTime(
                row.getString("type"),
                row.getString("name"),
                row.getString("version"),
                Rows.optionalTime(row, "released"),
                row.getBoolean("exact")))
        .forEach(listener::released);
    handle
        .createQuery(
            "select type, name, checked from exposure_release_list where learned <= ?"
                + " order by learned")
        .bind(0, asOf.toEpochMilli())
        .map((row, context) ->
            new ReleaseList(
                row.getString("type"), row.getString("name"), Rows.time(row, "checked")))
        .forEach(listener::listed);
  }
}
