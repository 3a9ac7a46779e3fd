package cordon.gate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.http.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a repository does wrong, and what nobody gets because of it. */
class MavenFaultsTest extends MavenHouse {
  @Test
  void withoutUpstreamTheCacheServesAndHeldStaysHeld() throws Exception {
    house.get(JAR);
    house.get(JAR + ".sha1");
    assertThat(house.get(HELD).status()).isEqualTo(403);
    repository.stop();
    house = house.reopen(config);
    house.clock.advance(Duration.ofHours(1));
    assertThat(house.get(LIST).text()).contains("<latest>1.0</latest>");
    assertThat(house.get(JAR).status()).isEqualTo(200);
    assertThat(house.get(JAR + ".sha1").status()).isEqualTo(200);
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(house.get("/maven/com/example/other/1/other-1.pom").status()).isEqualTo(502);
  }

  @Test
  void otherBytesThanPromisedNeverLeave() throws Exception {
    repository.faults().on("/com/example/demo/1.0/demo-1.0.jar").corrupt();
    assertThat(house.get(JAR).text()).contains("gate/digest-mismatch");
    assertThat(house.fact("gate.mismatch").body()).contains("sha1:");
    assertThat(house.facts("gate.pull")).isEmpty();
    repository.faults().clear();
    assertThat(house.get(JAR).status()).isEqualTo(200);
  }

  @Test
  void bytesThatAreReplacedDoNotMatchWhatWasFirstPromised() throws Exception {
    byte[] first = house.get(JAR).body();
    repository.publish(OLD.revision(2));
    house.clock.advance(Duration.ofHours(1));
    assertThat(house.get(JAR).body()).isEqualTo(first);
  }

  @Test
  void whatCannotBeVerifiedIsHeld() throws Exception {
    repository.faults().matching(r -> r.path().matches(".*[.](md5|sha\\d+)")).status(404);
    assertThat(house.get(JAR).text()).contains("states no checksum");
  }

  @Test
  void aPageInsteadOfAListDoesNotReplaceIt() throws Exception {
    byte[] before = house.get(LIST).body();
    for (Reply wrong :
        List.of(Reply.ok("text/html", "<html>maintenance</html>"), Reply.status(503))) {
      repository.faults().on("/com/example/demo/maven-metadata.xml").reply(wrong);
      house.clock.advance(Duration.ofMinutes(6));
      assertThat(house.get(LIST).body()).isEqualTo(before);
    }
  }
}
