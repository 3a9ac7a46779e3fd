package cordon.gate.index;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.http.Reply;
import cordon.testkit.registry.NpmRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that says for a moment, and wrongly, that a package is gone. */
class MistakenRemovalTest {
  private static final String LEFT = "/npm/left/-/left-1.0.0.tgz";

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private final Queue<Integer> mistakes = new ArrayDeque<>();
  private GateHouse house;

  @BeforeEach
  void open() throws Exception {
    registry.publish("left", "1.0.0");
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    assertThat(house.get(LEFT).status()).isEqualTo(200);
    house.settle();
    registry
        .faults()
        .on("/left")
        .change(reply -> {
          Integer mistake = mistakes.poll();
          return mistake == null ? reply : Reply.status(mistake);
        });
    house.clock.advance(Duration.ofMinutes(6));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @Test
  void oneWrongAnswerChangesNothing() throws Exception {
    mistakes.add(404);
    assertThat(house.get("/npm/left").status()).isEqualTo(200);
    assertThat(house.get(LEFT).status()).isEqualTo(200);
    assertThat(house.facts("gate.upstream.removed")).isEmpty();
    assertThat(registry.requests().all().stream().filter(r -> r.path().equals("/left")))
        .as("the second look goes past caches, and the answer counts for a while")
        .hasSize(3)
        .last()
        .satisfies(r -> assertThat(r.header("Cache-Control")).contains("no-cache"));
  }

  @Test
  void aWrongAnswerAndNoneIsAnUpstreamThatIsDown() throws Exception {
    mistakes.addAll(List.of(404, 503));
    assertThat(house.get(LEFT).status()).isEqualTo(200);
    assertThat(house.facts("gate.upstream.removed")).isEmpty();
  }

  @Test
  void whatIsSaidTwiceIsBelievedAndTakenBackWithTheNextRequest() throws Exception {
    mistakes.addAll(List.of(404, 410));
    assertThat(house.get(LEFT).reason()).isEqualTo("left 1.0.0 is blocked (removed upstream)");
    assertThat(house.facts("gate.upstream.removed")).hasSize(1);
    assertThat(house.get(LEFT).status()).isEqualTo(200);
    assertThat(house.facts("gate.upstream.restored")).hasSize(1);
  }
}
