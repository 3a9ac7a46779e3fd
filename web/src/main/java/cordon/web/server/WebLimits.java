package cordon.web.server;

import java.time.Duration;

/**
 * Bounds on what one client may cost us.
 *
 * @param requestLine longest request line in bytes; longer is 414
 * @param headers all request headers together in bytes; more is 431
 * @param body longest request body in bytes; more is 413
 * @param connections open connections; further ones wait in the accept queue
 * @param stall longest time in which a client must send its headers, deliver the next part of a
 *     body, or take the next part of an answer; then it is cut off
 * @param idle how long a connection is kept between two requests
 * @param grace how long a stop waits for answers under way
 */
public record WebLimits(
    int requestLine,
    int headers,
    long body,
    int connections,
    Duration stall,
    Duration idle,
    Duration grace) {

  /** Package clients send long paths and cookies, but nothing near this. */
  public static final int DEFAULT_REQUEST_LINE = 8 * 1024;

  public static final int DEFAULT_HEADERS = 32 * 1024;

  /** A large lockfile or SBOM fits; artifacts are never uploaded through the kit. */
  public static final long DEFAULT_BODY = 32L * 1024 * 1024;

  public static final int DEFAULT_CONNECTIONS = 4096;

  public static WebLimits defaults() {
    return new WebLimits(
        DEFAULT_REQUEST_LINE,
        DEFAULT_HEADERS,
        DEFAULT_BODY,
        DEFAULT_CONNECTIONS,
        Duration.ofSeconds(60),
        Duration.ofSeconds(75),
        Duration.ofSeconds(10));
  }
}
