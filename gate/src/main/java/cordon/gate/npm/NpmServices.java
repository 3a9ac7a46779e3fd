package cordon.gate.npm;

import cordon.base.Problem;
import cordon.gate.Upstream;
import cordon.gate.serve.GateCore;
import cordon.gate.upstream.UpstreamException;
import cordon.gate.upstream.UpstreamRequest;
import cordon.gate.upstream.UpstreamResponse;
import cordon.web.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The services below {@code /-/}: answered here where the gate is the right one to ask, else passed
 * on to the upstream without the client's headers, and passed back without the upstream's.
 */
final class NpmServices {
  private static final String ATTESTATIONS = "-/npm/v1/attestations/";
  private static final long LARGEST_ANSWER = 32L << 20;
  private static final int LARGEST_QUESTION = 8 << 20;

  /** What the search endpoint understands; nothing else of a query is passed on. */
  private static final List<String> SEARCH =
      List.of("text", "size", "from", "quality", "popularity", "maintenance");

  /**
   * What any client of a public registry may read. The rest below {@code /-/} speaks of the account
   * whose credentials the gate sends, which is none of the clients' business.
   */
  private static final List<String> PUBLIC =
      List.of("-/v1/search", "-/npm/v1/keys", "-/npm/v1/attestations/", "-/npm/v1/security/");

  /** Questions and answers are held in memory, so only so many at once. */
  private static final int AT_ONCE = 8;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final GateCore core;

  NpmServices(GateCore core) {
    this.core = core;
  }

  void serve(Exchange exchange, Upstream upstream, String path) throws IOException {
    if (!path.chars().allMatch(NpmServices::isPlain)) {
      NpmAnswers.notFound(exchange, "this address");
      return;
    }
    requireOwnName(upstream, path);
    boolean reads = exchange.method().equals("GET") || exchange.method().equals("HEAD");
    if (exchange.method().equals("POST") && path.startsWith("-/npm/v1/security/")) {
      ask(exchange, upstream, path);
    } else if (!reads) {
      NpmAnswers.readOnly(exchange);
    } else if (path.equals("-/ping")) {
      exchange.sendJson(200, json -> json.writeStartObject().writeEndObject());
    } else if (path.equals("-/whoami")) {
      exchange.sendJson(
          200,
          json -> {
            json.writeStartObject();
            json.writeStringProperty("username", exchange.identity().actor());
            json.writeEndObject();
          });
    } else if (PUBLIC.stream().noneMatch(path::startsWith) || path.contains("//")) {
      NpmAnswers.notFound(exchange, path);
    } else {
      pass(
          exchange,
          upstream,
          new UpstreamRequest(
              "GET",
              upstream.resolve(path + (path.equals("-/v1/search") ? search(exchange) : "")),
              Map.of("Accept", "application/json"),
              true,
              LARGEST_ANSWER,
              Optional.empty()));
    }
  }

  /** {@code -/npm/v1/attestations/@scope%2fname@1.0.0} tells the upstream a name. */
  private void requireOwnName(Upstream upstream, String path) throws IOException {
    if (path.startsWith(ATTESTATIONS)) {
      String spec =
          URLDecoder.decode(path.substring(ATTESTATIONS.length()), StandardCharsets.UTF_8);
      int at = spec.indexOf('@', 1);
      core.names().require(upstream, at < 0 ? spec : spec.substring(0, at));
    }
  }

  private boolean isForeign(Upstream upstream, String name) {
    return core.config().policy().foreignOwner(upstream, name).isPresent();
  }

  /** What may stand in a path unescaped (RFC 3986 section 3.3), and the percent sign. */
  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~!$&'()*+,;=:@/%".indexOf(c) >= 0;
  }

  /** {@code npm audit} sends the names and versions of a whole tree, compressed. */
  private void ask(Exchange exchange, Upstream upstream, String path) throws IOException {
    if (exchange.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent()) {
      NpmAnswers.readOnly(exchange);
      return;
    }
    if (!places.tryAcquire()) {
      busy(exchange);
      return;
    }
    try {
      read(exchange, upstream, path);
    } finally {
      places.release();
    }
  }

  private static void busy(Exchange exchange) throws IOException {
    exchange.setHeader("Retry-After", "5");
    exchange.sendProblem(
        503,
        Problem.of(
            "gate/busy",
            "too many audits at once",
            AT_ONCE + " are being answered",
            "try again in some seconds"));
  }

  private void read(Exchange exchange, Upstream upstream, String path) throws IOException {
    byte[] question;
    try (InputStream in = exchange.body()) {
      question = in.readNBytes(LARGEST_QUESTION + 1);
    }
    if (question.length > LARGEST_QUESTION) {
      exchange.sendProblem(
          413,
          Problem.of(
              "gate/too-large",
              "the request is too large",
              "more than " + LARGEST_QUESTION + " bytes",
              "audit fewer packages at once"));
      return;
    }
    boolean gzip = exchange.header("Content-Encoding").filter("gzip"::equals).isPresent();
    Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
    if (core.config().policy().owners().isEmpty()) {
      headers.putAll(gzip ? Map.of("Content-Encoding", "gzip") : Map.of());
    } else {
      question = AuditQuestion.without(question, gzip, name -> isForeign(upstream, name));
    }
    pass(
        exchange,
        upstream,
        new UpstreamRequest(
            "POST",
            upstream.resolve(path),
            headers,
            true,
            LARGEST_ANSWER,
            Optional.of(new UpstreamRequest.Body("application/json", question))));
  }

  private void pass(Exchange exchange, Upstream upstream, UpstreamRequest request)
      throws IOException {
    try (UpstreamResponse response = core.client().send(upstream, request)) {
      if (response.status() == 403) {
        throw UpstreamException.unexpected(upstream, request.uri(), 403);
      }
      byte[] body = response.body().readAllBytes();
      exchange.setHeader("Cache-Control", "no-store");
      exchange.send(response.status(), type(response), body);
    }
  }

  /** Nothing that a browser would run may come from an upstream under the console's own address. */
  private static String type(UpstreamResponse response) {
    String type = response.header("Content-Type").orElse("");
    return type.startsWith("application/json") ? "application/json" : "application/octet-stream";
  }

  private static String search(Exchange exchange) {
    StringBuilder query = new StringBuilder();
    for (String name : SEARCH) {
      exchange
          .query(name)
          .ifPresent(value ->
              query
                  .append(query.isEmpty() ? '?' : '&')
                  .append(name)
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    return query.toString();
  }
}
