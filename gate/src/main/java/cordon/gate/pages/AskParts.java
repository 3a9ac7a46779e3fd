package cordon.gate.pages;

import cordon.gate.Coordinate;
import cordon.gate.Gate;
import cordon.gate.Upstream;
import cordon.gate.WaiverRequest;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.pages.DataTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a release's page shows of requests for it.
 *
 * @param open those that wait
 * @param decided the earlier ones
 * @param own the reader's latest request
 * @param may whether the reader may ask: a developer who cannot decide it alone, with none open
 * @param reason what the reader wrote into a form that came back
 */
public record AskParts(
    DataTable open,
    DataTable decided,
    Optional<WaiverRequest> own,
    boolean may,
    String purl,
    String upstream,
    String reason) {

  static AskParts of(Exchange exchange, Gate gate, Coordinate coordinate, Instant now) {
    List<WaiverRequest> all = gate.requests().of(coordinate);
    boolean two = gate.exceptions().twoPersons();
    String actor = exchange.identity().actor();
    Optional<WaiverRequest> own = all.stream().filter(q -> q.createdBy().equals(actor)).findFirst();
    boolean alone = exchange.identity().may(Role.APPROVER) && !two;
    return new AskParts(
        RequestTable.open(all.stream().filter(WaiverRequest::open).toList(), exchange, two, now),
        RequestTable.decided(all.stream().filter(q -> !q.open()).toList()),
        own,
        exchange.identity().may(Role.DEVELOPER)
            && !alone
            && !own.map(WaiverRequest::open).orElse(false),
        coordinate.purl(),
        coordinate.upstream().equals(Upstream.DEFAULT) ? "" : coordinate.upstream(),
        exchange.form("reason").orElse(""));
  }

  /** What became of the reader's own request, in a sentence. */
  public String outcome() {
    return own.map(AskParts::sentence).orElse("");
  }

  private static String sentence(WaiverRequest q) {
    if (q.outcome().isEmpty()) {
      return "Your request " + q.id() + " waits for an approver.";
    }
    WaiverRequest.Outcome outcome = q.outcome().get();
    String said = outcome.decision().note();
    return "Your request "
        + q.id()
        + " was "
        + q.state()
        + " by "
        + outcome.decision().by()
        + (said.isEmpty() ? "." : ": " + said);
  }

  public String noticeClass() {
    return switch (own.map(WaiverRequest::state).orElse("open")) {
      case "granted" -> "notice-good";
      case "declined" -> "notice-bad";
      default -> "notice-wait";
    };
  }
}
