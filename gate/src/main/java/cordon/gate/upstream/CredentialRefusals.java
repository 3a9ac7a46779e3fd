package cordon.gate.upstream;

import cordon.gate.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves an upstream alone that keeps answering 401 to our credentials. An install of some hundred
 * packages would otherwise try a wrong password some hundred times, which locks accounts.
 *
 * <p>A single 401 proves little, since a registry may answer so for one package; several with
 * nothing else in between mean that the credentials are wrong.
 */
final class CredentialRefusals {
  static final int IN_A_ROW = 3;
  static final Duration PAUSE = Duration.ofSeconds(30);

  private record Refused(int times, Instant last) {}

  private final Map<Upstream, Refused> refused = new ConcurrentHashMap<>();
  private final InstantSource clock;

  CredentialRefusals(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws UpstreamException while the upstream is left alone
   */
  void check(Upstream upstream) throws UpstreamException {
    Refused before = refused.get(upstream);
    if (before != null
        && before.times >= IN_A_ROW
        && clock.instant().isBefore(before.last.plus(PAUSE))) {
      throw Failures.paused(upstream);
    }
  }

  /** Takes note of an answer to a request with our credentials; without any none can be wrong. */
  void note(Upstream upstream, int status) {
    if (status == 401) {
      refused.merge(
          upstream,
          new Refused(1, clock.instant()),
          (before, one) -> new Refused(before.times + 1, one.last));
    } else if (status < 500) {
      refused.remove(upstream);
    }
  }
}
