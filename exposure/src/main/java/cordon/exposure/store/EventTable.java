package cordon.exposure.store;

import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.Grade;
import cordon.exposure.observation.Event;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Releases that came to units at a moment. */
public final class EventTable {
  private EventTable() {}

  /**
   * Adds events in the order of their facts. Each is learned when its fact was, but later than all
   * that was learned before it came here, so that nothing that was answered before changes.
   */
  public static void add(Handle handle, List<Event> events) throws SQLException {
    long last = Rows.lastLearned(handle);
    try (PreparedStatement insert =
        handle
            .getConnection()
            .prepareStatement(
                "insert into exposure_event (sequence, unit, type, name, version, at, learned,"
                    + " grade) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      long least = last == Long.MIN_VALUE ? last : last + 1;
      for (Event event : events) {
        least = Math.max(least, event.learned().toEpochMilli());
        insert.setLong(1, event.source());
        insert.setString(2, event.unit());
        insert.setString(3, event.type());
        insert.setString(4, event.name());
        insert.setString(5, event.version());
        insert.setLong(6, event.at().toEpochMilli());
        insert.setLong(7, least);
        insert.setString(8, event.grade().name());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Whether all that was learned since a moment are pulls and lists of releases, of other packages
   * than these.
   *
   * @param since not of this moment itself
   */
  public static boolean onlyOthers(Handle handle, Instant since, List<Target> targets) {
    return none(handle, "exposure_document where learned > :since", since, Map.of())
        && targets.stream()
            .distinct()
            .allMatch(target ->
                none(handle, "exposure_event", since, target)
                    && none(handle, "exposure_release_list", since, target));
  }

  private static boolean none(Handle handle, String table, Instant since, Target target) {
    return none(
        handle,
        table + " where learned > :since and type = :type and name = :name",
        since,
        Map.of("type", target.type(), "name", target.name()));
  }

  private static boolean none(
      Handle handle, String rows, Instant since, Map<String, String> names) {
    return handle
        .createQuery("select 1 from " + rows + " limit 1")
        .bind("since", since.toEpochMilli())
        .bindMap(names)
        .mapTo(Integer.class)
        .findFirst()
        .isEmpty();
  }

  private static Event event(ResultSet row, UnitNames names) throws SQLException {
    return new Event(
        row.getLong("sequence"),
        names.of(row.getString("unit")),
        row.getString("type"),
        row.getString("name"),
        row.getString("version"),
        Rows.time(row, "at"),
        Rows.time(row, "learned"),
        Grade.valueOf(row.getString("grade")));
  }

  /** In the order of their facts. */
  static void replay(Handle handle, Instant asOf, UnitNames names, Consumer<Event> heard) {
    handle
        .createQuery("select * from exposure_event where learned <= ? order by sequence")
        .bind(0, asOf.toEpochMilli())
        .setFetchSize(StoredChronicle.ROWS_AT_ONCE)
        .map((row, context) -> event(row, names))
        .forEach(heard);
  }
}
