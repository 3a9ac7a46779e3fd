package cordon.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads facts, with the people in them where they are still remembered. */
final class FactReader {
  private static final String SELECT =
      "SELECT f.sequence, f.id, f.time, f.learned, f.type, coalesce(e.value, f.actor) AS actor,"
          + " f.subject, f.body FROM ledger_fact f LEFT JOIN ledger_erasable e ON e.token = f.actor"
          + " WHERE f.sequence > :after AND f.sequence < :before";

  private FactReader() {}

  static long size(Handle handle) {
    return handle.createQuery("SELECT size FROM ledger_head").mapTo(Long.class).one();
  }

  /** The first matches behind the sequence of the query. */
  static List<Fact> first(Handle handle, FactQuery query) {
    return select(handle, query, Long.MAX_VALUE, "ASC");
  }

  /** The last matches before a sequence, newest last. */
  static List<Fact> last(Handle handle, FactQuery query, long before) {
    List<Fact> facts = new ArrayList<>(select(handle, query, before, "DESC"));
    Collections.reverse(facts);
    return facts;
  }

  private static List<Fact> select(Handle handle, FactQuery query, long before, String order) {
    StringBuilder sql = new StringBuilder(SELECT);
    if (!query.typePrefix().isEmpty()) {
      // Not LIKE: it means different things to the two databases.
      sql.append(" AND f.type IN (SELECT t.name FROM ledger_fact_type t");
      sql.append(" WHERE substr(t.name, 1, :prefixLength) = :prefix)");
    }
    query.subject().ifPresent(s -> sql.append(" AND f.subject = :subject"));
    query.actor().ifPresent(a -> sql.append(" AND f.actor = :actor"));
    query.from().ifPresent(t -> sql.append(" AND f.time >= :from"));
    query.to().ifPresent(t -> sql.append(" AND f.time < :to"));
    sql.append(" ORDER BY f.sequence ").append(order).append(" LIMIT :limit");
    try (Query select = handle.createQuery(sql)) {
      select.bind("after", query.afterSequence()).bind("before", before);
      select.bind("limit", query.limit());
      if (!query.typePrefix().isEmpty()) {
        select.bind("prefix", query.typePrefix());
        select.bind(
            "prefixLength", query.typePrefix().codePointCount(0, query.typePrefix().length()));
      }
      query.subject().ifPresent(s -> select.bind("subject", s));
      query.actor().ifPresent(a -> select.bind("actor", Erasables.token(handle, a).orElse(a)));
      query.from().ifPresent(t -> select.bind("from", millisUp(t)));
      query.to().ifPresent(t -> select.bind("to", millisUp(t)));
      return select.map(FactReader::fact).list();
    }
  }

  /** A bound between two milliseconds must not let in the one before it. */
  private static long millisUp(Instant time) {
    return time.plusNanos(999_999).toEpochMilli();
  }

  private static Fact fact(ResultSet row, StatementContext context) throws SQLException {
    return new Fact(
        row.getLong("sequence"),
        row.getString("id"),
        Instant.ofEpochMilli(row.getLong("time")),
        Instant.ofEpochMilli(row.getLong("learned")),
        row.getString("type"),
        row.getString("actor"),
        row.getString("subject"),
        row.getString("body"));
  }
}
