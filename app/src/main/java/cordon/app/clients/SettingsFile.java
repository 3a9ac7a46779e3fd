package cordon.app.clients;

import cordon.terminal.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file in which clients keep what a person told them. Several clients may read one. */
public enum SettingsFile {
  /** Read by npm, by pnpm, and by yarn 1 for its credentials. */
  NPMRC("npm"),
  YARNRC("yarn"),
  YARNRC_YML("yarn-berry"),
  PIP_CONF("pip"),
  UV_TOML("uv"),
  /** Poetry has no setting of a person for this, so it is the project's. See decision 0063. */
  PYPROJECT("poetry"),
  POETRY_AUTH("poetry-auth"),
  MAVEN_SETTINGS("maven"),
  /** A file of our own beside the person's. */
  GRADLE_INIT("gradle");

  private final String label;

  SettingsFile(String label) {
    this.label = label;
  }

  /** A name for the folder in which its former state is kept. */
  public String label() {
    return label;
  }

  /** Where it is or would be. */
  public Path path(Environment environment) {
    Path home = environment.home();
    return switch (this) {
      case NPMRC ->
          variable(environment, "NPM_CONFIG_USERCONFIG")
              .or(() -> variable(environment, "npm_config_userconfig"))
              .orElseGet(() -> home.resolve(".npmrc"));
      case YARNRC -> home.resolve(".yarnrc");
      case YARNRC_YML -> home.resolve(variableText(environment, "YARN_RC_FILENAME", ".yarnrc.yml"));
      case PIP_CONF -> variable(environment, "PIP_CONFIG_FILE").orElseGet(() -> pip(environment));
      case UV_TOML ->
          variable(environment, "UV_CONFIG_FILE")
              .orElseGet(() -> config(environment).resolve("uv").resolve("uv.toml"));
      case PYPROJECT -> environment.cwd().resolve("pyproject.toml");
      case POETRY_AUTH ->
          variable(environment, "POETRY_CONFIG_DIR")
              .orElseGet(() -> config(environment).resolve("pypoetry"))
              .resolve("auth.toml");
      // Java programs find their home in the user database, and not where HOME points.
      case MAVEN_SETTINGS -> environment.accountHome().resolve(".m2").resolve("settings.xml");
      case GRADLE_INIT ->
          variable(environment, "GRADLE_USER_HOME")
              .orElseGet(() -> environment.accountHome().resolve(".gradle"))
              .resolve("init.d")
              .resolve("cordon.init.gradle");
    };
  }

  private static Path pip(Environment environment) {
    Path file = config(environment).resolve("pip").resolve("pip.conf");
    Path legacy = environment.home().resolve(".pip").resolve("pip.conf");
    return !Files.exists(file) && Files.exists(legacy) ? legacy : file;
  }

  private static Path config(Environment environment) {
    return variable(environment, "XDG_CONFIG_HOME")
        .orElseGet(() -> environment.home().resolve(".config"));
  }

  private static Optional<Path> variable(Environment environment, String name) {
    return environment.variable(name).map(environment::resolve);
  }

  private static String variableText(Environment environment, String name, String otherwise) {
    return environment.variable(name).orElse(otherwise);
  }
}
