package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others write never becomes a header of ours, nor a second line of the status line. */
class HeaderInjectionTest {
  private static final String INJECTED = "1\r\nX-Injected: yes\r\n\r\n<script>";

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    registry.publish("left", "1.0.0");
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  private static void isClean(Answer answer) {
    assertThat(answer.headers().first("X-Injected")).isEmpty();
    assertThat(answer.statusLine()).doesNotContain("\r").doesNotContain("<script>");
    assertThat(answer.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/npm/left%0d%0aX-Injected:%20yes",
        "/npm/left/1.0.0%0d%0aX-Injected:%20yes",
        "/npm/@scope%2fleft%0d%0aX-Injected:%20yes",
        "/npm/left/-/left-1.0.0%0aX-Injected:%20yes.tgz",
        "/npm/-/package/left%0d%0aX-Injected:%20yes/dist-tags",
        "/gate%0d%0aX-Injected:%20yes",
      })
  void fromAPath(String path) throws Exception {
    Answer answer = house.get(path);
    isClean(answer);
    assertThat(answer.status()).isBetween(400, 404);
  }

  @Test
  void fromATimeThatTheUpstreamStates() throws Exception {
    registry.publish(NpmRelease.of("left", "2.0.0").time(INJECTED));
    Answer answer = house.get("/npm/left/-/left-2.0.0.tgz");
    assertThat(answer.status()).isEqualTo(403);
    isClean(answer);
  }

  @Test
  void fromAVersionThatTheUpstreamLists() throws Exception {
    registry.publish(NpmRelease.of("left", "3.0.0-" + INJECTED));
    Answer packument = house.get("/npm/left");
    isClean(packument);
    assertThat(packument.status()).isEqualTo(200);
  }

  @Test
  void fromTheReasonOfABlock() throws Exception {
    house.gate.add(
        new OverrideDraft(
            Kind.BLOCK,
            Ecosystem.NPM,
            "left",
            new VersionSelector.Any(),
            false,
            INJECTED,
            "user:" + INJECTED,
            Optional.empty()),
        "user:test");
    Answer answer = house.get("/npm/left/-/left-1.0.0.tgz");
    assertThat(answer.status()).isEqualTo(403);
    isClean(answer);
  }
}
