package cordon.app.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.app.TestEnvironment;
import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Loads a configuration from a file, variables and flags that a test gives. */
abstract class LoadedConfig {
  static final String ISSUER =
      """
      [[identity.oidc]]
      name = "ci"
      issuer = "https://ci.example/"
      audience = "https://cordon.example"
      jwks-url = "https://ci.example/keys"
      require = ["repository=acme/*", "ref=refs/heads/main"]
      """;

  @TempDir Path home;
  final Map<String, String> variables = new HashMap<>();
  final Map<String, String> flags = new HashMap<>();

  String origin(Configuration configuration, String key) {
    return configuration.value(key).orElseThrow().origin().toString();
  }

  CordonSettings settings(String toml) {
    return CordonSettings.of(load(toml), new TestEnvironment(home, variables).environment());
  }

  Problem refused(String toml) {
    return catchThrowableOfType(ProblemException.class, () -> load(toml)).problem();
  }

  Configuration load(String toml) {
    Path file = home.resolve("cordon.toml");
    try {
      Files.writeString(file, toml);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ConfigLoader.load(
        Optional.of(file.toString()),
        new TestEnvironment(home, variables).environment(),
        Flag.set(flags));
  }
}
