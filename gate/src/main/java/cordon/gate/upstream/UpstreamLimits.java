package cordon.gate.upstream;

import java.time.Duration;

/**
 * How long and how wide the gate talks to upstreams.
 *
 * @param connect until a connection stands
 * @param silence until the next byte
 * @param head until all headers of an answer are there
 * @param connectionsPerHost at once; npm alone opens up to 15 for one install
 */
public record UpstreamLimits(
    Duration connect, Duration silence, Duration head, int connectionsPerHost) {
  public static final UpstreamLimits DEFAULT =
      new UpstreamLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(90), 32);
}
