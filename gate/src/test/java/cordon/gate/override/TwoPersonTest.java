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
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the two-person option one person alone makes no hole, whichever way they try. */
class TwoPersonTest {
  private static final String HELD = "/npm/left/-/left-1.1.0.tgz";
  private static final String EVIL = "/npm/evil/-/evil-6.6.6.tgz";
  private static final String FIRST = "user:first";
  private static final String SECOND = "user:second";
  private static final Instant NOW = MovableClock.START;

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    registry.publish("left", "1.0.0");
    registry.publish(NpmRelease.of("left", "1.1.0").at(NOW.minus(Duration.ofDays(2))));
    registry.publish("evil", "6.6.6");
    house = GateHouse.open(directory, config().withTwoPersons());
    house.advisories.malicious(Ecosystem.NPM, "evil", "6.6.6");
  }

  private GateConfig config() {
    return GateConfig.of(java.util.List.of(Upstream.open(Ecosystem.NPM, registry.url())));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @Test
  void aWaiverStartsWithTheSecondYesAndNotBefore() throws Exception {
    LocalOverride waiver = waive("left", "1.1.0", false, FIRST);
    assertThat(waiver.stateAt(NOW)).isEqualTo("waiting");
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(house.gate.status().waivers()).isZero();
    assertThat(house.gate.status().waiting()).isEqualTo(1);
    refused("second-person-needed", () -> exceptions().confirm(waiver.id(), FIRST, ""));
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(exceptions().confirm(waiver.id(), SECOND, "read it").activeAt(NOW)).isTrue();
    assertThat(house.get(HELD).status()).isEqualTo(200);
    assertThat(house.fact("gate.waiver.proposed").actor()).isEqualTo(FIRST);
    assertThat(house.fact("gate.waiver.confirmed").actor()).isEqualTo(SECOND);
    refused("no-such-override", () -> exceptions().confirm(waiver.id(), SECOND, ""));
  }

  @Test
  void whatIsCachedWhileItWaitsFlipsWithTheSecondYes() throws Exception {
    LocalOverride waiver = waive("left", "1.1.0", false, FIRST);
    assertThat(house.get("/npm/left").text()).doesNotContain("left-1.1.0.tgz");
    exceptions().confirm(waiver.id(), SECOND, "");
    assertThat(house.get("/npm/left").text()).contains("left-1.1.0.tgz");
  }

  @Test
  void endingAndMakingAnewIsNoSecondYes() throws Exception {
    for (int i = 0; i < 3; i++) {
      LocalOverride waiver = waive("left", "1.1.0", false, FIRST);
      assertThat(exceptions().end(waiver.id(), FIRST, "again")).isEqualTo(Exceptions.End.ENDED);
      refused("no-such-override", () -> exceptions().confirm(waiver.id(), SECOND, ""));
    }
    waive("left", "1.1.0", false, SECOND);
    waive("left", "1.1.0", false, FIRST);
    assertThat(house.get(HELD).status()).isEqualTo(403);
  }

  @Test
  void anExpiredProposalIsNotConfirmed() {
    LocalOverride waiver = waive("left", "1.1.0", false, FIRST);
    house.clock.advance(Duration.ofDays(30));
    refused("no-such-override", () -> exceptions().confirm(waiver.id(), SECOND, ""));
  }

  @Test
  void whatWaitsGoesOnWaitingWhenTheOptionIsSwitchedOff() throws Exception {
    LocalOverride waiver = waive("left", "1.1.0", false, FIRST);
    house = house.reopen(config());
    assertThat(house.get(HELD).status()).isEqualTo(403);
    refused("second-person-needed", () -> exceptions().confirm(waiver.id(), FIRST, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"token:ci", "token:local-admin", "address:127.0.0.1", "usernames"})
  void onlyPeopleCount(String actor) {
    LocalOverride waiver = waive("left", "1.1.0", false, FIRST);
    WaiverRequest request = ask(false, FIRST);
    refused("person-needed", () -> waive("left", "1.1.0", false, actor));
    refused("person-needed", () -> exceptions().confirm(waiver.id(), actor, ""));
    refused("person-needed", () -> exceptions().openEmergency(emergency("left"), actor));
    refused("person-needed", () -> ask(false, actor));
    refused("person-needed", () -> requests().grant(request.id(), asAsked(), actor));
    LocalOverride block = house.gate.add(block(), actor);
    refused("person-needed", () -> exceptions().end(block.id(), actor, "done"));
  }

  @Test
  void aBlockStandsAtOnceAndFallsWithTheSecondYes() throws Exception {
    LocalOverride block = house.gate.add(block(), FIRST);
    String tarball = "/npm/left/-/left-1.0.0.tgz";
    assertThat(house.get(tarball).status()).isEqualTo(403);
    assertThat(exceptions().end(block.id(), FIRST, "done")).isEqualTo(Exceptions.End.PROPOSED);
    refused("second-person-needed", () -> exceptions().end(block.id(), FIRST, "done"));
    assertThat(house.get(tarball).status()).isEqualTo(403);
    assertThat(exceptions().end(block.id(), SECOND, "yes")).isEqualTo(Exceptions.End.ENDED);
    assertThat(house.get(tarball).status()).isEqualTo(200);
    assertThat(house.fact("gate.block.end-proposed").actor()).isEqualTo(FIRST);
    assertThat(house.fact("gate.block.ended").actor()).isEqualTo(SECOND);
  }

  @Test
  void nobodyGrantsTheirOwnRequest() throws Exception {
    WaiverRequest request = ask(false, FIRST);
    refused("second-person-needed", () -> requests().grant(request.id(), asAsked(), FIRST));
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(requests().open()).hasSize(1);
    assertThat(requests().grant(request.id(), asAsked(), SECOND).activeAt(NOW)).isTrue();
    assertThat(house.get(HELD).status()).isEqualTo(200);
  }

  @Test
  void aGrantIsNoWiderThanTheRequest() {
    WaiverRequest request = ask(false, FIRST);
    Optional<Instant> later = Optional.of(request.expires().plusMillis(1));
    refused(
        "bad-request",
        () ->
            requests()
                .grant(
                    request.id(), new Requests.Terms(later, Optional.empty(), false, ""), SECOND));
    refused(
        "bad-request",
        () ->
            requests()
                .grant(
                    request.id(),
                    new Requests.Terms(Optional.empty(), Optional.empty(), true, ""),
                    SECOND));
    assertThat(requests().open()).hasSize(1);
  }

  @Test
  void aGrantByDigestIsForTheReleaseThatWasAskedForAndNoOther() throws Exception {
    registry.publish(NpmRelease.of("left", "1.2.0").at(NOW.minus(Duration.ofDays(1))));
    WaiverRequest request = ask(false, FIRST);
    LocalOverride waiver =
        requests().grant(request.id(), onlyBytes(digest("left", "1.2.0")), SECOND);
    assertThat(waiver.activeAt(NOW)).isTrue();
    assertThat(house.get("/npm/left/-/left-1.2.0.tgz").status()).isEqualTo(403);
    assertThat(house.get(HELD).status()).isEqualTo(403);
    exceptions().end(waiver.id(), SECOND, "wrong bytes");
    LocalOverride right =
        requests().grant(ask(false, FIRST).id(), onlyBytes(digest("left", "1.1.0")), SECOND);
    assertThat(house.get(HELD).status()).isEqualTo(200);
    assertThat(house.gate.overrides()).contains(right);
    assertThat(right.purl()).isEqualTo("pkg:npm/left@1.1.0");
  }

  @Test
  void whatAMachineAskedForBeforeTheOptionIsNoFirstYes() {
    house = house.reopen(config());
    WaiverRequest request = ask(false, "token:ci");
    house = house.reopen(config().withTwoPersons());
    refused("person-needed", () -> requests().grant(request.id(), asAsked(), SECOND));
    assertThat(requests().open()).hasSize(1);
  }

  @Test
  void whyItEndsIsNotEndless() {
    LocalOverride waiver = waive("left", "1.1.0", false, FIRST);
    String endless = "a".repeat(1001);
    refused("bad-override", () -> exceptions().end(waiver.id(), FIRST, endless));
    assertThat(house.gate.overrides()).containsExactly(waiver);
  }

  @Test
  void malwareTakesTwoApproversBesidesWhoAsked() throws Exception {
    WaiverRequest request =
        requests()
            .ask(
                new Requests.Draft(
                    release("evil", "6.6.6"), true, "analysis", NOW.plus(Duration.ofHours(2))),
                FIRST);
    Requests.Terms malicious = new Requests.Terms(Optional.empty(), Optional.empty(), true, "");
    LocalOverride waiver = requests().grant(request.id(), malicious, SECOND);
    assertThat(house.get(EVIL).status()).isEqualTo(403);
    refused("second-person-needed", () -> exceptions().confirm(waiver.id(), SECOND, ""));
    refused("second-person-needed", () -> exceptions().confirm(waiver.id(), FIRST, ""));
    exceptions().confirm(waiver.id(), "user:third", "sealed machine");
    assertThat(house.get(EVIL).status()).isEqualTo(200);
  }

  @Test
  void malwareWaivedDirectlyTakesTwo() throws Exception {
    LocalOverride waiver = waive("evil", "6.6.6", true, FIRST);
    assertThat(house.get(EVIL).status()).isEqualTo(403);
    exceptions().confirm(waiver.id(), SECOND, "");
    assertThat(house.get(EVIL).status()).isEqualTo(200);
  }

  @Test
  void breakGlassInARowStopsAtTheReview() throws Exception {
    LocalOverride one = exceptions().openEmergency(emergency("left"), FIRST);
    assertThat(house.get(HELD).status()).isEqualTo(200);
    refused("not-yet", () -> exceptions().openEmergency(emergency("left"), FIRST));
    refused("not-yet", () -> exceptions().review(one.id(), SECOND, "too early"));
    assertThat(exceptions().end(one.id(), FIRST, "done")).isEqualTo(Exceptions.End.ENDED);
    assertThat(house.get(HELD).status()).isEqualTo(403);
    refused("not-yet", () -> exceptions().openEmergency(emergency("left"), FIRST));
    refused("second-person-needed", () -> exceptions().review(one.id(), FIRST, "all well"));
    refused("bad-override", () -> exceptions().review(one.id(), SECOND, " "));
    exceptions().review(one.id(), SECOND, "it was needed");
    assertThat(exceptions().openEmergency(emergency("left"), FIRST).activeAt(NOW)).isTrue();
  }

  private Exceptions exceptions() {
    return house.gate.exceptions();
  }

  private Requests requests() {
    return house.gate.requests();
  }

  private LocalOverride waive(String name, String version, boolean malicious, String actor) {
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

  private static OverrideDraft block() {
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

  private static OverrideDraft emergency(String name) {
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

  private WaiverRequest ask(boolean malicious, String actor) {
    return requests()
        .ask(
            new Requests.Draft(
                release("left", "1.1.0"), malicious, "outage", NOW.plus(Duration.ofDays(2))),
            actor);
  }

  private static Requests.Terms asAsked() {
    return new Requests.Terms(Optional.empty(), Optional.<Digest>empty(), false, "");
  }

  private static Requests.Terms onlyBytes(Digest digest) {
    return new Requests.Terms(Optional.empty(), Optional.of(digest), false, "");
  }

  private Digest digest(String name, String version) throws Exception {
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

  private static Coordinate release(String name, String version) {
    return Coordinate.release(Ecosystem.NPM, Upstream.DEFAULT, name, version);
  }

  private static void refused(String type, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().type()).isEqualTo("gate/" + type));
  }
}
