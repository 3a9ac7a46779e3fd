package cordon.exposure.store;

import cordon.exposure.Entity;
import cordon.exposure.observation.Chronicle.Listener;
import cordon.exposure.observation.Relation;
import cordon.exposure.observation.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds what the documents of a stream state: what the next one lacks held until then, and what it
 * states again holds as it states it. Nothing says since when a statement held that names no time,
 * so that it held before it was first written down.
 */
final class StatementStretches {
  private final Listener listener;
  private final Map<Key, List<Statement>> open = new LinkedHashMap<>();
  private final Map<Key, List<Statement>> now = new LinkedHashMap<>();
  private String stream = "";
  private long document = -1;
  private Instant observed = Instant.MIN;

  StatementStretches(Listener listener) {
    this.listener = listener;
  }

  /**
   * A document, with one of the things that it states.
   *
   * @param statement empty where it states nothing
   */
  record Row(long document, String stream, Instant observed, Optional<Statement> statement) {}

  private record Key(Entity from, Relation relation, Entity to) {
    static Key of(Statement one) {
      return new Key(one.from(), one.relation(), one.to());
    }
  }

  /** In the order of streams, and of the times of their documents. */
  void hear(Row row) {
    if (!row.stream().equals(stream)) {
      end();
      stream = row.stream();
    }
    if (row.document() != document) {
      if (row.observed().equals(observed)) {
        now.clear(); // of two documents of one moment the later corrects the other
      } else {
        turn();
      }
      document = row.document();
      observed = row.observed();
    }
    row.statement()
        .ifPresent(one -> now.computeIfAbsent(Key.of(one), k -> new ArrayList<>()).add(one));
  }

  /** What stood open and is not in the document that was heard ended with it; its times count. */
  private void turn() {
    open.entrySet()
        .removeIf(entry -> {
          boolean gone = !now.containsKey(entry.getKey());
          if (gone) {
            entry.getValue().forEach(one -> listener.statement(until(one, observed)));
          }
          return gone;
        });
    open.putAll(now);
    now.clear();
  }

  private static Statement until(Statement one, Instant end) {
    Instant until = one.until().filter(stated -> stated.isBefore(end)).orElse(end);
    return new Statement(
        one.source(),
        one.stream(),
        one.from(),
        one.relation(),
        one.to(),
        one.since(),
        Optional.of(until),
        one.learned());
  }

  /** All of the stream was heard; what is open holds. */
  void end() {
    turn();
    open.values().forEach(all -> all.forEach(listener::statement));
    open.clear();
    document = -1;
    observed = Instant.MIN;
  }
}
