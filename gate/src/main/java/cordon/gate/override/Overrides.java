package cordon.gate.override;

import cordon.gate.Act;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.Trail;
import cordon.gate.policy.OverrideSet;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/**
 * Waivers and blocks: kept as rows, told as facts in the same transaction, and in memory for every
 * decision. A change counts for the first decision after it returned. Who may change what is the
 * business of {@link Exceptions} and {@link Requests}.
 */
public final class Overrides {
  /** What has just expired counts again where the clock is put back. */
  private static final Duration CLOCK_MAY_GO_BACK = Duration.ofDays(1);

  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;
  private final RandomGenerator random;
  private volatile Snapshot current = new Snapshot(OverrideSet.EMPTY, List.of());

  /** What decisions and banners look at, read at one moment. */
  private record Snapshot(OverrideSet set, List<LocalOverride> emergencies) {}

  public Overrides(Database database, Ledger ledger, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    this.random = random;
    refresh();
  }

  /** Those that nobody ended, as of the last change or {@link #refreshIfChanged}. */
  public OverrideSet current() {
    return current.set();
  }

  /** Break-glass waivers that are open now; from memory. */
  List<LocalOverride> emergencies() {
    Instant now = clock.instant();
    return current.emergencies().stream().filter(o -> o.activeAt(now)).toList();
  }

  /** Reads what another server may have changed; costs some counts where nothing did. */
  public synchronized void refreshIfChanged() {
    if (database.read(OverrideStore::revision) != current.set().revision()) {
      refresh();
    }
  }

  private synchronized void refresh() {
    Instant at = clock.instant().minus(CLOCK_MAY_GO_BACK);
    current =
        database.read(h -> {
          List<LocalOverride> open = OverrideStore.open(h, at);
          return new Snapshot(
              new OverrideSet(OverrideStore.revision(h), open),
              open.stream().filter(o -> o.trail().emergency()).toList());
        });
  }

  /** All, newest first; also those that ended. */
  public List<LocalOverride> all() {
    return database.read(OverrideStore::all);
  }

  /** The time as rows keep it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Reads in one transaction. */
  <T> T read(Function<Handle, T> work) {
    return database.read(work::apply);
  }

  /** Changes in one transaction; it counts when this returns. */
  <T> T change(Function<Handle, T> work) {
    T result = database.write(work::apply);
    refresh();
    return result;
  }

  /** Tells the ledger, in the same transaction. */
  void record(Handle h, FactDraft fact) {
    ledger.append(h, fact);
  }

  /** Adds a row and its fact; the draft was checked. */
  LocalOverride insert(Handle h, OverrideDraft draft, Trail trail, Instant now) {
    LocalOverride added =
        new LocalOverride(
            newId(draft.kind() == Kind.WAIVER ? "W" : "B"),
            draft.kind(),
            draft.ecosystem(),
            draft.name(),
            draft.versions(),
            draft.malicious(),
            draft.reason().strip(),
            draft.owner().strip(),
            now,
            draft.expires().map(e -> e.truncatedTo(ChronoUnit.MILLIS)),
            Optional.empty(),
            Optional.empty(),
            trail);
    OverrideStore.insert(h, added);
    ledger.append(h, OverrideFacts.made(added));
    return added;
  }

  void insertEnd(Handle h, LocalOverride o, Act act) {
    OverrideStore.insertEnd(h, o.id(), act.at(), act.by(), act.note());
    ledger.append(h, OverrideFacts.fact(o, "ended", act));
  }

  /**
   * @param kind {@code confirmed}, {@code end-proposed} or {@code reviewed}
   */
  LocalOverride insertAct(Handle h, LocalOverride o, String kind, Act act) {
    OverrideStore.insertAct(h, o.id(), kind, act);
    ledger.append(h, OverrideFacts.fact(o, kind, act));
    return OverrideStore.find(h, o.id()).orElseThrow();
  }

  /** {@code W-1f00c2a9b4}. */
  String newId(String letter) {
    byte[] bytes = new byte[5];
    random.nextBytes(bytes);
    return letter + "-" + HexFormat.of().formatHex(bytes);
  }
}
