package cordon.gate.override;

import cordon.base.Ecosystem;
import java.time.Instant;
import java.util.Optional;

/** Knows when a release passes without anybody's help. */
@FunctionalInterface
public interface Maturity {

  /**
   * When the last hold on a release ends by itself; empty where nothing holds it, where something
   * does not end by itself, and where that cannot be told now.
   */
  Optional<Instant> of(Ecosystem ecosystem, String name, String version);
}
