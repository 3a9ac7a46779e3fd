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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final String JSON = NpmDocuments.JSON;
  private static final String SEARCH_PATH = "-/v1/search";
  private static final String SECURITY = "-/npm/v1/security/";

  /**
   * What any client of a registry may read with the gate's credentials for it. The rest below
   * {@code /-/} may speak of the account behind them, which is none of the clients' business: the
   * upstream is asked for it as anybody may ask (decision 0041).
   */
  private static final List<String> SHARED =
      List.of(SEARCH_PATH, "-/npm/v1/keys", "-/npm/v1/attestations/", SECURITY);

  /**
   * What tells versions and tags, and is therefore answered here or not at all: tags of a package,
   * the search that is filtered, the list of everything of npm 2.
   */
  private static final List<String> OURS = List.of("-/package/", SEARCH_PATH, "-/all");

  private static final Pattern SCOPED_NAME = Pattern.compile("@[^/@]+/[^/@]+");

  /** Audits are held in memory, and a search needs many documents, so only so many at once. */
  private static final int AT_ONCE = 8;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final GateCore core;
  private final NpmSearch search;

  NpmServices(GateCore core, NpmSearch search) {
    this.core = core;
    this.search = search;
  }

  void serve(Exchange exchange, Upstream upstream, String path) throws IOException {
    if (!path.chars().allMatch(NpmServices::isPlain)) {
      NpmAnswers.notFound(exchange, "this address");
      return;
    }
    requireOwnName(upstream, path);
    boolean reads = exchange.method().equals("GET") || exchange.method().equals("HEAD");
    if (exchange.method().equals("POST") && path.startsWith(SECURITY)) {
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
    } else if (path.equals(SEARCH_PATH)) {
      oneOfFew(
          exchange, () -> pass(exchange, upstream, get(upstream, path + query(exchange), false)));
    } else if (isAmbiguous(path) || OURS.stream().anyMatch(path::startsWith)) {
      NpmAnswers.notFound(exchange, path);
    } else {
      boolean shared = SHARED.stream().anyMatch(path::startsWith);
      pass(exchange, upstream, get(upstream, path, !shared));
    }
  }

  /**
   * {@code -/npm/v1/attestations/@scope%2fname@1.0.0} tells the upstream a name, and so does any
   * service with a scoped name in its path.
   */
  private void requireOwnName(Upstream upstream, String path) throws IOException {
    if (path.startsWith(ATTESTATIONS)) {
      String spec =
          URLDecoder.decode(path.substring(ATTESTATIONS.length()), StandardCharsets.UTF_8);
      int at = spec.indexOf('@', 1);
      core.names().require(upstream, at < 0 ? spec : spec.substring(0, at));
    }
    Matcher scoped = SCOPED_NAME.matcher(URLDecoder.decode(path, StandardCharsets.UTF_8));
    while (scoped.find()) {
      core.names().require(upstream, scoped.group());
    }
  }

  private boolean isForeign(Upstream upstream, String name) {
    return core.config().policy().foreignOwner(upstream, name).isPresent();
  }

  /** What an upstream could read as something else than what was compared here. */
  private static boolean isAmbiguous(String path) {
    return path.contains("//")
        || path.indexOf("/-/", 1) >= 0
        || path.replaceAll("%(?:2[fF]|40)", "").indexOf('%') >= 0;
  }

  private static UpstreamRequest get(Upstream upstream, String path, boolean anonymous) {
    return new UpstreamRequest(
        "GET",
        upstream.resolve(path),
        Map.of("Accept", JSON),
        true,
        LARGEST_ANSWER,
        anonymous,
        Optional.empty());
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
    oneOfFew(exchange, () -> read(exchange, upstream, path));
  }

  private interface Answering {
    void run() throws IOException;
  }

  private void oneOfFew(Exchange exchange, Answering answering) throws IOException {
    if (!places.tryAcquire()) {
      busy(exchange);
      return;
    }
    try {
      answering.run();
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
            "too many searches and audits at once",
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
    Map<String, String> headers = new HashMap<>(Map.of("Accept", JSON));
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
            false,
            Optional.of(new UpstreamRequest.Body(JSON, question))));
  }

  private void pass(Exchange exchange, Upstream upstream, UpstreamRequest request)
      throws IOException {
    try (UpstreamResponse response = core.client().send(upstream, request)) {
      int status = response.status();
      // A service that fails must not pass for one that is not there: clients go on without it.
      if (status >= 500 || status == 429 || (status == 403 && !request.anonymous())) {
        throw UpstreamException.unexpected(upstream, request.uri(), status);
      }
      byte[] body = response.body().readAllBytes();
      exchange.setHeader("Cache-Control", "no-store");
      if (!isJson(response)) {
        NpmAnswers.notFound(exchange, request.uri().getRawPath());
        return;
      }
      // Of the request that went out: a client may have put a slash behind its own.
      boolean found = status == 200 && request.uri().getRawPath().endsWith("/" + SEARCH_PATH);
      byte[] shown = found ? search.filtered(upstream, body) : body;
      exchange.send(status, JSON, shown);
    }
  }

  /**
   * Services answer in JSON. Anything else could be an artifact by a name that the gate does not
   * know, or a page that a browser would run under the console's own address.
   */
  private static boolean isJson(UpstreamResponse response) {
    return response.header("Content-Type").orElse("").startsWith(JSON);
  }

  private static String query(Exchange exchange) {
    StringBuilder query = new StringBuilder();
    for (String name : SEARCH) {
      exchange
          .query(name)
          .map(value -> name.equals("size") ? size(value) : value)
          .ifPresent(value ->
              query
                  .append(query.isEmpty() ? '?' : '&')
                  .append(name)
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    return query.toString();
  }

  private static String size(String wanted) {
    boolean small = wanted.matches("[0-9]{1,2}") && Integer.parseInt(wanted) <= NpmSearch.MOST;
    return small ? wanted : Integer.toString(NpmSearch.MOST);
  }
}
