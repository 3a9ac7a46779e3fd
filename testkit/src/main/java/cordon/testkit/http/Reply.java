package cordon.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer.
 *
 * @param reason the reason phrase, sent as it is; some clients show nothing else to a person
 * @param headers without the framing headers, which {@link Delivery} decides
 */
public record Reply(int status, String reason, Headers headers, byte[] body, Delivery delivery) {
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(206, "Partial Content"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(304, "Not Modified"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(410, "Gone"),
          Map.entry(416, "Range Not Satisfiable"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"));

  /** An empty answer with the usual reason phrase of {@code status}. */
  public static Reply status(int status) {
    return new Reply(
        status,
        REASONS.getOrDefault(status, "Status " + status),
        Headers.NONE,
        new byte[0],
        new Delivery.Whole());
  }

  public static Reply ok(String contentType, byte[] body) {
    return status(200).header("Content-Type", contentType).body(body);
  }

  public static Reply ok(String contentType, String body) {
    return ok(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply redirect(int status, String location) {
    return status(status).header("Location", location);
  }

  /** This with {@code name} exactly once. */
  public Reply header(String name, String value) {
    return new Reply(status, reason, headers.with(name, value), body, delivery);
  }

  public Reply without(String name) {
    return new Reply(status, reason, headers.minus(name), body, delivery);
  }

  public Reply body(byte[] bytes) {
    return new Reply(status, reason, headers, bytes, delivery);
  }

  public Reply reason(String phrase) {
    return new Reply(status, phrase, headers, body, delivery);
  }

  public Reply delivered(Delivery how) {
    return new Reply(status, reason, headers, body, how);
  }
}
