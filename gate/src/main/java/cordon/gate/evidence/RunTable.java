package cordon.gate.evidence;

import cordon.gate.LogCoverage;
import cordon.gate.LogCoverage.Gap;
import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Remembers when the gate ran: a row for each start, renewed every minute. After a kill the row
 * tells to the minute when it ended, never later than it did.
 */
final class RunTable {
  /** How often {@link #seen} is called; a shorter pause is no gap that anybody could tell. */
  static final Duration EVERY = Duration.ofMinutes(1);

  private static final int MOST_GAPS = 20;

  private final Database database;
  private final InstantSource clock;
  private final long id;

  RunTable(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.id = database.write(h -> begin(h, clock.millis()));
  }

  private static long begin(Handle h, long now) {
    long id =
        h.createQuery("select coalesce(max(id), 0) + 1 from gate_run").mapTo(Long.class).one();
    h.execute("insert into gate_run (id, started_at, seen_at) values (?, ?, ?)", id, now, now);
    return id;
  }

  /** It still runs. */
  void seen() {
    long now = clock.millis();
    database.write(h ->
        h.execute("update gate_run set seen_at = ? where id = ? and seen_at < ?", now, id, now));
  }

  LogCoverage coverage() {
    Instant now = clock.instant();
    return database.read(h -> new LogCoverage(since(h, now), reaches(h), gaps(h), now));
  }

  private static Instant since(Handle h, Instant now) {
    return h.createQuery("select min(started_at) from gate_run")
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli)
        .orElse(now);
  }

  private static Optional<Instant> reaches(Handle h) {
    return h.createQuery("select cut_at from gate_retention where cut_at > 0")
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  private record Run(long started, long seen) {}

  /** Between the end of all earlier runs and the next start: several servers may run at once. */
  private static List<Gap> gaps(Handle h) {
    List<Run> runs =
        h.createQuery("select started_at, seen_at from gate_run order by started_at")
            .map((row, context) -> new Run(row.getLong(1), row.getLong(2)))
            .list();
    List<Gap> gaps = new ArrayList<>();
    long until = Long.MAX_VALUE;
    for (Run run : runs) {
      if (until != Long.MAX_VALUE && run.started - until > EVERY.toMillis()) {
        gaps.add(new Gap(Instant.ofEpochMilli(until), Instant.ofEpochMilli(run.started)));
      }
      until = until == Long.MAX_VALUE ? run.seen : Math.max(until, run.seen);
    }
    return gaps.reversed().subList(0, Math.min(MOST_GAPS, gaps.size()));
  }
}
