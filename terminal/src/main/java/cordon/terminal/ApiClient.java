package cordon.terminal;

import cordon.base.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/**
 * Speaks to the API of a Cordon server.
 *
 * <p>Built on {@link HttpURLConnection} because a command should answer at once: the newer client
 * starts a selector thread and an executor, which costs more than the request (docs/decisions).
 */
public final class ApiClient {
  /** What the server says to any client; who uses the command line has simpler ways. */
  private static final String TOKEN_NEEDED = "access/token-needed";

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 120_000;

  /** A large export or back-up is made before its first byte is sent. */
  private static final int DOWNLOAD_MILLIS = 1_800_000;

  private static final int CHUNK = 1 << 16;

  private final URI server;
  private final Optional<String> token;
  private final ApiFailures failures;

  /**
   * @param server base URL without trailing slash
   * @param token sent as a bearer token (RFC 6750) where there is one
   */
  public ApiClient(URI server, Optional<String> token) {
    this.server = server;
    this.token = token;
    this.failures = new ApiFailures(server, token.isPresent());
  }

  public URI server() {
    return server;
  }

  /** GET of a path such as {@code /api/v1/gate/log}. */
  public ApiAnswer get(String path, Map<String, String> query) {
    return call("GET", path + queryText(query), Optional.empty());
  }

  public ApiAnswer get(String path) {
    return get(path, Map.of());
  }

  /** POST of the JSON that {@code body} writes. */
  public ApiAnswer post(String path, Consumer<JsonGenerator> body) {
    return call("POST", path, Optional.of(Json.text(body)));
  }

  /**
   * POST with an Idempotency-Key, so that repeating it after a broken answer does not do it twice.
   */
  public ApiAnswer post(String path, String idempotencyKey, Consumer<JsonGenerator> body) {
    return exchange(
        "POST",
        path,
        Optional.of(utf8(Json.text(body))),
        Map.of("Idempotency-Key", idempotencyKey));
  }

  /**
   * POST of a file as it is.
   *
   * @param idempotencyKey see {@link #post(String, String, Consumer)}; empty for none
   */
  public ApiAnswer upload(
      String path, Map<String, String> query, String idempotencyKey, byte[] file) {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/octet-stream"));
    if (!idempotencyKey.isEmpty()) {
      headers.put("Idempotency-Key", idempotencyKey);
    }
    return exchange("POST", path + queryText(query), Optional.of(file), headers);
  }

  /** What is sent, written when the connection stands. */
  @FunctionalInterface
  public interface BodyWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  /** As {@link #upload(String, Map, String, byte[])} of what need not fit into memory. */
  public ApiAnswer upload(String path, Map<String, String> query, BodyWriter body) {
    return guarded(() -> {
      HttpURLConnection connection =
          open("POST", path + queryText(query), Map.of("Content-Type", "application/octet-stream"));
      connection.setReadTimeout(DOWNLOAD_MILLIS);
      connection.setDoOutput(true);
      connection.setChunkedStreamingMode(CHUNK);
      try (OutputStream out = connection.getOutputStream()) {
        body.writeTo(out);
      }
      return answer(connection);
    });
  }

  /** A request. */
  private interface Call {
    ApiAnswer run() throws IOException;
  }

  private ApiAnswer guarded(Call call) {
    try {
      return call.run();
    } catch (HttpRetryException e) {
      return new ApiAnswer.Refused(e.responseCode(), failures.withoutBody(e.responseCode()));
    } catch (IOException e) {
      return failures.failed(e);
    } catch (JacksonException e) {
      return new ApiAnswer.Refused(502, failures.notOurs(String.valueOf(e.getOriginalMessage())));
    }
  }

