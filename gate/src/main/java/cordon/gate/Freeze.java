package cordon.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The line in the sand: nothing published after it is taken, however old it gets.
 *
 * @param everywhere for all upstreams
 * @param byUpstream for one, by {@link Upstream#key}; the earlier of both counts
 */
public record Freeze(Optional<Instant> everywhere, Map<String, Instant> byUpstream) {
  public static final Freeze NONE = new Freeze(Optional.empty(), Map.of());

  public Freeze {
    byUpstream = Map.copyOf(byUpstream);
  }

  /** The line for releases of an upstream. */
  public Optional<Instant> after(Upstream upstream) {
    return Stream.concat(
            everywhere.stream(), Optional.ofNullable(byUpstream.get(upstream.key())).stream())
        .min(Comparator.naturalOrder());
  }
}
