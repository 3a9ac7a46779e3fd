package cordon.app.setup;

import cordon.app.TestEnvironment;
import cordon.app.clients.Client;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** A home of its own for each test, with the settings that clients have there. */
abstract class SetupHome {
  static final URI LOCAL = URI.create("http://127.0.0.1:8450");
  static final URI REMOTE = URI.create("https://cordon.example");

  @TempDir Path home;
  final Map<String, String> variables = new HashMap<>();

  Setup setup(URI server) {
    return new Setup(new TestEnvironment(home, variables).environment(), server);
  }

  Path write(Client client, String text) throws IOException {
    Path file = client.userFile(new TestEnvironment(home, variables).environment());
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static String differences(List<Setup.Outcome> outcomes) {
    return outcomes.stream().map(Setup.Outcome::difference).collect(Collectors.joining("\n"));
  }

  static String original(Client client) {
    return switch (client) {
      case PNPM -> "; mine\nregistry=https://registry.example/npm\nfund=false\n";
      case YARN -> "# mine\nregistry \"https://registry.example\"\nlastUpdateCheck 1\n";
      case UV -> "# mine\noffline = false\n";
      case POETRY -> "[project]\nname = \"x\"\n\n[tool.poetry]\npackage-mode = false\n";
      case GRADLE -> "// mine\n";
      case NPM -> "; mine\nregistry=https://registry.example/npm\nfund=false\n";
      case PIP -> "# mine\n[global]\nindex-url = https://registry.example/simple\n";
      case MAVEN ->
          "<settings>\n  <!-- mine -->\n  <localRepository>/tmp/x</localRepository>\n</settings>\n";
    };
  }
}
