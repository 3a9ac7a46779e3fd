package cordon.gate.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient;
import cordon.testkit.registry.NpmRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log is searched by cannot be written: pulls go on, searches say so and recover. */
class SearchTroubleTest {
  private static final String LOG = "/api/v1/gate/log";
  private static final String TARBALL = "/npm/left/-/left-1.0.0.tgz";

  @TempDir Path directory;

  @Test
  void searchesSayWhyTheyFailAndAreCompleteAfterwards() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start();
        GateHouse house =
            GateHouse.open(
                directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))))) {
      registry.publish("left", "1.0.0");
      house.database.write(h ->
          h.execute(
              "create trigger trouble before insert on gate_event"
                  + " begin select raise(abort, 'as a damaged index'); end"));
      assertThat(house.get(TARBALL).status()).isEqualTo(200);
      RawClient.Answer refused = house.get(LOG);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.headers().first("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(refused.text())
          .contains("cannot be searched at the moment", "as a damaged index", "nothing is lost")
          .contains("\"remedy\":");
      assertThat(house.get(TARBALL).status()).isEqualTo(200);
      house.database.write(h -> h.execute("drop trigger trouble"));
      RawClient.Answer found = house.get(LOG);
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.text().split("\"gate.pull\"", -1)).hasSize(3);
    }
  }
}
