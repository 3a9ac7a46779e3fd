package cordon.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.TestEnvironment;
import cordon.app.config.ConfigLoader;
import cordon.app.config.CordonSettings;
import cordon.app.config.Flag;
import cordon.app.upstream.Learned;
import cordon.base.Ecosystem;
import cordon.gate.Upstream;
import cordon.terminal.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateConfigsTest {
  private static final List<Learned> LEARNED =
      List.of(
          new Learned.Found(
              Ecosystem.MAVEN, URI.create("https://registry.example/maven/"), "Maven"));

  @TempDir Path home;

  @Test
  void aLearnedUpstreamIsPublicAndItsUndatedReleasesWait() {
    assertThat(upstreams(Map.of()))
        .containsExactly(
            Upstream.open(Ecosystem.MAVEN, URI.create("https://registry.example/maven/")));
  }

  @Test
  void theConfigurationRefinesTheLearnedUpstream() {
    assertThat(
            upstreams(
                Map.of(
                    "upstream.maven.default.undated", "signature",
                    "upstream.maven.default.open", "false")))
        .singleElement()
        .satisfies(u -> {
          assertThat(u.url()).hasToString("https://registry.example/maven/");
          assertThat(u.undated()).isEqualTo(Upstream.Undated.SIGNATURE);
          assertThat(u.open()).isFalse();
        });
  }

  private List<Upstream> upstreams(Map<String, String> flags) {
    Environment environment = new TestEnvironment(home, Map.of()).environment();
    CordonSettings settings =
        CordonSettings.of(
            ConfigLoader.load(Optional.empty(), environment, Flag.set(flags)), environment);
    return GateConfigs.of(settings, LEARNED, environment).upstreams();
  }
}
