package cordon.gate.evidence;

import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Lets go of old evidence: what the log is searched by, and whom the facts are about. The facts
 * stay in the ledger and stay provable. Works in small steps, each a transaction of its own that
 * also says how far it came, so that it goes on after a kill; when it is through, a fact says what
 * was let go and why.
 */
final class Retention {
  static final String DONE = "gate.evidence.erased";
  private static final String ACTOR = "system";
  private static final int STEP = 500;

  /** Whose actors are let go; a person who made a waiver stays named in it. */
  static final List<String> TYPES =
      List.of(
          EventRow.PULL, EventRow.ABORTED, EventRow.REFUSED, EventRow.MISMATCH, EventRow.WITHHELD);

  private final Database database;
  private final Ledger ledger;
  private final EventIndex index;
  private final AddressTokens addresses;
  private final Duration keep;
  private final InstantSource clock;

  Retention(
      Database database,
      Ledger ledger,
      EventIndex index,
      AddressTokens addresses,
      Duration keep,
      InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.index = index;
    this.addresses = addresses;
    this.keep = keep;
    this.clock = clock;
  }

  /** Takes steps until nothing is too old any more. */
  void run() {
    Instant cut = clock.instant().minus(keep);
    index.await();
    ledger.awaitIndex();
    while (database.write(h -> events(h, cut)) == STEP) {}
    while (database.write(h -> identities(h, cut)) == STEP) {}
    database.write(h -> {
      index.catchUp(h); // no row that names a job may be on its way
      workloads(h);
      finish(h, cut);
      return true;
    });
  }

  private static int events(Handle h, Instant cut) {
    List<Long> old =
        h.createQuery("select sequence from gate_event where at < :cut order by at limit :step")
            .bind("cut", cut.toEpochMilli())
            .bind("step", STEP)
            .mapTo(Long.class)
            .list();
    if (old.isEmpty()) {
      return 0;
    }
    for (String table : List.of("gate_event", "gate_withheld")) {
      h.createUpdate("delete from " + table + " where sequence in (<old>)")
          .bindList("old", old)
          .execute();
    }
    // At once with the first step: from then on the log no longer reaches back.
    h.execute(
        "update gate_retention set cut_at = ?, events = events + ?",
        cut.toEpochMilli(),
        old.size());
    return old.size();
  }

  private int identities(Handle h, Instant cut) {
    addresses.forget();
    int forgotten = ledger.personal().erasePast(h, cut, TYPES, STEP);
    h.execute("update gate_retention set identities = identities + ?", forgotten);
    return forgotten;
  }

  private static void workloads(Handle h) {
    // The second condition lets the index of events with a job answer, and not the whole log.
    String unused =
        " where not exists (select 1 from gate_event e where e.workload = %s and e.workload <> 0)";
    h.execute("delete from gate_claim" + unused.formatted("gate_claim.workload"));
    h.execute("delete from gate_workload" + unused.formatted("gate_workload.id"));
  }

  private record Gone(long events, long identities) {}

  private void finish(Handle h, Instant cut) {
    Gone gone =
        h.createQuery("select events, identities from gate_retention")
            .map((row, context) -> new Gone(row.getLong(1), row.getLong(2)))
            .one();
    if (gone.events == 0 && gone.identities == 0) {
      return;
    }
    String body =
        FactBody.write(g ->
            g.time("before", cut)
                .number("events", gone.events)
                .number("identities", gone.identities)
                .text("reason", "gate.evidence.retention is " + keep.toDays() + " days"));
    ledger.append(h, new FactDraft(DONE, clock.instant(), ACTOR, "gate/evidence", body));
    h.execute("update gate_retention set events = 0, identities = 0");
  }
}
