package cordon.gate;

import cordon.base.Ecosystem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What happens to packages while clients look at them, the same for every protocol: advisories,
 * fixes, waivers, blocks, and time. Shared by the tests of law 1 (listed if and only if servable).
 */
public final class Disturbances {

  /** Asks the gate for the files of a release. */
  @FunctionalInterface
  public interface Pull {
    void pull(String name, String version) throws IOException;
  }

  private static final String OWNED = "-own";

  private final GateHouse house;
  private final Ecosystem ecosystem;
  private final Random random;
  private final Pull pull;
  private final Set<String> vulnerable = new LinkedHashSet<>();

  public Disturbances(GateHouse house, Ecosystem ecosystem, Random random, Pull pull) {
    this.house = house;
    this.ecosystem = ecosystem;
    this.random = random;
    this.pull = pull;
  }

  /** A policy under which every reason of the decision can appear. */
  public static PolicySettings settings(Ecosystem ecosystem) {
    Instant line = MovableClock.START.plus(Duration.ofDays(3));
    return PolicySettings.DEFAULT
        .with(new CoolDowns(Map.of(), Map.of(ecosystem, Duration.ofDays(2)), List.of(), true))
        .with(new Freeze(Optional.of(line), Map.of()))
        .with(List.of(new NameOwner(ecosystem, "*" + OWNED, "internal")));
  }

  /** A name for a package; one of some belongs to another upstream. */
  public static String name(Random random, String plain) {
    return random.nextInt(5) == 0 ? plain + OWNED : plain;
  }

  /** Whether a name belongs to another upstream than the one that clients ask here. */
  public static boolean foreign(String name) {
    return name.endsWith(OWNED);
  }

  /** Another package begins. */
  public void begin() {
    vulnerable.clear();
  }

  public void disturb(String name, List<String> versions) {
    String version = versions.get(random.nextInt(versions.size()));
    switch (random.nextInt(5)) {
      case 0 -> house.advisories.malicious(ecosystem, name, version);
      case 1 -> house.advisories.suspicious(ecosystem, name, version);
      case 2 -> house.clock.advance(Duration.ofHours(random.nextInt(24 * 4)));
      case 3 -> {
        String fixedIn = versions.get(random.nextInt(versions.size()));
        house.advisories.vulnerable(ecosystem, name, version, fixedIn, "GHSA-" + version);
        vulnerable.add(version);
      }
      default -> house.gate.add(draft(name, version), "user:test");
    }
  }

  /**
   * Pulls what has a vulnerability: a first pull opens the lane for its fix, and must not do so
   * half way through a check.
   */
  public void settle(String name) throws IOException {
    for (String version : vulnerable) {
      pull.pull(name, version);
    }
  }

  private OverrideDraft draft(String name, String version) {
    return new OverrideDraft(
        random.nextBoolean() ? LocalOverride.Kind.WAIVER : LocalOverride.Kind.BLOCK,
        ecosystem,
        name,
        random.nextBoolean() ? new VersionSelector.Any() : new VersionSelector.Exact(version),
        false,
        "test",
        "test",
        Optional.of(house.clock.instant().plus(Duration.ofHours(30))));
  }
}
