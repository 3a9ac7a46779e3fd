package cordon.gate.evidence;

import cordon.ledger.Fact;
import cordon.ledger.Projection;
import cordon.store.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What the log is searched by and which releases were pulled, written behind the facts
 * (docs/decisions/0070). Whoever reads {@code gate_event} or {@code gate_pulled_release} has it
 * caught up before; then nothing that left before the question is missing.
 */
public final class EventIndex {
  private final Projection rows;

  public EventIndex(Database database) {
    this.rows = new Projection(database, "gate log", EventIndex::write);
  }

  /** Returns when everything is in that was durable before the call, however long it takes. */
  void await() {
    rows.await();
  }

  /** For answers: as {@link #await}, or a problem says why that takes longer. */
  void catchUp() {
    rows.catchUp();
  }

  /** As {@link #catchUp()} in a write transaction that relies on it. */
  void catchUp(Handle transaction) {
    rows.catchUp(transaction);
  }

  /** The first sequence of which it does not know. */
  long position(Handle h) {
    return rows.position(h);
  }

  /** Keeps it near the facts until that is closed. */
  AutoCloseable follow() {
    return rows.follow();
  }

  private static void write(Handle h, long from, long to) throws SQLException {
    List<EventRow> events =
        Projection.facts(h, from, to).stream()
            .filter(fact -> EventRow.TYPES.contains(fact.type()))
            .map(EventRow::of)
            .toList();
    if (!events.isEmpty()) {
      events(h, events);
      pulls(h, events);
    }
  }

  private static void events(Handle h, List<EventRow> events) throws SQLException {
    Map<Map<String, String>, Long> workloads = new HashMap<>();
    try (PreparedStatement insert = h.getConnection().prepareStatement(EventRow.INSERT)) {
      for (EventRow event : events) {
        event.bind(insert, workloads.computeIfAbsent(event.claims(), c -> Workloads.number(h, c)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void pulls(Handle h, List<EventRow> events) throws SQLException {
    PulledTable.Counts counts = new PulledTable.Counts();
    for (EventRow event : events) {
      Fact fact = event.fact();
      if (fact.type().equals(EventRow.PULL)) {
        counts.add(fact, event.packagePurl(), event.version(), event.upstream());
      }
    }
    counts.write(h);
  }
}
