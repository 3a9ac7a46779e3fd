package cordon.app.doctor;

import cordon.app.clients.Client;
import cordon.app.setup.Overrides;
import cordon.app.upstream.Learned;
import cordon.terminal.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds clients, and settings of clients, that lead past the gate. */
final class ClientChecks {
  private static final Pattern NPM_REGISTRY =
      Pattern.compile("(?m)^\\s*(?:@[^:\\s]+:)?registry\\s*=\\s*(\\S+)");
  private static final Pattern PIP_WAYS =
      Pattern.compile("(?mi)^\\s*(extra[-_]index[-_]url|find[-_]links)\\s*[=:]\\s*(\\S+)");
  private final Environment environment;
  private final URI server;

  ClientChecks(Environment environment, URI server) {
    this.environment = environment;
    this.server = server;
  }

  /**
   * Checks the installed clients.
   *
   * @param inUse asks a client what it uses today
   */
  List<Finding> run(Function<Client, Learned> inUse) {
    List<Finding> findings = new ArrayList<>();
    for (Client client : Client.values()) {
      if (client.program(environment).isPresent()) {
        findings.add(
            switch (client) {
              case NPM, PIP, MAVEN -> judge(client, inUse.apply(client));
              case PNPM, YARN, UV, POETRY, GRADLE -> written(client);
            });
      }
      overrides(client, findings);
    }
    projectSettings(findings);
    pipWays(findings);
    return findings;
  }

  private Finding judge(Client client, Learned inUse) {
    return switch (inUse) {
      case Learned.Found found when client.isGate(found.url(), server) ->
          Finding.fine(client.label() + " goes through the gate");
      case Learned.Found found ->
          Finding.wrong(
              client.label() + " goes past the gate",
              "it uses " + found.url(),
              "run `cordon setup " + client.label() + "`");
      case Learned.Off off ->
          Finding.caution(
              "what " + client.label() + " uses cannot be told",
              off.why(),
              "run `cordon setup " + client.label() + "`");
    };
  }

  private void overrides(Client client, List<Finding> findings) {
    Overrides.of(client, client.gateUrl(server), environment)
        .forEach(variable ->
            findings.add(
                Finding.wrong(
                    variable.name() + " leads " + client.label() + " past the gate",
                    "it is set to " + variable.value() + " and " + variable.effect(client),
                    "unset " + variable.name())));
  }

  /** Of clients whose settings nobody else reads for us: whether the gate stands in them. */
  private Finding written(Client client) {
    Path file = client.userFile(environment);
    return read(file).contains(client.gateUrl(server).getRawSchemeSpecificPart())
        ? Finding.fine(client.label() + " is told to go through the gate")
        : Finding.caution(
            client.label() + " is not told to go through the gate",
            file + " does not name it",
            "run `cordon setup " + client.label() + "`");
  }

  private void projectSettings(List<Finding> findings) {
    Path file = environment.cwd().resolve(".npmrc");
    if (file.equals(Client.NPM.userFile(environment))) {
      return;
    }
    NPM_REGISTRY
        .matcher(read(file))
        .results()
        .filter(m -> !isGate(Client.NPM, m.group(1)))
        .forEach(m ->
            findings.add(
                Finding.wrong(
                    "a project's settings lead npm past the gate",
                    file + " has `" + m.group().strip() + "`",
                    "take the line out, or name the gate there")));
  }

  private void pipWays(List<Finding> findings) {
    for (Path file : List.of(Client.PIP.userFile(environment), Path.of("/etc/pip.conf"))) {
      PIP_WAYS
          .matcher(read(file))
          .results()
          .forEach(m ->
              findings.add(
                  Finding.wrong(
                      "pip's settings lead past the gate",
                      file + " has `" + m.group().strip() + "`",
                      "take the line out; a private index is a second upstream of the gate")));
    }
  }

  private boolean isGate(Client client, String url) {
    try {
      return client.isGate(URI.create(url), server);
    } catch (IllegalArgumentException notUrl) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
