package cordon.gate.override;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decisions walk through does not grow with every waiver that ever expired. */
class OverridesInMemoryTest {
  private static final Coordinate LEFT =
      Coordinate.release(Ecosystem.NPM, "default", "left", "1.0.0");

  @TempDir Path directory;

  @Test
  void whatHasExpiredForLongIsNotLookedAtAnyMore() {
    try (GateHouse house = GateHouse.open(directory, GateConfig.of(List.of()))) {
      house.gate.add(block(Optional.of(house.clock.instant().plus(Duration.ofHours(1)))), "user:a");
      house.gate.add(block(Optional.empty()), "user:a");
      assertThat(covering(house)).isEqualTo(2);
      house.clock.advance(Duration.ofHours(2));
      assertThat(covering(house)).as("the clock may be put back").isEqualTo(2);
      house.clock.advance(Duration.ofDays(1));
      assertThat(covering(house)).isEqualTo(1);
      assertThat(house.gate.overrides()).hasSize(2);
    }
  }

  private static int covering(GateHouse house) {
    Overrides fresh = new Overrides(house.database, house.ledger, house.clock, new Random(1));
    return fresh.current().covering(LEFT, List.of()).size();
  }

  private static OverrideDraft block(Optional<Instant> expires) {
    return new OverrideDraft(
        Kind.BLOCK,
        Ecosystem.NPM,
        "le*",
        new VersionSelector.Any(),
        false,
        "waiting",
        "team",
        expires);
  }
}
