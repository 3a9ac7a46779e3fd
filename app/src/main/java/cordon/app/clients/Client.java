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
  PIP("pip", Ecosystem.PYPI, "/pypi/simple/", List.of("pip", "pip3")),
  MAVEN("maven", Ecosystem.MAVEN, "/maven/", List.of("mvn"));

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

  /** The file in which the person's own settings of this client stand, whether or not it exists. */
  public Path userFile(Environment environment) {
    return switch (this) {
      case NPM ->
          variable(environment, "NPM_CONFIG_USERCONFIG")
              .or(() -> variable(environment, "npm_config_userconfig"))
              .orElseGet(() -> environment.home().resolve(".npmrc"));
      case PIP -> variable(environment, "PIP_CONFIG_FILE").orElseGet(() -> pipFile(environment));
      case MAVEN -> environment.home().resolve(".m2").resolve("settings.xml");
    };
  }

  private static Path pipFile(Environment environment) {
    Path folder =
        variable(environment, "XDG_CONFIG_HOME")
            .orElseGet(() -> environment.home().resolve(".config"));
    Path file = folder.resolve("pip").resolve("pip.conf");
    Path legacy = environment.home().resolve(".pip").resolve("pip.conf");
    return !Files.exists(file) && Files.exists(legacy) ? legacy : file;
  }

  private static Optional<Path> variable(Environment environment, String name) {
    return environment.variable(name).map(environment::resolve);
  }

  private static Optional<Path> onPath(String name, Environment environment) {
    return Arrays.stream(environment.variable("PATH").orElse("").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
