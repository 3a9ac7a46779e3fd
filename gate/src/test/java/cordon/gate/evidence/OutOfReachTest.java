package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateEventQuery;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.ledger.Fact;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token for other upstreams: its refusal is evidence, with who sent it and for what. */
class OutOfReachTest {
  private static final String JOB = GateHouse.ACTOR + ": token:deploy";
  private static final String ELSEWHERE = GateHouse.REACH + ": npm/other";

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    URI url = registry.url();
    house =
        GateHouse.open(
            directory,
            GateConfig.of(
                List.of(
                    Upstream.open(Ecosystem.NPM, url),
                    Upstream.open(Ecosystem.PYPI, url),
                    Upstream.open(Ecosystem.MAVEN, url))));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/npm/@acme/tool, pkg:npm/%40acme/tool",
    "/npm/@acme%2ftool/-/tool-1.0.0.tgz, pkg:npm/%40acme/tool@1.0.0",
    "/npm/left/latest, pkg:npm/left",
    "/npm/-/package/left/dist-tags, pkg:npm/left",
    "/npm/-/v1/search, npm/default",
    "/-/npm/v1/attestations/left@1.0.0, npm/default",
    "/pypi/simple/left/, pkg:pypi/left",
    "/pypi/files/left/left-1.0-py3-none-any.whl, pkg:pypi/left",
    "/pypi/simple/, pypi/default",
    "/maven/com/example/demo/1.0/demo-1.0.jar, pkg:maven/com.example/demo@1.0",
    "/maven/com/example/demo/maven-metadata.xml, pkg:maven/com.example/demo",
    "/maven/x, maven/default"
  })
  void aRefusalNamesWhoAndWhat(String path, String subject) throws Exception {
    Answer answer = house.get(path, JOB, ELSEWHERE);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("access/out-of-reach");
    Fact fact = house.fact("gate.refused");
    assertThat(fact.actor()).isEqualTo("token:deploy");
    assertThat(fact.subject()).isEqualTo(subject);
    assertThat(fact.body())
        .contains("\"upstream\":\"default\"")
        .contains("\"verdict\":\"block\"")
        .contains("\"code\":\"out-of-reach\"")
        .contains("\"text\":\"not for it; limited\"");
    assertThat(registry.requests().all()).isEmpty();
  }

  @Test
  void theLogFindsItByWhoAndHasTheAddress() throws Exception {
    house.get("/npm/left", JOB, ELSEWHERE);
    List<Fact> found = house.gate.events(GateEventQuery.newest(10)).facts();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().body()).contains("\"address\":\"127.0.0.1\"");
    house.get("/npm/left", JOB, GateHouse.REACH + ": npm");
    assertThat(house.facts("gate.refused")).hasSize(1);
  }

  /** Whoever may not fetch may not ask about it either, and has asked. */
  @Test
  void questionsAboutReleasesAreWrittenLikeRequestsForThem() throws Exception {
    String left = "pkg:npm/left@1.0.0";
    assertThat(house.get("/api/v1/gate/decision?purl=" + left, JOB, ELSEWHERE).status())
        .isEqualTo(403);
    Fact asked = house.fact("gate.refused");
    assertThat(asked.actor()).isEqualTo("token:deploy");
    assertThat(asked.subject()).isEqualTo(left);
    assertThat(asked.body()).contains("\"code\":\"out-of-reach\"", "asked for " + left);
    String purls =
        "{\"purls\":[\"pkg:npm/left@1.0.0\",\"pkg:pypi/left@2.0\",\"pkg:cargo/x@1.0.0\"]}";
    String request =
        "POST /api/v1/gate/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + purls.length()
            + "\r\n"
            + String.join("\r\n", JOB, GateHouse.REACH + ": npm/default", "", purls);
    Answer checked = RawClient.send(house.port(), request.getBytes(StandardCharsets.UTF_8));
    assertThat(checked.status()).isEqualTo(200);
    assertThat(house.facts("gate.refused"))
        .extracting(Fact::subject)
        .containsExactly(left, "pkg:pypi/left@2.0");
    house.get("/api/v1/gate/decision?upstream=none&purl=" + left, JOB, ELSEWHERE);
    assertThat(house.facts("gate.refused")).as("no upstream here").hasSize(2);
  }
}
