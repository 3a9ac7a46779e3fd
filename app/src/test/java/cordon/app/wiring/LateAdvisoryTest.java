package cordon.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.RunningServer;
import cordon.app.ServerCalls;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An advisory arrives after a release was pulled and while it lies in every cache. */
class LateAdvisoryTest {
  private static final String TARBALL = "/npm/left/-/left-1.0.0.tgz";

  @TempDir Path home;

  @Test
  void theNextRequestIsRefusedAndWhoHadItIsTold() throws Exception {
    Path data = home.resolve("data");
    try (NpmRegistry registry = NpmRegistry.start()) {
      registry.publish("left", "1.0.0");
      registry.publish("left", "0.9.0");
      try (Wiring house =
          RunningServer.start(
              home, data, Map.of("upstream.npm.default.url", registry.url().toString()))) {
        ServerCalls calls = ServerCalls.to(house, data);
        assertThat(calls.get(TARBALL).status()).isEqualTo(200);
        assertThat(calls.get(TARBALL).status()).isEqualTo(200);
        assertThat(calls.get("/npm/left").text()).contains("left-1.0.0.tgz");

        String report = calls.importMalware("MAL-2026-9001", "left", "1.0.0");

        // One request for each way to it, right behind the import.
        Answer refused = calls.get(TARBALL);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("known malicious, MAL-2026-9001");
        assertThat(calls.get("/npm/left").text())
            .contains("left-0.9.0.tgz")
            .doesNotContain("left-1.0.0.tgz");
        assertThat(report)
            .contains("\"exposing\":1")
            .contains("\"exposing_ids\":[\"MAL-2026-9001\"]");
        assertThat(calls.send("GET", "/api/v1/advisories/MAL-2026-9001", ""))
            .contains("\"pulled_here\":[{\"package\":\"pkg:npm/left\",\"version\":\"1.0.0\"")
            .contains("\"pulls\":2")
            .contains("\"by\":[\"address:127.0.0.1\"]");
        assertThat(calls.send("GET", "/api/v1/gate/log?type=gate.exposed", ""))
            .contains("pkg:npm/left@1.0.0")
            .contains("MAL-2026-9001");
      }
    }
  }
}
