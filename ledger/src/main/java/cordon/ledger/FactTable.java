package cordon.ledger;

import cordon.ledger.tree.Hashes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts. Plain JDBC with statements that are kept between transactions, because these are
 * the hottest statements of the house. For the writer thread only.
 */
final class FactTable {
  private static final String RESERVE = "UPDATE ledger_head SET size = size + ? RETURNING size";
  private static final String INSERT =
      "INSERT INTO ledger_fact (sequence, id, time, learned, type, actor, subject, body, leaf_hash)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** A statement that is kept keeps the room for its largest batch. */
  private static final int LARGEST_KEPT = 256;

  private final FactIds ids;
  private final Erasables erasables;
  private @Nullable Prepared kept;

  FactTable(FactIds ids, Erasables erasables) {
    this.ids = ids;
    this.erasables = erasables;
  }

  /** The statements of one connection; a pool closes them with its own wrapper of it. */
  private record Prepared(
      Connection connection,
      PreparedStatement reserve,
      PreparedStatement insert,
      Erasables.Statements erasables) {}

  /** Appends checked drafts in order; they stand or fall with the caller's transaction. */
  List<Fact> append(Handle handle, List<FactDraft> drafts, Instant now) {
    try {
      return drafts.isEmpty() ? List.of() : insert(handle, drafts, now);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private List<Fact> insert(Handle handle, List<FactDraft> drafts, Instant now)
      throws SQLException {
    Instant learned = Instant.ofEpochMilli(now.toEpochMilli());
    Prepared statements = prepared(handle.getConnection());
    long first = reserve(statements.reserve, drafts.size());
    Erasables.Session actors = erasables.session(statements.erasables, learned);
    if (drafts.size() == 1) {
      Fact fact = fact(first, drafts.getFirst(), learned);
      bind(statements.insert, fact, actors.actor(fact.actor()));
      statements.insert.executeUpdate();
      return List.of(fact);
    }
    if (drafts.size() <= LARGEST_KEPT) {
      return insertAll(statements.insert, first, drafts, learned, actors);
    }
    try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
      return insertAll(insert, first, drafts, learned, actors);
    }
  }

  private List<Fact> insertAll(
      PreparedStatement insert,
      long first,
      List<FactDraft> drafts,
      Instant learned,
      Erasables.Session actors)
      throws SQLException {
    List<Fact> facts = new ArrayList<>(drafts.size());
    try {
      for (FactDraft draft : drafts) {
        Fact fact = fact(first + facts.size(), draft, learned);
        facts.add(fact);
        bind(insert, fact, actors.actor(fact.actor()));
        insert.addBatch();
      }
      insert.executeBatch();
    } finally {
      insert.clearBatch(); // what a failure left would go into the next batch
    }
    return facts;
  }

  /** The token of a value, in the caller's transaction. */
  String token(Handle handle, String value, Instant now) {
    try {
      return session(handle, now).value(value);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private Erasables.Session session(Handle handle, Instant now) throws SQLException {
    return erasables.session(prepared(handle.getConnection()).erasables, now);
  }

  private Prepared prepared(Connection connection) throws SQLException {
    Prepared statements = kept;
    if (statements == null || statements.connection != connection) {
      statements =
          new Prepared(
              connection,
              connection.prepareStatement(RESERVE),
              connection.prepareStatement(INSERT),
              Erasables.prepare(connection));
      kept = statements;
    }
    return statements;
  }

  /** Takes the next sequences; the row stays locked until the commit, so there can be no gap. */
  private static long reserve(PreparedStatement reserve, int count) throws SQLException {
    reserve.setInt(1, count);
    try (ResultSet rows = reserve.executeQuery()) {
      rows.next();
      return rows.getLong(1) - count;
    }
  }

  private Fact fact(long sequence, FactDraft draft, Instant learned) {
    return new Fact(
        sequence,
        ids.next(learned),
        Instant.ofEpochMilli(draft.time().toEpochMilli()),
        learned,
        draft.type(),
        draft.actor(),
        draft.subject(),
        draft.body());
  }

  private static void bind(PreparedStatement insert, Fact fact, String actor) throws SQLException {
    byte[] leaf =
        Leaf.encode(
            fact.id(),
            fact.time(),
            fact.learned(),
            fact.type(),
            actor,
            fact.subject(),
            fact.body());
    if (leaf.length > Leaf.LARGEST) {
      throw new IllegalStateException("an unchecked draft makes a leaf of " + leaf.length);
    }
    insert.setLong(1, fact.sequence());
    insert.setString(2, fact.id());
    insert.setLong(3, fact.time().toEpochMilli());
    insert.setLong(4, fact.learned().toEpochMilli());
    insert.setString(5, fact.type());
    insert.setString(6, actor);
    insert.setString(7, fact.subject());
    insert.setString(8, fact.body());
    insert.setBytes(9, Hashes.leaf(leaf));
  }
}
