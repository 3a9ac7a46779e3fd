package cordon.gate.override;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gate.LocalOverride;
import cordon.gate.WaiverRequest;
import cordon.testkit.registry.NpmRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked for and granted where two must agree; the same on both databases. */
abstract class RequestContract extends TwoPersonHouse {

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
}
