package cordon.gate.override;

import cordon.base.Ecosystem;
import cordon.gate.Act;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.Trail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of overrides; nothing is ever changed, an end is a row of its own. */
final class OverrideStore {
  private static final String SELECT =
      "select o.id, o.kind, o.ecosystem, o.name, o.selector, o.selector_value, o.malicious,"
          + " o.reason, o.owner, o.created_at, o.expires_at, e.ended_at, e.ended_by, o.created_by,"
          + " o.emergency, o.needs_second, o.request_id,"
          + " c.done_at, c.done_by, c.note, p.done_at, p.done_by, p.note, r.done_at, r.done_by,"
          + " r.note from gate_override o left join gate_override_end e on e.override_id = o.id"
          + act("c", "confirmed")
          + act("p", "end-proposed")
          + act("r", "reviewed");

  private OverrideStore() {}

  private static String act(String alias, String act) {
    return " left join gate_override_act %1$s on %1$s.override_id = o.id and %1$s.act = '%2$s'"
        .formatted(alias, act);
  }

  static List<LocalOverride> all(Handle h) {
    return h.createQuery(SELECT + " order by o.created_at desc, o.id")
        .map((rs, ctx) -> read(rs))
        .list();
  }

  /** Those that nobody ended and that had not expired at an instant. */
  static List<LocalOverride> open(Handle h, Instant at) {
    return h.createQuery(
            SELECT
                + " where e.ended_at is null and (o.expires_at is null or o.expires_at > :at)"
                + " order by o.created_at, o.id")
        .bind("at", at.toEpochMilli())
        .map((rs, ctx) -> read(rs))
        .list();
  }

  static Optional<LocalOverride> find(Handle h, String id) {
    return h.createQuery(SELECT + " where o.id = :id")
        .bind("id", id)
        .map((rs, ctx) -> read(rs))
        .findOne();
  }

  /** Grows with every row that is added: the number of changes so far, the same on every node. */
  static long revision(Handle h) {
    return h.createQuery(
            "select (select count(*) from gate_override)"
                + " + (select count(*) from gate_override_end)"
                + " + (select count(*) from gate_override_act)")
        .mapTo(Long.class)
        .one();
  }

  static void insert(Handle h, LocalOverride o) {
    h.createUpdate(
            "insert into gate_override (id, kind, ecosystem, name, selector, selector_value,"
                + " malicious, reason, owner, created_at, expires_at, created_by, emergency,"
                + " needs_second, request_id) values (:id, :kind, :ecosystem, :name, :selector,"
                + " :value, :malicious, :reason, :owner, :created, :expires, :by, :emergency,"
                + " :second, :request)")
        .bind("id", o.id())
        .bind("kind", o.kind().word())
        .bind("ecosystem", o.ecosystem().purlType())
        .bind("name", o.name())
        .bind("selector", SelectorText.kind(o.versions()))
        .bind("value", SelectorText.value(o.versions()))
        .bind("malicious", o.malicious())
        .bind("reason", o.reason())
        .bind("owner", o.owner())
        .bind("created", o.created().toEpochMilli())
        .bind("expires", o.expires().map(Instant::toEpochMilli).orElse(null))
        .bind("by", o.trail().createdBy())
        .bind("emergency", o.trail().emergency())
        .bind("second", o.trail().needsSecond())
        .bind("request", o.trail().request().orElse(null))
        .execute();
  }

  /**
   * @param kind {@code confirmed}, {@code end-proposed} or {@code reviewed}
   */
  static void insertAct(Handle h, String id, String kind, Act act) {
    h.createUpdate(
            "insert into gate_override_act (override_id, act, done_at, done_by, note)"
                + " values (:id, :act, :at, :by, :note)")
        .bind("id", id)
        .bind("act", kind)
        .bind("at", act.at().toEpochMilli())
        .bind("by", act.by())
        .bind("note", act.note())
        .execute();
  }

  static void insertEnd(Handle h, String id, Instant at, String by, String reason) {
    h.createUpdate(
            "insert into gate_override_end (override_id, ended_at, ended_by, reason)"
                + " values (:id, :at, :by, :reason)")
        .bind("id", id)
        .bind("at", at.toEpochMilli())
        .bind("by", by)
        .bind("reason", reason)
        .execute();
  }

  private static LocalOverride read(ResultSet rs) throws SQLException {
    return new LocalOverride(
        rs.getString(1),
        Kind.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)),
        Ecosystem.ofPurlType(rs.getString(3)).orElseThrow(),
        rs.getString(4),
        SelectorText.parse(rs.getString(5), rs.getString(6)),
        rs.getBoolean(7),
        rs.getString(8),
        rs.getString(9),
        Instant.ofEpochMilli(rs.getLong(10)),
        instant(rs, 11),
        instant(rs, 12),
        Optional.ofNullable(rs.getString(13)),
        trail(rs));
  }

  private static Trail trail(ResultSet rs) throws SQLException {
    return new Trail(
        rs.getString(14),
        rs.getBoolean(15),
        rs.getBoolean(16),
        Optional.ofNullable(rs.getString(17)),
        act(rs, 18),
        act(rs, 21),
        act(rs, 24));
  }

  private static Optional<Act> act(ResultSet rs, int first) throws SQLException {
    Optional<Instant> at = instant(rs, first);
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(new Act(at.get(), rs.getString(first + 1), rs.getString(first + 2)));
  }

  private static Optional<Instant> instant(ResultSet rs, int column) throws SQLException {
    @Nullable Object value = rs.getObject(column);
    return value == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(rs.getLong(column)));
  }
}
