package cordon.gate.evidence;

import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.Purls;
import cordon.gate.Reason;
import cordon.gate.Upstream;
import cordon.gate.cache.MismatchException;
import cordon.ledger.Fact;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes what went through the gate and what did not. Every method returns when the fact is
 * durable, so an answer that is sent afterwards is never without its evidence. Many share one
 * commit.
 */
public final class Evidence {
  /**
   * More hidden versions than this are counted but not named: the policy revision tells the rest.
   */
  static final int MOST_WITHHELD = 50;

  private final Database database;
  private final Ledger ledger;
  private final PulledReleases pulled;
  private final InstantSource clock;

  public Evidence(Database database, Ledger ledger, PulledReleases pulled, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.pulled = pulled;
    this.clock = clock;
  }

  /** Bytes are about to leave. */
  public Fact pull(Asker asker, Coordinate coordinate, Pull pull, Decision decision) {
    String body =
        FactBody.write(g -> {
          asker(g, asker);
          artifact(g, coordinate);
          transfer(g, pull);
          decision(g, decision);
        });
    FactDraft draft =
        new FactDraft("gate.pull", clock.instant(), asker.actor(), coordinate.purl(), body);
    String subject = Purls.ofPackage(coordinate.ecosystem(), coordinate.name());
    EventRow row =
        new EventRow(subject, coordinate.version(), decision.verdict().word(), asker.client());
    Fact fact =
        database.write(h -> {
          Fact written = write(h, draft, row);
          PulledTable.count(h, written, subject, coordinate);
          return written;
        });
    pulled.note(
        subject, new PulledRelease(coordinate.version(), coordinate.upstream(), fact.time()));
    return fact;
  }

  /** A pull broke off; what really went out. */
  public Fact aborted(Asker asker, Coordinate coordinate, Pull pull, Fact of, long sent) {
    String body =
        FactBody.write(g -> {
          asker(g, asker);
          artifact(g, coordinate);
          transfer(g, pull);
          g.number("sent", sent).number("pull", of.sequence());
        });
    return record("gate.pull.aborted", asker, coordinate, "allow", body);
  }

  /** An artifact was asked for and not given. */
  public Fact refused(Asker asker, Coordinate coordinate, Decision decision) {
    String body =
        FactBody.write(g -> {
          asker(g, asker);
          artifact(g, coordinate);
          decision(g, decision);
        });
    return record("gate.refused", asker, coordinate, decision.verdict().word(), body);
  }

  /** The upstream sent bytes that its metadata does not promise; nothing was kept or passed on. */
  public Fact mismatch(Asker asker, MismatchException mismatch) {
    Coordinate coordinate = mismatch.request().coordinate();
    String body =
        FactBody.write(g -> {
          asker(g, asker);
          artifact(g, coordinate);
          g.texts("expected", mismatch.expected().stream().map(Object::toString).toList())
              .text("received", mismatch.received().toString());
        });
    return record("gate.mismatch", asker, coordinate, "block", body);
  }

  /** The part of a withheld fact that is the same for everybody who asks. */
  public static String withheldSummary(List<Withheld> hidden) {
    return FactBody.write(g ->
        g.number("count", hidden.size())
            .list(
                "versions",
                hidden.subList(0, Math.min(hidden.size(), MOST_WITHHELD)),
                (each, w) -> {
                  each.text("version", w.version()).text("file", w.file());
                  each.text("verdict", w.decision().verdict().word());
                  w.decision().decisive().ifPresent(r -> each.text("reason", r.code().word()));
                  w.decision().until().ifPresent(u -> each.time("until", u));
                }));
  }

  /**
   * A metadata answer hid releases.
   *
   * @param summary from {@link #withheldSummary}
   */
  public Fact withheld(
      Asker asker, Upstream upstream, String name, String summary, String policyRevision) {
    String body =
        FactBody.write(g -> {
          asker(g, asker);
          g.text("upstream", upstream.name()).raw("withheld", summary);
          g.text("policy", policyRevision);
        });
    String subject = Purls.ofPackage(upstream.ecosystem(), name);
    FactDraft draft = new FactDraft("gate.withheld", clock.instant(), asker.actor(), subject, body);
    return write(draft, new EventRow(subject, "", "hold", asker.client()));
  }

  private Fact record(
      String type, Asker asker, Coordinate coordinate, String verdict, String body) {
    FactDraft draft = new FactDraft(type, clock.instant(), asker.actor(), coordinate.purl(), body);
    String subject = Purls.ofPackage(coordinate.ecosystem(), coordinate.name());
    return write(draft, new EventRow(subject, coordinate.version(), verdict, asker.client()));
  }

  private Fact write(FactDraft draft, EventRow row) {
    return database.write(h -> write(h, draft, row));
  }

  private Fact write(Handle h, FactDraft draft, EventRow row) throws SQLException {
    Fact fact = ledger.append(h, draft);
    EventRow.insert(h, fact, row);
    return fact;
  }

  private static void asker(FactBody g, Asker asker) {
    // An anonymous client's address is its identity already, and stands where it can be erased.
    boolean named = !asker.actor().equals("address:" + asker.address());
    g.text("address", named ? asker.address() : "")
        .text("client", asker.client())
        .text("command", asker.command());
  }

  private static void artifact(FactBody g, Coordinate coordinate) {
    g.text("upstream", coordinate.upstream()).text("file", coordinate.file().orElse(""));
  }

  private static void transfer(FactBody g, Pull pull) {
    g.text("sha256", pull.sha256().hex())
        .number("size", pull.size())
        .number("offset", pull.offset())
        .number("bytes", pull.length())
        .text("cache", pull.hit() ? "hit" : "cold");
  }

  private static void decision(FactBody g, Decision decision) {
    g.text("verdict", decision.verdict().word())
        .list("reasons", decision.reasons(), Evidence::reason)
        .text("basis", decision.basis().word())
        .text("policy", decision.policyRevision());
    decision.published().ifPresent(p -> g.time("published", p));
    decision.until().ifPresent(u -> g.time("until", u));
  }

  private static void reason(FactBody g, Reason reason) {
    g.text("code", reason.code().word())
        .text("verdict", reason.verdict().word())
        .text("text", reason.text())
        .text("source", reason.source());
  }
}