  private ApiAnswer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    return status < 300
        ? new ApiAnswer.Done(status, readBody(connection.getInputStream()))
        : refused(status, connection);
  }

  public ApiAnswer delete(String path) {
    return call("DELETE", path, Optional.empty());
  }

  /**
   * Streams the body of a GET into {@code sink}: for exports that do not fit in memory.
   *
   * @return {@link ApiAnswer.Done} with a null body when all of it went out
   */
  public ApiAnswer download(String path, Map<String, String> query, OutputStream sink) {
    return stream("GET", path + queryText(query), sink);
  }

  /** As {@link #download} of what an empty POST brings about. */
  public ApiAnswer downloadOfPost(String path, Map<String, String> query, OutputStream sink) {
    return stream("POST", path + queryText(query), sink);
  }

  private ApiAnswer stream(String method, String path, OutputStream sink) {
    try {
      HttpURLConnection connection = open(method, path, Map.of());
      connection.setReadTimeout(DOWNLOAD_MILLIS);
      if (method.equals("POST")) {
        send(connection, new byte[0]);
      }
      int status = connection.getResponseCode();
      if (status >= 300) {
        return refused(status, connection);
      }
      try (InputStream in = connection.getInputStream()) {
        in.transferTo(sink);
      }
      return new ApiAnswer.Done(status, new Json.Null());
    } catch (IOException e) {
      return failures.failed(e);
    }
  }

  private ApiAnswer call(String method, String path, Optional<String> body) {
    return exchange(method, path, body.map(ApiClient::utf8), Map.of());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private ApiAnswer exchange(
      String method, String path, Optional<byte[]> body, Map<String, String> headers) {
    return guarded(() -> {
      HttpURLConnection connection = open(method, path, headers);
      if (body.isPresent()) {
        send(connection, body.get());
      }
      return answer(connection);
    });
  }

  private HttpURLConnection open(String method, String path, Map<String, String> headers)
      throws IOException {
    var url = URI.create(server + path).toURL();
    HttpURLConnection connection =
        (HttpURLConnection)
            (ServerUrl.isLoopback(server)
                ? url.openConnection(Proxy.NO_PROXY)
                : url.openConnection());
    connection.setRequestMethod(method);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Accept", "application/json, application/problem+json");
    connection.setRequestProperty("User-Agent", "cordon-cli");
    token.ifPresent(t -> connection.setRequestProperty("Authorization", "Bearer " + t));
    headers.forEach(connection::setRequestProperty);
    return connection;
  }

  /** A fixed length keeps the JDK from silently sending a POST a second time when it breaks. */
  private static void send(HttpURLConnection connection, byte[] body) throws IOException {
    connection.setDoOutput(true);
    if (connection.getRequestProperty("Content-Type") == null) {
      connection.setRequestProperty("Content-Type", "application/json");
    }
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
  }

  private static Json readBody(InputStream stream) throws IOException {
    try (InputStream in = stream) {
      byte[] bytes = in.readNBytes((int) Json.LONGEST + 1);
      if (bytes.length > Json.LONGEST) {
        throw new IOException("the answer is longer than " + Figures.bytes(Json.LONGEST));
      }
      return bytes.length == 0 ? new Json.Null() : Json.read(new ByteArrayInputStream(bytes));
    }
  }

  private ApiAnswer refused(int status, HttpURLConnection connection) {
    try (InputStream in = connection.getErrorStream()) {
      Json body = in == null ? new Json.Null() : readBody(in);
      String title = body.string("title");
      Problem problem =
          title.isEmpty() || body.string("type").endsWith(TOKEN_NEEDED)
              ? failures.withoutBody(status)
              : Problem.of(
                  body.string("type"), title, body.string("detail"), body.string("remedy"));
      return new ApiAnswer.Refused(status, problem);
    } catch (IOException | JacksonException notAProblem) {
      return new ApiAnswer.Refused(status, failures.withoutBody(status));
    }
  }

  private static String queryText(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .sorted()
            .collect(Collectors.joining("&", "?", ""));
  }

  /** Percent-encodes a path segment or query value (RFC 3986 2.1). */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
