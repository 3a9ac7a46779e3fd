package cordon.gate.override;

import cordon.base.Problem;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.evidence.FactBody;
import cordon.gate.policy.OverrideSet;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Waivers and blocks: kept as rows, told as facts in the same transaction, and in memory for every
 * decision. A change counts for the first decision after it returned.
 */
public final class Overrides {
  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;
  private final RandomGenerator random;
  private volatile OverrideSet current = OverrideSet.EMPTY;

  public Overrides(Database database, Ledger ledger, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    this.random = random;
    refresh();
  }

  /** Those that nobody ended, as of the last change or {@link #refresh}. */
  public OverrideSet current() {
    return current;
  }

  /** Reads what another node may have changed. */
  public synchronized void refresh() {
    current = database.read(h -> new OverrideSet(OverrideStore.revision(h), OverrideStore.open(h)));
  }

  /** All, newest first; also those that ended. */
  public List<LocalOverride> all() {
    return database.read(OverrideStore::all);
  }

  /**
   * Takes an override.
   *
   * @param actor who asks, as in facts
   * @throws cordon.base.ProblemException when it does not say what it must
   */
  public LocalOverride add(OverrideDraft draft, String actor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Problem> problem = OverrideRules.check(draft, now);
    if (problem.isPresent()) {
      throw problem.get().asException();
    }
    LocalOverride added =
        new LocalOverride(
            newId(draft.kind()),
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
            Optional.empty());
    database.write(h -> {
      OverrideStore.insert(h, added);
      ledger.append(h, fact(added, "created", now, actor, added.reason()));
      return true;
    });
    refresh();
    return added;
  }

  /**
   * Ends an override early.
   *
   * @return whether there was one in force
   */
  public boolean end(String id, String actor, String reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean ended =
        database.write(h -> {
          Optional<LocalOverride> found = OverrideStore.find(h, id);
          if (found.isEmpty() || !found.get().activeAt(now)) {
            return false;
          }
          OverrideStore.insertEnd(h, id, now, actor, reason);
          ledger.append(h, fact(found.get(), "ended", now, actor, reason));
          return true;
        });
    refresh();
    return ended;
  }

  private String newId(Kind kind) {
    byte[] bytes = new byte[5];
    random.nextBytes(bytes);
    return (kind == Kind.WAIVER ? "W-" : "B-") + HexFormat.of().formatHex(bytes);
  }

  private static FactDraft fact(
      LocalOverride o, String what, Instant now, String actor, String reason) {
    String subject = "pkg:" + o.ecosystem().purlType() + "/" + o.name();
    String body =
        FactBody.write(g -> {
          g.text("id", o.id())
              .text("ecosystem", o.ecosystem().purlType())
              .text("name", o.name())
              .text("versions", SelectorText.kind(o.versions()))
              .text("value", SelectorText.value(o.versions()))
              .flag("malicious", o.malicious())
              .text("reason", reason)
              .text("owner", o.owner());
          o.expires().ifPresent(e -> g.time("expires", e));
        });
    return new FactDraft("gate." + o.kind().word() + "." + what, now, actor, subject, body);
  }
}
