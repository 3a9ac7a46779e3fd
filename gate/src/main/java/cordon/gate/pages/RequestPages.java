package cordon.gate.pages;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Gate;
import cordon.gate.LocalOverride;
import cordon.gate.Upstream;
import cordon.gate.check.Releases;
import cordon.gate.override.Requests;
import cordon.gate.override.VersionText;
import cordon.web.Exchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Asking for a waiver on a release's page, and deciding on the list of what was asked. */
final class RequestPages {
  static final String PATH = "/gate/requests";

  private final Gate gate;
  private final ReleasePage release;
  private final WaiverPages waivers;

  RequestPages(Gate gate, ReleasePage release, WaiverPages waivers) {
    this.gate = gate;
    this.release = release;
    this.waivers = waivers;
  }

  /** Back to the release with the request on it, or with what is wrong with it. */
  void ask(Exchange exchange) throws IOException {
    Coordinate coordinate =
        Releases.coordinate(
            Purl.parse(exchange.form("purl").orElse("")),
            exchange.form("upstream").filter(u -> !u.isEmpty()).orElse(Upstream.DEFAULT));
    try {
      Requests.Draft draft =
          new Requests.Draft(
              coordinate,
              exchange.form("malicious").isPresent(),
              exchange.form("reason").orElse(""),
              OverrideForm.endOf(exchange.form("until").orElse("")));
      gate.requests().ask(draft, exchange.identity().actor());
    } catch (ProblemException e) {
      release.show(exchange, coordinate, WaiverPages.sentence(e.problem()));
      return;
    }
    exchange.redirect(EventRows.page(coordinate) + mark(coordinate));
  }

  private static String mark(Coordinate coordinate) {
    return EventRows.page(coordinate).indexOf('?') < 0 ? "?asked=yes" : "&asked=yes";
  }

  void grant(Exchange exchange) throws IOException {
    decide(
        exchange,
        id -> {
          LocalOverride waiver =
              gate.requests().grant(id, terms(exchange), exchange.identity().actor());
          return WaiverPages.PATH + "?made=" + waiver.id();
        });
  }

  void decline(Exchange exchange) throws IOException {
    decide(
        exchange,
        id -> {
          String reason = exchange.form("reason").orElse("");
          gate.requests().decline(id, reason, exchange.identity().actor());
          return WaiverPages.PATH;
        });
  }

  /** Answers with the path to go to. */
  private interface Decision {
    String on(String id);
  }

  private void decide(Exchange exchange, Decision decision) throws IOException {
    String next;
    try {
      next = decision.on(exchange.parameter("id"));
    } catch (ProblemException e) {
      waivers.complain(exchange, WaiverPages.sentence(e.problem()));
      return;
    }
    exchange.redirect(next);
  }

  private static Requests.Terms terms(Exchange exchange) {
    Optional<Instant> until =
        exchange.form("until").filter(u -> !u.isEmpty()).map(OverrideForm::endOf);
    Optional<Digest> digest =
        exchange
            .form("digest")
            .map(String::strip)
            .filter(d -> !d.isEmpty())
            .map(VersionText::digest);
    return new Requests.Terms(
        until, digest, exchange.form("malicious").isPresent(), exchange.form("note").orElse(""));
  }
}
