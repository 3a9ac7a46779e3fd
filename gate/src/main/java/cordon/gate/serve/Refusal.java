package cordon.gate.serve;

import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.Reason;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.gate.evidence.FactBody;
import cordon.gate.policy.Wording;
import cordon.web.Exchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What somebody is told who may not have a release. One answer that every client shows at least
 * part of: pip, pnpm and old Maven print the reason phrase, npm the {@code error} key, uv and new
 * Maven the problem detail (RFC 9457), provided that the content type has no charset.
 *
 * @param coordinate what was asked for
 * @param decision why not
 * @param nearest what can be had instead
 * @param page where to read more and ask for a waiver; empty where no waiver can help
 */
public record Refusal(
    Coordinate coordinate, Decision decision, Optional<String> nearest, String page) {

  static final String CONTENT_TYPE = "application/problem+json";
  static final int STATUS = 403;

  /** More of a reason phrase is cut off, and pip shows nothing else. */
  private static final int ROOM = 120;

  /** The console page of a release, below the address under which the client reached us. */
  public static String page(String baseUrl, Coordinate coordinate) {
    String purl = URLEncoder.encode(coordinate.purl(), StandardCharsets.UTF_8).replace("+", "%20");
    String upstream =
        coordinate.upstream().equals(Upstream.DEFAULT)
            ? ""
            : "?upstream=" + URLEncoder.encode(coordinate.upstream(), StandardCharsets.UTF_8);
    return baseUrl + "/gate/releases/" + purl + upstream;
  }

  /** The page on which stands what the inspector found in a release. */
  public static String inspection(String baseUrl, Coordinate coordinate) {
    return page(baseUrl, coordinate).replace("/gate/releases/", "/gate/inspections/");
  }

  /** {@code left-pad 1.3.0 is held until 2026-11-27 08:50 UTC}. */
  public String title() {
    return title(coordinate.name());
  }

  private String title(String of) {
    String name = coordinate.version().isEmpty() ? of : of + " " + coordinate.version();
    return switch (decision.verdict()) {
      case ALLOW -> name + " is allowed";
      case BLOCK -> name + " is blocked";
      case HOLD -> name + " is held" + until();
    };
  }

  /** What and why, for lists of what a document hides. */
  public static String sentence(Coordinate coordinate, Decision decision) {
    return new Refusal(coordinate, decision, Optional.empty(), "").title() + ": " + decision.text();
  }

  /** Everything in one line: what, why, until when, what instead, where to ask. */
  public String detail() {
    return title()
        + ": "
        + decision.text()
        + nearest.map(v -> ". Nearest allowed version: " + v).orElse("")
        + (page.isEmpty() ? "" : ". More, and how to ask for a waiver: " + page);
  }

  /**
   * The reason phrase: what, why and until when, where there is room for one line. What does not
   * fit goes in this order: where in an artifact something was found, what can be had instead, the
   * group of a Maven name, the end of a name.
   */
  public String phrase() {
    String why =
        decision
            .decisive()
            .map(r -> r.source().isEmpty() ? r.code().word() : r.source())
            .orElse("");
    String instead = nearest.map(v -> ", allowed: " + v).orElse("");
    String whole = title() + " (" + why + ")" + instead;
    int place = why.indexOf(" at ");
    String rest = " (" + (place < 0 ? why : why.substring(0, place)) + ")";
    if (whole.length() <= ROOM) {
      return whole;
    }
    if (title().length() + rest.length() + instead.length() <= ROOM) {
      return title() + rest + instead;
    }
    String name = coordinate.name();
    String plain = name.substring(name.indexOf(':') + 1);
    int spare = Math.max(0, ROOM - title("").length() - rest.length());
    return name.length() <= spare
        ? title() + rest
        : title(plain.length() <= spare ? plain : plain.substring(0, spare)) + rest;
  }

  void send(Exchange exchange) throws IOException {
    exchange.setReason(phrase());
    exchange.setHeader("Cache-Control", "no-store");
    exchange.send(STATUS, CONTENT_TYPE, body(exchange.rawPath()));
  }

  byte[] body(String instance) {
    return FactBody.write(g ->
            g.text("type", "urn:cordon:problem:gate/" + decision.verdict().word())
                .text("title", title())
                .number("status", STATUS)
                .text("detail", detail())
                .text("instance", instance)
                .text("error", detail())
                .object("cordon", this::cordon))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void cordon(FactBody g) {
    g.text("purl", coordinate.purl())
        .text("file", coordinate.file().orElse(""))
        .text("verdict", decision.verdict().word())
        .text("reason", decision.decisive().map(r -> r.code().word()).orElse(""))
        .list("reasons", decision.reasons(), Refusal::reason)
        .text("basis", decision.basis().word())
        .text("policy", decision.policyRevision())
        .text("nearest", nearest.orElse(""))
        .text("page", page);
    decision.until().ifPresent(u -> g.time("until", u));
    decision.published().ifPresent(p -> g.time("published", p));
  }

  private static void reason(FactBody g, Reason reason) {
    g.text("code", reason.code().word())
        .text("verdict", reason.verdict().word())
        .text("text", reason.text())
        .text("source", reason.source());
  }

  private String until() {
    return decision.verdict() == Verdict.HOLD
        ? decision.until().map(u -> " until " + Wording.minutes(u)).orElse(" until reviewed")
        : "";
  }
}
