package cordon.gate.override;

import cordon.base.Ecosystem;
import cordon.gate.Act;
import cordon.gate.Coordinate;
import cordon.gate.WaiverRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of requests; nothing is ever changed, an outcome is a row of its own. */
final class RequestStore {
  private static final String SELECT =
      "select q.id, q.ecosystem, q.upstream, q.name, q.version, q.malicious, q.reason,"
          + " q.expires_at, q.created_at, q.created_by, o.granted, o.decided_at, o.decided_by,"
          + " o.note, o.override_id"
          + " from gate_request q left join gate_request_outcome o on o.request_id = q.id";

  private RequestStore() {}

  /** The open ones, the longest waiting first. */
  static List<WaiverRequest> open(Handle h) {
    return h.createQuery(SELECT + " where o.request_id is null order by q.created_at, q.id")
        .map((rs, ctx) -> read(rs))
        .list();
  }

  /** The decided ones, newest decision first. */
  static List<WaiverRequest> decided(Handle h, int limit) {
    return h.createQuery(
            SELECT
                + " where o.request_id is not null order by o.decided_at desc, q.id limit :limit")
        .bind("limit", limit)
        .map((rs, ctx) -> read(rs))
        .list();
  }

  /** All for one release, newest first. */
  static List<WaiverRequest> of(Handle h, Coordinate release) {
    return h.createQuery(
            SELECT
                + " where q.ecosystem = :ecosystem and q.name = :name and q.version = :version"
                + " order by q.created_at desc, q.id")
        .bind("ecosystem", release.ecosystem().purlType())
        .bind("name", release.name())
        .bind("version", release.version())
        .map((rs, ctx) -> read(rs))
        .list();
  }

  static Optional<WaiverRequest> find(Handle h, String id) {
    return h.createQuery(SELECT + " where q.id = :id")
        .bind("id", id)
        .map((rs, ctx) -> read(rs))
        .findOne();
  }

  static void insert(Handle h, WaiverRequest q) {
    h.createUpdate(
            "insert into gate_request (id, ecosystem, upstream, name, version, malicious, reason,"
                + " expires_at, created_at, created_by) values (:id, :ecosystem, :upstream, :name,"
                + " :version, :malicious, :reason, :expires, :created, :by)")
        .bind("id", q.id())
        .bind("ecosystem", q.release().ecosystem().purlType())
        .bind("upstream", q.release().upstream())
        .bind("name", q.release().name())
        .bind("version", q.release().version())
        .bind("malicious", q.malicious())
        .bind("reason", q.reason())
        .bind("expires", q.expires().toEpochMilli())
        .bind("created", q.created().toEpochMilli())
        .bind("by", q.createdBy())
        .execute();
  }

  static void insertOutcome(Handle h, String id, WaiverRequest.Outcome outcome) {
    h.createUpdate(
            "insert into gate_request_outcome (request_id, granted, decided_at, decided_by, note,"
                + " override_id) values (:id, :granted, :at, :by, :note, :override)")
        .bind("id", id)
        .bind("granted", outcome.granted())
        .bind("at", outcome.decision().at().toEpochMilli())
        .bind("by", outcome.decision().by())
        .bind("note", outcome.decision().note())
        .bind("override", outcome.overrideId().orElse(null))
        .execute();
  }

  private static WaiverRequest read(ResultSet rs) throws SQLException {
    return new WaiverRequest(
        rs.getString(1),
        Coordinate.release(
            Ecosystem.ofPurlType(rs.getString(2)).orElseThrow(),
            rs.getString(3),
            rs.getString(4),
            rs.getString(5)),
        rs.getBoolean(6),
        rs.getString(7),
        Instant.ofEpochMilli(rs.getLong(8)),
        Instant.ofEpochMilli(rs.getLong(9)),
        rs.getString(10),
        outcome(rs));
  }

  private static Optional<WaiverRequest.Outcome> outcome(ResultSet rs) throws SQLException {
    if (rs.getString(13) == null) {
      return Optional.empty();
    }
    Act decision =
        new Act(Instant.ofEpochMilli(rs.getLong(12)), rs.getString(13), rs.getString(14));
    return Optional.of(
        new WaiverRequest.Outcome(
            rs.getBoolean(11), decision, Optional.ofNullable(rs.getString(15))));
  }
}
