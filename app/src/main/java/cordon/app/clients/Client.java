package cordon.app.clients;

import cordon.base.Ecosystem;
import cordon.terminal.Environment;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A package client that Cordon can point at the gate. */
public enum Client {
  NPM("npm", Ecosystem.NPM, "/npm/", List.of("npm")),
  PNPM("pnpm", Ecosystem.NPM, "/npm/", List.of("pnpm")),
  /** All generations of it. */
  YARN("yarn", Ecosystem.NPM, "/npm/", List.of("yarn", "yarnpkg")),
  PIP("pip", Ecosystem.PYPI, "/pypi/simple/", List.of("pip", "pip3")),
  UV("uv", Ecosystem.PYPI, "/pypi/simple/", List.of("uv")),
  POETRY("poetry", Ecosystem.PYPI, "/pypi/simple/", List.of("poetry")),
  MAVEN("maven", Ecosystem.MAVEN, "/maven/", List.of("mvn")),
  GRADLE("gradle", Ecosystem.MAVEN, "/maven/", List.of("gradle"));

  private final String label;
  private final Ecosystem ecosystem;
  private final String gatePath;
  private final List<String> programs;

  Client(String label, Ecosystem ecosystem, String gatePath, List<String> programs) {
    this.label = label;
    this.ecosystem = ecosystem;
    this.gatePath = gatePath;
    this.programs = programs;
  }

  /** As people type it: {@code maven}. */
  public String label() {
    return label;
  }

  public Ecosystem ecosystem() {
    return ecosystem;
  }

  /** What the client is told to use when it shall go through that gate. */
  public URI gateUrl(URI server) {
    return URI.create(server + gatePath);
  }

  /** Whether a URL that a client uses is the gate of that server. */
  public boolean isGate(URI url, URI server) {
    return (url + "/").startsWith(server + gatePath) || url.equals(gateUrl(server));
  }

  public static Optional<Client> ofLabel(String label) {
    return Arrays.stream(values()).filter(client -> client.label.equals(label)).findFirst();
  }

  /** The program on the PATH, where it is installed. */
  public Optional<Path> program(Environment environment) {
    return programs.stream().flatMap(name -> onPath(name, environment).stream()).findFirst();
  }

  /**
   * The files in which the person's own settings of this client stand, the one with the registry
   * first.
   *
   * @param credentials with those that hold a token, too
   */
  public List<SettingsFile> settings(boolean credentials) {
    return switch (this) {
      case NPM, PNPM -> List.of(SettingsFile.NPMRC);
      case YARN ->
          credentials
              ? List.of(SettingsFile.YARNRC, SettingsFile.YARNRC_YML, SettingsFile.NPMRC)
              : List.of(SettingsFile.YARNRC, SettingsFile.YARNRC_YML);
      case PIP -> List.of(SettingsFile.PIP_CONF);
      case UV -> List.of(SettingsFile.UV_TOML);
      case POETRY ->
          credentials
              ? List.of(SettingsFile.PYPROJECT, SettingsFile.POETRY_AUTH)
              : List.of(SettingsFile.PYPROJECT);
      case MAVEN -> List.of(SettingsFile.MAVEN_SETTINGS);
      case GRADLE -> List.of(SettingsFile.GRADLE_INIT);
    };
  }

  /** The one of them with the registry. */
  public Path userFile(Environment environment) {
    return settings(false).getFirst().path(environment);
  }

  private static Optional<Path> onPath(String name, Environment environment) {
    return Arrays.stream(environment.variable("PATH").orElse("").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
