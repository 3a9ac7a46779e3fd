package cordon.gate.evidence;

import cordon.base.Problem;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.Purls;
import cordon.gate.Reason;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.gate.cache.MismatchException;
import cordon.gate.evidence.EvidenceWriter.Event;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import cordon.store.Durability;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes what went through the gate and what did not. Every method returns when the fact is as
 * durable as configured, at the least proof against {@code kill -9}, so an answer that is sent
 * afterwards is never without its evidence. Many share one commit.
 */
public final class Evidence {
  /**
   * More hidden versions than this are counted but not named: the policy revision tells the rest.
   */
  static final int MOST_WITHHELD = 50;

  /** Beside the codes of the policy's reasons: it says nothing of a release. */
  private static final String OUT_OF_REACH = "out-of-reach";

  private final AddressTokens addresses;
  private final EvidenceWriter writer;
  private final PulledReleases pulled;
  private final InstantSource clock;

  /**
   * @param durability of an event before the answer that it tells of leaves
   */
  public Evidence(
      Database database,
      Ledger ledger,
      PulledReleases pulled,
      Durability durability,
      InstantSource clock) {
    this.addresses = new AddressTokens(database, ledger, clock);
    this.writer = new EvidenceWriter(database, ledger, addresses, durability);
    this.pulled = pulled;
    this.clock = clock;
  }

  /**
   * Bytes are about to leave.
   *
   * @return the sequence of the fact
   */
  public long pull(Asker asker, Coordinate coordinate, Pull pull, Decision decision) {
    Instant now = now();
    Written written =
        body(
            asker,
            g -> {
              artifact(g, coordinate);
              transfer(g, pull);
              decision(g, decision);
            });
    long sequence = writer.durably(event(EventRow.PULL, now, asker, coordinate, written));
    pulled.note(
        packagePurl(coordinate),
        new PulledRelease(coordinate.version(), coordinate.upstream(), now));
    return sequence;
  }

  /**
   * A pull broke off; what really went out.
   *
   * @param of the sequence of the pull's fact
   */
  public void aborted(Asker asker, Coordinate coordinate, Pull pull, long of, long sent) {
    Written written =
        body(
            asker,
            g -> {
              artifact(g, coordinate);
              transfer(g, pull);
              g.number("sent", sent).number("pull", of);
            });
    writer.durably(event(EventRow.ABORTED, now(), asker, coordinate, written));
  }

  /** An artifact was asked for and not given. */
  public void refused(Asker asker, Coordinate coordinate, Decision decision) {
    Written written =
        body(
            asker,
            g -> {
              artifact(g, coordinate);
              decision(g, decision);
            });
    writer.durably(event(EventRow.REFUSED, now(), asker, coordinate, written));
  }

  /**
   * A token that is limited to other upstreams was sent; nobody was asked and nothing was decided.
   *
   * @param coordinate as far as the address names one
   */
  public void outOfReach(
      Asker asker, Upstream upstream, Optional<Coordinate> coordinate, Problem problem) {
    String text = problem.title() + "; " + problem.detail();
    Written written =
        body(
            asker,
            g -> {
              coordinate.ifPresentOrElse(
                  c -> artifact(g, c), () -> g.text("upstream", upstream.name()));
              g.text("verdict", Verdict.BLOCK.word())
                  .list(
                      "reasons",
                      List.of(text),
                      (each, reason) ->
                          each.text("code", OUT_OF_REACH)
                              .text("verdict", Verdict.BLOCK.word())
                              .text("text", reason));
            });
    String subject = coordinate.map(Coordinate::purl).orElseGet(upstream::key);
    writer.durably(
        new Event(
            new FactDraft(EventRow.REFUSED, now(), asker.actor(), subject, written.body),
            coordinate.map(Evidence::packagePurl).orElse(subject),
            written.address,
            written.token,
            Optional.empty()));
  }

  /** The upstream sent bytes that its metadata does not promise; nothing was kept or passed on. */
  public void mismatch(Asker asker, MismatchException mismatch) {
    Coordinate coordinate = mismatch.request().coordinate();
    Written written =
        body(
            asker,
            g -> {
              artifact(g, coordinate);
              g.texts("expected", mismatch.expected().stream().map(Object::toString).toList())
                  .text("received", mismatch.received().toString());
            });
    writer.durably(event(EventRow.MISMATCH, now(), asker, coordinate, written));
  }

  /** The part of a withheld fact that is the same for everybody who asks. */
  public static String withheldSummary(List<Withheld> hidden) {
    return FactBody.write(g ->
        g.number("count", hidden.size())
            .number("releases", hidden.stream().map(Withheld::version).distinct().count())
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
   * A metadata answer hid releases. The first time on a day is a fact; when the same is answered to
   * the same asker again it is counted beside it.
   *
   * @param summary from {@link #withheldSummary}
   */
  public void withheld(
      Asker asker, Upstream upstream, String name, String summary, String policyRevision) {
    Instant now = now();
    Written written =
        body(
            asker,
            g ->
                g.text("upstream", upstream.name())
                    .raw("withheld", summary)
                    .text("policy", policyRevision));
    String subject = Purls.ofPackage(upstream.ecosystem(), name);
    writer.durably(
        new Event(
            new FactDraft(EventRow.WITHHELD, now, asker.actor(), subject, written.body),
            subject,
            written.address,
            written.token,
            Optional.of(WithheldAnswers.name(asker, subject, upstream.name(), summary, now))));
  }

  AddressTokens addresses() {
    return addresses;
  }

  /** To the millisecond, as facts keep it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Event event(
      String type, Instant now, Asker asker, Coordinate coordinate, Written written) {
    return new Event(
        new FactDraft(type, now, asker.actor(), coordinate.purl(), written.body),
        packagePurl(coordinate),
        written.address,
        written.token,
        Optional.empty());
  }

  private static String packagePurl(Coordinate coordinate) {
    return Purls.ofPackage(coordinate.ecosystem(), coordinate.name());
  }

  /** A body, with the address whose token stands in it. */
  private record Written(String body, String address, String token) {}

  private Written body(Asker asker, Consumer<FactBody> rest) {
    String address = asker.named() ? asker.address() : "";
    String token = address.isEmpty() ? "" : addresses.of(address);
    String body =
        FactBody.write(g -> {
          g.text("address", token);
          if (!asker.claims().isEmpty()) {
            g.object("job", job -> asker.claims().forEach(job::text));
          }
          g.text("client", asker.client())
              .text("command", asker.command())
              .text("session", asker.session())
              .text("scope", asker.scope());
          rest.accept(g);
        });
    return new Written(body, address, token);
  }

  private static void artifact(FactBody g, Coordinate coordinate) {
    g.version(coordinate.version(), coordinate.purl())
        .text("upstream", coordinate.upstream())
        .text("file", coordinate.file().orElse(""));
  }

  private static void transfer(FactBody g, Pull pull) {
    g.text("sha256", pull.sha256().hex())
        .number("size", pull.size())
        .number("offset", pull.offset())
        .number("bytes", pull.length())
        .number("status", pull.status())
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
