package cordon.gate.evidence;

import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Puts the counts of repeated answers into the ledger when their day is over: one fact for each,
 * which names the fact of the first answer.
 */
final class WithheldSeal {
  static final String AGAIN = "gate.withheld.again";
  private static final String ACTOR = "system";
  private static final int STEP = 500;

  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;

  WithheldSeal(Database database, Ledger ledger, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
  }

  private record Count(
      String answer, long sequence, String packagePurl, long again, Instant first, Instant last) {}

  void run() {
    long today = WithheldAnswers.day(clock.instant());
    while (database.write(h -> step(h, today)) == STEP) {}
  }

  private int step(Handle h, long today) {
    List<Count> open =
        h.createQuery(
                "select answer, sequence, package, again, first_at, last_at from gate_withheld"
                    + " where day < :today and sealed < again order by day limit :step")
            .bind("today", today)
            .bind("step", STEP)
            .map((row, context) ->
                new Count(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getLong(4),
                    Instant.ofEpochMilli(row.getLong(5)),
                    Instant.ofEpochMilli(row.getLong(6))))
            .list();
    ledger.appendAll(h, open.stream().map(this::fact).toList());
    for (Count count : open) {
      h.execute("update gate_withheld set sealed = again where answer = ?", count.answer);
    }
    return open.size();
  }

  private FactDraft fact(Count count) {
    String body =
        FactBody.write(g ->
            g.number("of", count.sequence)
                .number("again", count.again)
                .time("first", count.first)
                .time("last", count.last));
    return new FactDraft(AGAIN, clock.instant(), ACTOR, count.packagePurl, body);
  }
}
