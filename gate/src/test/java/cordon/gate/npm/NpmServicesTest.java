package cordon.gate.npm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Credentials;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.Reply;
import cordon.testkit.http.Request;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services below {@code /-/}, of an upstream that needs credentials. */
class NpmServicesTest {
  private static final String FOUND =
      """
      {"objects":[
      {"package":{"name":"left","version":"1.1.0","date":"2026-05-30"}},
      {"package":{"name":"right","version":"3.0.0","date":"2024-01-01"}},
      {"package":{"name":"young","version":"1.0.0"}},
      {"package":{"name":"gone","version":"1.0.0"}}],"total":4}\
      """;

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    Upstream upstream =
        Upstream.open(Ecosystem.NPM, registry.url())
            .with(new Credentials.Bearer("secret-of-the-gate"));
    house = GateHouse.open(directory, GateConfig.of(List.of(upstream)));
    registry.publish("left", "1.0.0").publish("right", "3.0.0");
    registry.publish(young("left", "1.1.0")).publish(young("young", "1.0.0"));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  private static NpmRelease young(String name, String version) {
    return NpmRelease.of(name, version).at(MovableClock.START.minus(Duration.ofDays(2)));
  }

  private Request asked(String path) {
    return registry.requests().to(path).getLast();
  }

  @Test
  void aSearchOffersWhatTheDocumentsOffer() throws Exception {
    registry.faults().on("/-/v1/search").reply(Reply.ok("application/json", FOUND));
    assertThat(house.get("/npm/-/v1/search?text=any&size=250&other=1").text())
        .isEqualTo(
            "{\"objects\":[{\"package\":{\"name\":\"left\",\"version\":\"1.0.0\"}},"
                + "{\"package\":{\"name\":\"right\",\"version\":\"3.0.0\",\"date\":\"2024-01-01\"}}],"
                + "\"total\":4}");
    assertThat(asked("/-/v1/search").target()).isEqualTo("/-/v1/search?text=any&size=25");
    house.advisories.malicious(Ecosystem.NPM, "right", "3.0.0");
    for (String path : List.of("/npm/-/v1/search?text=any", "/npm/-/v1/search/?text=any")) {
      assertThat(house.get(path).text()).as(path).contains("left").doesNotContain("right");
    }
  }

  @Test
  void anAnswerThatIsNoSearchIsTheFaultOfTheUpstream() throws Exception {
    registry.faults().on("/-/v1/search").reply(Reply.ok("application/json", "{\"objects\":1}"));
    assertThat(house.get("/npm/-/v1/search?text=any").status()).isEqualTo(502);
  }

  /** No other way to the same list: an upstream may be generous about what it takes for it. */
  @Test
  void tagsAndListsOfTheUpstreamAreNotReachedAroundTheFilter() throws Exception {
    int before = registry.requests().count();
    for (String path :
        List.of(
            "-/v1/search/more",
            "-/@acme/tool/-/tool-1.0.0.tgz",
            "-/v1/%73earch",
            "-/all",
            "-/package/left/dist-tags/latest",
            "-//v1/search",
            "-/%70ackage/left/dist-tags/latest")) {
      assertThat(house.get("/npm/" + path).status()).as(path).isEqualTo(404);
    }
    assertThat(registry.requests().count()).isEqualTo(before);
  }

  @Test
  void anUnknownServiceIsAskedForAsAnybodyMay() throws Exception {
    registry.faults().on("/-/stage").reply(Reply.ok("application/json", "{\"stage\":1}"));
    assertThat(house.get("/npm/-/stage", "Authorization: Bearer client").text())
        .isEqualTo("{\"stage\":1}");
    assertThat(asked("/-/stage").header("Authorization")).isEmpty();
    house.get("/npm/-/npm/v1/keys", "Authorization: Bearer client");
    assertThat(asked("/-/npm/v1/keys").header("Authorization"))
        .contains("Bearer secret-of-the-gate");
    registry
        .faults()
        .on("/-/npm/v1/user")
        .reply(Reply.status(401).header("Content-Type", "application/json"));
    assertThat(house.get("/npm/-/npm/v1/user").status()).isEqualTo(401);
  }

  @Test
  void whatIsNoJsonIsNoService() throws Exception {
    registry.faults().on("/-/file.tgz").reply(Reply.ok("application/octet-stream", "bytes"));
    assertThat(house.get("/npm/-/file.tgz").status()).isEqualTo(404);
  }

  /** Without keys npm checks no signatures, so a failure must not look as if there were none. */
  @Test
  void aServiceThatFailsIsNotOneThatIsMissing() throws Exception {
    for (int failure : List.of(429, 500, 503)) {
      registry
          .faults()
          .on("/-/npm/v1/keys")
          .reply(Reply.status(failure).header("Content-Type", "text/html"));
      assertThat(house.get("/npm/-/npm/v1/keys").status()).as("" + failure).isEqualTo(502);
    }
  }

  @Test
  void auditsReachTheUpstreamAsTheyAre() throws Exception {
    registry
        .faults()
        .on("/-/npm/v1/security/advisories/bulk")
        .reply(Reply.ok("application/json", "{\"left\":[{\"id\":1}]}"));
    String question = "{\"left\":[\"1.0.0\"]}";
    String request =
        "POST /npm/-/npm/v1/security/advisories/bulk HTTP/1.1\r\nHost: 127.0.0.1:"
            + house.port()
            + "\r\nAuthorization: Bearer client\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + question.length()
            + "\r\nConnection: close\r\n\r\n"
            + question;
    RawClient.Answer answer = RawClient.send(house.port(), request.getBytes(UTF_8));
    assertThat(answer.text()).isEqualTo("{\"left\":[{\"id\":1}]}");
    Request asked = asked("/-/npm/v1/security/advisories/bulk");
    assertThat(new String(asked.body(), UTF_8)).isEqualTo(question);
    assertThat(asked.header("Authorization")).contains("Bearer secret-of-the-gate");
  }

  /** npm loses the path of the registry's address when it asks for an attestation. */
  @Test
  void attestationsAreAlsoAtTheRootOfTheHost() throws Exception {
    String path = "/-/npm/v1/attestations/left@1.0.0";
    registry.faults().on(path).reply(Reply.ok("application/json", "{\"attestations\":[]}"));
    for (String where : List.of(path, "/npm" + path)) {
      assertThat(house.get(where).text()).as(where).isEqualTo("{\"attestations\":[]}");
    }
    assertThat(house.get("/-/npm/v1/keys").status()).isEqualTo(404);
  }
}
