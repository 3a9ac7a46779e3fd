package cordon.gate.override;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gate.LocalOverride;
import cordon.gate.WaiverRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With the two-person option one person alone makes no hole, whichever way they try; the same on
 * both databases.
 */
abstract class TwoPersonContract extends TwoPersonHouse {

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
  void whyItEndsIsNotEndless() {
    LocalOverride waiver = waive("left", "1.1.0", false, FIRST);
    String endless = "a".repeat(1001);
    refused("bad-override", () -> exceptions().end(waiver.id(), FIRST, endless));
    assertThat(house.gate.overrides()).containsExactly(waiver);
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
}
