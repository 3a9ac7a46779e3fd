package cordon.gate.override;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.MovableClock;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.gate.WaiverRequest;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gate with the two-person option before a held release and a malicious one. */
abstract class TwoPersonHouse {
  static final String HELD = "/npm/left/-/left-1.1.0.tgz";
  static final String EVIL = "/npm/evil/-/evil-6.6.6.tgz";
  static final String FIRST = "user:first";
  static final String SECOND = "user:second";
  static final Instant NOW = MovableClock.START;

  @TempDir Path directory;
  final NpmRegistry registry = NpmRegistry.start();
  GateHouse house;

  /** Of an empty database. */
  abstract String newUrl(Path folder);

  @BeforeEach
  void open() {
    registry.publish("left", "1.0.0");
    registry.publish(NpmRelease.of("left", "1.1.0").at(NOW.minus(Duration.ofDays(2))));
    registry.publish("evil", "6.6.6");
    house = GateHouse.open(newUrl(directory), directory, config().withTwoPersons());
    house.advisories.malicious(Ecosystem.NPM, "evil", "6.6.6");
  }

  GateConfig config() {
    return GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url())));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  Exceptions exceptions() {
    return house.gate.exceptions();
  }

  Requests requests() {
    return house.gate.requests();
  }

  LocalOverride waive(String name, String version, boolean malicious, String actor) {
    return house.gate.add(
        new OverrideDraft(
            Kind.WAIVER,
            Ecosystem.NPM,
            name,
            new VersionSelector.Exact(version),
            malicious,
            "outage",
            "team",
            Optional.of(NOW.plus(Duration.ofDays(3)))),
        actor);
  }

  static OverrideDraft block() {
    return new OverrideDraft(
        Kind.BLOCK,
        Ecosystem.NPM,
        "left",
        new VersionSelector.Any(),
        false,
        "waiting",
        "team",
        Optional.empty());
  }

  static OverrideDraft emergency(String name) {
    return new OverrideDraft(
        Kind.WAIVER,
        Ecosystem.NPM,
        name,
        new VersionSelector.Any(),
        false,
        "production is down",
        "team",
        Optional.of(NOW.plus(Duration.ofHours(1))));
  }

  WaiverRequest ask(boolean malicious, String actor) {
    return requests()
        .ask(
            new Requests.Draft(
                release("left", "1.1.0"), malicious, "outage", NOW.plus(Duration.ofDays(2))),
            actor);
  }

  static Requests.Terms asAsked() {
    return new Requests.Terms(Optional.empty(), Optional.<Digest>empty(), false, "");
  }

  static Requests.Terms onlyBytes(Digest digest) {
    return new Requests.Terms(Optional.empty(), Optional.of(digest), false, "");
  }

  Digest digest(String name, String version) throws Exception {
    return house
        .gate
        .explain(release(name, version))
        .orElseThrow()
        .files()
        .getFirst()
        .digests()
        .stream()
        .flatMap(text -> Digest.parse(text).stream())
        .findFirst()
        .orElseThrow();
  }

  static Coordinate release(String name, String version) {
    return Coordinate.release(Ecosystem.NPM, Upstream.DEFAULT, name, version);
  }

  static void refused(String type, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().type()).isEqualTo("gate/" + type));
  }
}
