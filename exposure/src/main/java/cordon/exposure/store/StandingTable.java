package cordon.exposure.store;

import cordon.exposure.StandingExposure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Exposures that are answered again and again. */
public final class StandingTable {
  private StandingTable() {}

  /** The open ones first, then the last opened. */
  public static List<StandingExposure> all(Handle handle) {
    return handle
        .createQuery(
            "select * from exposure_standing"
                + " order by case when closed is null then 0 else 1 end, opened desc, id desc")
        .map((row, context) -> standing(row))
        .list();
  }

  public static Optional<StandingExposure> find(Handle handle, String name) {
    return handle
        .createQuery("select * from exposure_standing where name = ?")
        .bind(0, name)
        .map((row, context) -> standing(row))
        .findOne();
  }

  /** A new one, not answered yet; its id is given here. */
  public static StandingExposure add(Handle handle, StandingExposure one) {
    handle
        .createUpdate(
            "insert into exposure_standing (id, name, target, from_at, to_at, origin, reason,"
                + " opened, opened_by, units, credentials, unknown, fact) values (:id, :name,"
                + " :target, :from, :to, :origin, :reason, :opened, :by, 0, 0, 0, :fact)")
        .bind("id", Rows.next(handle, "exposure_standing"))
        .bind("name", one.name())
        .bind("target", one.target())
        .bind("from", one.from().map(Instant::toEpochMilli))
        .bind("to", one.to().map(Instant::toEpochMilli))
        .bind("origin", one.origin())
        .bind("reason", one.reason())
        .bind("opened", one.opened().toEpochMilli())
        .bind("by", one.openedBy())
        .bind("fact", one.fact())
        .execute();
    return find(handle, one.name()).orElseThrow();
  }

  /** What a later look found; what is known of an earlier moment never takes its place. */
  public static void answered(Handle handle, StandingExposure one) {
    handle
        .createUpdate(
            "update exposure_standing set answered = :answered, answer = :answer, units = :units,"
                + " credentials = :credentials, unknown = :unknown, fact = :fact where id = :id")
        .bind("id", one.id())
        .bind("answered", one.answered().map(Instant::toEpochMilli))
        .bind("answer", one.digest())
        .bind("units", one.units())
        .bind("credentials", one.credentials())
        .bind("unknown", one.unknown())
        .bind("fact", one.fact())
        .execute();
  }

  public static void close(Handle handle, long id, Instant at, long fact) {
    handle
        .createUpdate("update exposure_standing set closed = ?, fact = ? where id = ?")
        .bind(0, at.toEpochMilli())
        .bind(1, fact)
        .bind(2, id)
        .execute();
  }

  private static StandingExposure standing(ResultSet row) throws SQLException {
    return new StandingExposure(
        row.getLong("id"),
        row.getString("name"),
        row.getString("target"),
        Rows.optionalTime(row, "from_at"),
        Rows.optionalTime(row, "to_at"),
        row.getString("origin"),
        row.getString("reason"),
        Rows.time(row, "opened"),
        row.getString("opened_by"),
        Rows.optionalTime(row, "closed"),
        Rows.optionalTime(row, "answered"),
        Optional.ofNullable(row.getString("answer")),
        row.getLong("units"),
        row.getLong("credentials"),
        row.getLong("unknown"),
        row.getLong("fact"));
  }
}
