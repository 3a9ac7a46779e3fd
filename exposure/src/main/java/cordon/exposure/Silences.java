package cordon.exposure;

import cordon.exposure.store.SilenceTable;
import cordon.exposure.store.UnitNames;
import cordon.ledger.Ledger;
import cordon.ledger.Projection;
import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Units that fell silent. To find them the hours of months are gone through; silence is counted in
 * days, so that what was found is kept for an hour, however many people look at it.
 */
final class Silences {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Database database;
  private final Ledger ledger;
  private final Projection pulls;
  private final InstantSource clock;
  private Optional<Found> kept = Optional.empty();

  private record Found(Instant at, List<SilentUnit> units) {}

  /**
   * @param pulls taken in before anybody counts as silent
   */
  Silences(Database database, Ledger ledger, Projection pulls, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.pulls = pulls;
    this.clock = clock;
  }

  /**
   * As of an hour ago at most, the longest silent first; who asks meanwhile waits for the first.
   */
  synchronized List<SilentUnit> lately() {
    Instant now = clock.instant();
    return kept.filter(found -> now.isBefore(found.at.plus(KEPT)))
        .map(Found::units)
        .orElseGet(() -> find(now));
  }

  /** Tells the ledger of each silence once, as of now. */
  synchronized void tell(String actor) {
    Instant now = clock.instant();
    SilenceFacts.write(database, ledger, find(now), actor, now);
  }

  private List<SilentUnit> find(Instant now) {
    pulls.catchUp();
    List<SilentUnit> units =
        database.read(
            h -> SilenceTable.silent(h, new UnitNames(h, ledger.personal()::reveal), now));
    kept = Optional.of(new Found(now, List.copyOf(units)));
    return units;
  }
}
