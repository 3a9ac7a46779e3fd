package cordon.gate.check;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.Gate;
import cordon.gate.NameOwner;
import cordon.gate.Reason;
import cordon.gate.ReleaseReport;
import cordon.gate.Upstream;
import cordon.gate.serve.Refusal;
import cordon.gate.upstream.UpstreamException;
import cordon.web.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;

/** Answers as the gate would: by its one decision, about what its upstreams have. */
public final class GateCheck {
  /** Upstreams that are asked at once for one caller; most time goes into waiting for them. */
  private static final int AT_ONCE = 8;

  private final Gate gate;

  public GateCheck(Gate gate) {
    this.gate = gate;
  }

  /**
   * Answers in the order of the questions.
   *
   * @param exchange of who asks: what is beyond its reach is not told, and links lead to where it
   *     reached us
   */
  public List<CheckAnswer> answers(List<Purl> purls, Exchange exchange) {
    return purls.stream()
        .gather(Gatherers.mapConcurrent(AT_ONCE, purl -> answer(purl, exchange)))
        .toList();
  }

  private CheckAnswer answer(Purl purl, Exchange exchange) {
    if (purl.ecosystem().isEmpty() || purl.version().isEmpty()) {
      return Releases.unusable(purl);
    }
    Coordinate coordinate = Releases.coordinate(purl, upstream(purl));
    if (gate.config().upstream(coordinate.ecosystem(), coordinate.upstream()).isEmpty()
        || !gate.ecosystems().contains(coordinate.ecosystem())) {
      return byClaims(purl, coordinate, Outcome.UNCHECKED, off(coordinate.ecosystem()));
    }
    Optional<Problem> outOfReach = gate.outOfReach(exchange, coordinate);
    if (outOfReach.isPresent()) {
      return byClaims(purl, coordinate, Outcome.FAILED, outOfReach.get().title());
    }
    try {
      return gate.explain(coordinate)
          .map(report -> answer(purl, report, Refusal.page(exchange.baseUrl(), coordinate)))
          .orElseGet(
              () -> byClaims(purl, coordinate, Outcome.ABSENT, "the upstream has no such release"));
    } catch (UpstreamException e) {
      return byClaims(purl, coordinate, Outcome.FAILED, e.problem().line());
    } catch (ProblemException e) {
      return byClaims(purl, coordinate, Outcome.FAILED, e.problem().line());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A lockfile does not say where its releases come from; owned names come from their owner. */
  private String upstream(Purl purl) {
    Ecosystem ecosystem = purl.ecosystem().orElseThrow();
    return gate.config()
        .policy()
        .owner(ecosystem, Releases.name(ecosystem, purl))
        .map(NameOwner::upstream)
        .orElse(Upstream.DEFAULT);
  }

  private static CheckAnswer answer(Purl purl, ReleaseReport report, String page) {
    Decision decision = report.decision();
    Optional<Reason> decisive = decision.decisive();
    return new CheckAnswer(
        purl.toString(),
        Outcome.of(decision.verdict()),
        !decision.verdict().allows()
            && decisive.map(r -> r.code() == Reason.Code.MALICIOUS).orElse(false),
        decisive.map(r -> r.code().word()).orElse(""),
        decision.text(),
        decision.until(),
        report.nearest(),
        report.advisories().stream().map(Claim::of).toList(),
        page,
        report.files().stream()
            .flatMap(file -> file.digests().stream())
            .flatMap(text -> Digest.parse(text).stream())
            .toList());
  }

  /**
   * Where the upstream does not help, an advisory still may: malware is often taken away from its
   * registry while lockfiles still name it. Not for private registries, of whose names public
   * advisories do not speak.
   */
  private CheckAnswer byClaims(Purl purl, Coordinate coordinate, Outcome otherwise, String why) {
    boolean open =
        gate.config()
            .upstream(coordinate.ecosystem(), coordinate.upstream())
            .map(Upstream::open)
            .orElse(true);
    List<Claim> claims =
        open ? gate.advisories(coordinate).stream().map(Claim::of).toList() : List.of();
    return StarterCheck.condemned(purl.toString(), claims)
        .orElseGet(() -> CheckAnswer.plain(purl.toString(), otherwise, why))
        .withClaims(claims);
  }

  private static String off(Ecosystem ecosystem) {
    return "the gate has no upstream for " + ecosystem.purlType();
  }
}
