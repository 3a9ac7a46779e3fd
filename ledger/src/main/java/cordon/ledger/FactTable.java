package cordon.ledger;

import cordon.ledger.tree.Hashes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Writes facts. Plain JDBC, because this is the hottest statement of the house. */
final class FactTable {
  private static final String INSERT =
      "INSERT INTO ledger_fact (sequence, id, time, learned, type, actor, subject, body, leaf_hash)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final FactIds ids;
  private final Erasables erasables;

  /** Types known to stand in their table; only such as a finished commit has put there. */
  private final Set<String> types = ConcurrentHashMap.newKeySet();

  FactTable(FactIds ids, Erasables erasables) {
    this.ids = ids;
    this.erasables = erasables;
  }

  /** Appends checked drafts in order; they stand or fall with the caller's transaction. */
  List<Fact> append(Handle handle, List<FactDraft> drafts, Instant now) throws SQLException {
    Instant learned = Instant.ofEpochMilli(now.toEpochMilli());
    long first = reserve(handle, drafts.size());
    Erasables.Session actors = erasables.session(handle);
    List<Fact> facts = new ArrayList<>(drafts.size());
    try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
      for (FactDraft draft : drafts) {
        Fact fact = fact(first + facts.size(), draft, learned);
        facts.add(fact);
        bind(insert, fact, actors.actor(draft.actor()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    noteTypes(handle, drafts);
    return facts;
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
      throw DraftCheck.refuse(
          new FactDraft(fact.type(), fact.time(), fact.actor(), fact.subject(), fact.body()),
          "body",
          "makes a leaf of " + leaf.length + " bytes, more than " + Leaf.LARGEST,
          null);
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

  /** Takes the next sequences; the row stays locked until the commit, so there can be no gap. */
  private static long reserve(Handle handle, int count) throws SQLException {
    try (PreparedStatement update =
        handle
            .getConnection()
            .prepareStatement("UPDATE ledger_head SET size = size + ? RETURNING size")) {
      update.setInt(1, count);
      try (ResultSet rows = update.executeQuery()) {
        rows.next();
        return rows.getLong(1) - count;
      }
    }
  }

  private void noteTypes(Handle handle, List<FactDraft> drafts) {
    Set<String> fresh = new java.util.HashSet<>();
    for (FactDraft draft : drafts) {
      if (!types.contains(draft.type())) {
        fresh.add(draft.type());
      }
    }
    for (String type : fresh) {
      handle.execute("INSERT INTO ledger_fact_type (name) VALUES (?) ON CONFLICT DO NOTHING", type);
    }
  }

  /** To be called when a commit is durable. */
  void committed(List<Fact> facts) {
    facts.forEach(fact -> types.add(fact.type()));
  }
}
