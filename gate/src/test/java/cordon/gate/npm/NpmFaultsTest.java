package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRelease;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an upstream does wrong, and what nobody gets because of it. */
class NpmFaultsTest extends NpmFaults {
  @Test
  void otherBytesThanPromisedNeverLeaveAndAreNeverKept() throws Exception {
    registry.faults().on(UPSTREAM_TARBALL).corrupt();
    Answer answer = house.get(TARBALL);
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).contains("gate/digest-mismatch").contains("expected sha512:");
    assertThat(house.fact("gate.mismatch").body()).contains("\"received\":\"sha512:");
    assertThat(house.facts("gate.pull")).isEmpty();
    registry.faults().clear();
    assertThat(house.get(TARBALL).body()).isEqualTo(registry.tarball("left", "1.0.0"));
  }

  @Test
  void aTransferThatBreaksOffLeavesNothing() throws Exception {
    registry.faults().on(UPSTREAM_TARBALL).truncate(1000);
    assertThat(house.get(TARBALL).status()).isEqualTo(502);
    registry.faults().clear();
    registry.faults().on(UPSTREAM_TARBALL).truncateChunked(1000);
    assertThat(house.get(TARBALL).status()).isEqualTo(502);
    assertThat(house.facts("gate.pull")).isEmpty();
    try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
      // Only the packument, beside the mark of the folder.
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
    registry.faults().clear();
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
  }

  @Test
  void aSmallBodyThatRottedOnDiskIsFetchedAgain() throws Exception {
    registry.publish(NpmRelease.of("left", "1.0.1").padding(5_000));
    String small = "/npm/left/-/left-1.0.1.tgz";
    byte[] proper = registry.tarball("left", "1.0.1");
    house.clock.advance(Duration.ofDays(30));
    assertThat(house.get(small).body()).isEqualTo(proper);
    byte[] rotten = proper.clone();
    rotten[100] ^= 1;
    String hex = Digest.sha256Of(proper).hex();
    Path body = directory.resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    Files.write(body, rotten);
    assertThat(house.get(small).body()).isEqualTo(proper);
    assertThat(body).hasBinaryContent(proper);
    assertThat(house.get(small, "Range: bytes=10-19").body())
        .as("from memory")
        .isEqualTo(Arrays.copyOfRange(proper, 10, 20));
    assertThat(registry.requests().to("/left/-/left-1.0.1.tgz")).hasSize(2);
  }

  @Test
  void replacedBytesAreBlockedAlsoAfterADetour() throws Exception {
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    registry.publish(NpmRelease.of("left", "0.9.0"));
    registry.unpublish("left", "1.0.0");
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(TARBALL).status()).isEqualTo(404);
    registry.publish(NpmRelease.of("left", "1.0.0").padding(200_000).revision(2));
    house.clock.advance(Duration.ofMinutes(6));
    Answer answer = house.get(TARBALL);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("digest-changed");
    registry.publish(NpmRelease.of("left", "1.0.0").padding(200_000));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
  }

  @Test
  void aReplacementIsAFact() throws Exception {
    house.get("/npm/left");
    registry.publish(NpmRelease.of("left", "1.0.0").padding(200_000).revision(2));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get("/npm/left").text()).doesNotContain("/-/left-1.0.0.tgz");
    assertThat(house.fact("gate.digest-changed").subject()).isEqualTo("pkg:npm/left@1.0.0");
  }

  @Test
  void whatTheUpstreamDefinitelyRemovedIsGone() throws Exception {
    house.get(TARBALL);
    registry.remove("left");
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get("/npm/left").reason())
        .isEqualTo("left 1.0.0 is blocked (removed upstream)");
    assertThat(house.get(TARBALL).status()).isEqualTo(403);
    assertThat(house.get("/npm/left/-/left-9.0.0.tgz").status()).isEqualTo(404);
  }

  @Test
  void aPageInsteadOfADocumentDoesNotReplaceIt() throws Exception {
    byte[] before = house.get("/npm/left").body();
    registry
        .faults()
        .on("/left")
        .reply(cordon.testkit.http.Reply.ok("text/html", "<html>maintenance</html>"));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get("/npm/left").body()).isEqualTo(before);
    registry
        .faults()
        .on("/other")
        .reply(cordon.testkit.http.Reply.ok("text/html", "<html>maintenance</html>"));
    assertThat(house.get("/npm/other").status()).isEqualTo(502);
  }

  @Test
  void redirectsIntoPrivateNetworksAreNotFollowed() throws Exception {
    registry.faults().on(UPSTREAM_TARBALL).redirect(302, URI.create("http://169.254.169.254/x"));
    Answer answer = house.get(TARBALL);
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).contains("gate/upstream-private-address");
    registry.faults().clear();
    registry.faults().on(UPSTREAM_TARBALL).redirect(302, URI.create("file:///etc/passwd"));
    assertThat(house.get(TARBALL).text()).contains("gate/upstream-redirect");
    registry.faults().clear();
    registry.faults().on(UPSTREAM_TARBALL).redirect(302, registry.url().resolve(UPSTREAM_TARBALL));
    assertThat(house.get(TARBALL).text()).contains("more than 5 redirects");
  }

  @Test
  void hostileNamesLeadNowhere() throws Exception {
    int asked = registry.requests().count();
    for (String path :
        List.of(
            "/npm/..%2f..%2fetc%2fpasswd",
            "/npm/left/-/..%2f..%2fx.tgz",
            "/npm/left/-/%00.tgz",
            "/npm/left%00",
            "/npm//left//",
            "/npm/" + "a".repeat(4000),
            "/npm/@%2f/x")) {
      assertThat(house.get(path).status()).as(path).isIn(400, 404);
    }
    assertThat(registry.requests().count()).isEqualTo(asked);
  }
}
