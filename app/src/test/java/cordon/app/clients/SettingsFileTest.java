package cordon.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.terminal.Environment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
  private final Environment environment =
      new Environment(
          Map.of(),
          Path.of("/home-of-shell"),
          Path.of("/home-of-account"),
          Path.of("/"),
          false,
          false,
          80);

  @Test
  void javaProgramsHaveTheirSettingsInTheHomeOfTheAccount() {
    assertThat(SettingsFile.MAVEN_SETTINGS.path(environment))
        .isEqualTo(Path.of("/home-of-account/.m2/settings.xml"));
    assertThat(SettingsFile.GRADLE_INIT.path(environment))
        .startsWithRaw(Path.of("/home-of-account"));
  }

  @Test
  void theOthersHaveThemWhereHomePoints() {
    assertThat(SettingsFile.NPMRC.path(environment)).isEqualTo(Path.of("/home-of-shell/.npmrc"));
    assertThat(SettingsFile.PIP_CONF.path(environment)).startsWithRaw(Path.of("/home-of-shell"));
  }
}
