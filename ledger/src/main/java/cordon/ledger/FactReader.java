package cordon.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads facts, with the people in them where they are still remembered. */
final class FactReader {
  private static final String SELECT =
      "SELECT f.sequence, f.id, f.time, f.learned, f.type, coalesce(e.value, f.actor) AS actor,"
          + " f.subject, f.body FROM ledger_fact f LEFT JOIN ledger_erasable e ON e.token = f.actor";
  private static final String BETWEEN = " WHERE f.sequence > :after AND f.sequence < :before";

  /** The index bounds and orders, so that it is walked and only what matches is fetched. */
  private static final String INDEXED =
      " JOIN ledger_index i ON i.sequence = f.sequence"
          + " WHERE i.sequence > :after AND i.sequence < :before";

  private FactReader() {}

  static long size(Handle handle) {
    return handle.createQuery("SELECT size FROM ledger_head").mapTo(Long.class).one();
  }

  static OptionalLong sequenceOf(Handle handle, String id) {
    return handle
        .createQuery("SELECT sequence FROM ledger_fact WHERE id = ?")
        .bind(0, id)
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** The first matches behind the sequence of the query, which may ask an index that is behind. */
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
    StringBuilder sql = new StringBuilder(SELECT).append(query.indexed() ? INDEXED : BETWEEN);
    List<String> types =
        query.typePrefix().isEmpty() ? List.of() : types(handle, query.typePrefix());
    if (types.isEmpty() && !query.typePrefix().isEmpty()) {
      return List.of();
    }
    if (!query.typePrefix().isEmpty()) {
      sql.append(" AND i.type IN (<types>)");
    }
    query.subject().ifPresent(s -> sql.append(" AND i.subject = :subject"));
    query.actor().ifPresent(a -> sql.append(" AND i.actor IN (<actors>)"));
    query.from().ifPresent(t -> sql.append(" AND f.time >= :from"));
    query.to().ifPresent(t -> sql.append(" AND f.time < :to"));
    sql.append(query.indexed() ? " ORDER BY i.sequence " : " ORDER BY f.sequence ");
    sql.append(order).append(" LIMIT :limit");
    try (Query select = handle.createQuery(sql)) {
      select.bind("after", query.afterSequence()).bind("before", before);
      select.bind("limit", query.limit());
      if (!types.isEmpty()) {
        select.bindList("types", types);
      }
      query.subject().ifPresent(s -> select.bind("subject", s));
      query.actor().ifPresent(a -> select.bindList("actors", actors(handle, a)));
      query.from().ifPresent(t -> select.bind("from", millisUp(t)));
      query.to().ifPresent(t -> select.bind("to", millisUp(t)));
      return select.map(FactReader::fact).list();
    }
  }

  /** An actor that is a word, or a token already, stands in the facts as it is. */
  private static List<String> actors(Handle handle, String actor) {
    List<String> tokens = Erasables.tokens(handle, actor);
    return tokens.isEmpty() ? List.of(actor) : tokens;
  }

  /** These facts, those that there are, in no order. */
  static List<Fact> at(Handle handle, Collection<Long> sequences) {
    if (sequences.isEmpty()) {
      return List.of();
    }
    try (Query select = handle.createQuery(SELECT + " WHERE f.sequence IN (<sequences>)")) {
      return select.bindList("sequences", List.copyOf(sequences)).map(FactReader::fact).list();
    }
  }

  /**
   * The types in the log that begin with the prefix. There are few, so the index is asked for the
   * next one again and again; a LIKE would mean different things to the two databases.
   */
  private static List<String> types(Handle handle, String prefix) {
    return handle
        .createQuery(
            "WITH RECURSIVE known (type) AS (SELECT min(type) FROM ledger_index UNION ALL"
                + " SELECT (SELECT min(i.type) FROM ledger_index i WHERE i.type > known.type)"
                + " FROM known WHERE known.type IS NOT NULL)"
                + " SELECT type FROM known WHERE type IS NOT NULL")
        .mapTo(String.class)
        .filter(type -> type.startsWith(prefix))
        .list();
  }

  /** Facts as they stand in the tree, with tokens for people, from a sequence to before another. */
  static List<Fact> stored(Handle handle, long from, long to) {
    return handle
        .createQuery(
            "SELECT sequence, id, time, learned, type, actor, subject, body FROM ledger_fact"
                + " WHERE sequence >= ? AND sequence < ? ORDER BY sequence")
        .bind(0, from)
        .bind(1, to)
        .map(FactReader::fact)
        .list();
  }

  /** The bytes in the tree of so many facts from a sequence on. */
  static List<byte[]> leaves(Handle handle, long from, int count) {
    return handle
        .createQuery(
            "SELECT id, time, learned, type, actor, subject, body FROM ledger_fact"
                + " WHERE sequence >= ? AND sequence < ? ORDER BY sequence")
        .bind(0, from)
        .bind(1, from + count)
        .map((row, context) -> leaf(row))
        .list();
  }

  /** The bytes in the tree of the fact in this row. */
  static byte[] leaf(ResultSet row) throws SQLException {
    return Leaf.encode(
        row.getString("id"),
        Instant.ofEpochMilli(row.getLong("time")),
        Instant.ofEpochMilli(row.getLong("learned")),
        row.getString("type"),
        row.getString("actor"),
        row.getString("subject"),
        row.getString("body"));
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
