package cordon.app.setup;

import cordon.app.clients.SettingsFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How a file of settings is changed, as text. */
interface ClientEdit {

  /**
   * The settings with the gate in them.
   *
   * @param text the settings as they are; empty where there are none
   * @param gate what the client shall use
   * @param token to send there, where one is needed
   */
  String pointAt(String text, URI gate, Optional<String> token);

  /** What else stands in the settings that would lead past the gate; one sentence each. */
  List<String> waysAround(String text);

  static ClientEdit of(SettingsFile file) {
    return switch (file) {
      case NPMRC -> new NpmEdit();
      case YARNRC -> new YarnEdit();
      case YARNRC_YML -> new YarnBerryEdit();
      case PIP_CONF -> new PipEdit();
      case UV_TOML -> new UvEdit();
      case PYPROJECT -> new PoetryEdit();
      case POETRY_AUTH -> new PoetryAuthEdit();
      case MAVEN_SETTINGS -> new MavenEdit();
      case GRADLE_INIT -> new GradleEdit();
    };
  }

  /** The address with a password, for clients that take one there. */
  static String withToken(URI gate, Optional<String> token) {
    return token
        .map(secret ->
            gate.getScheme()
                + "://token:"
                + secret
                + "@"
                + gate.getRawAuthority()
                + gate.getRawPath())
        .orElse(gate.toString());
  }
}
