package cordon.app.doctor;

import cordon.gate.commands.InspectionLine;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a server runs, is ours, and is of this version; else whether its port is free. */
final class ServerChecks {
  private final ApiClient client;
  private final String version;

  ServerChecks(ApiClient client, String version) {
    this.client = client;
    this.version = version;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(server());
    if (client.get("/api/v1/gate/status") instanceof ApiAnswer.Done(int status, Json body)) {
      body.list("emergencies").forEach(override -> findings.add(emergency(override)));
      coverage(body).ifPresent(findings::add);
      findings.add(inspection(body));
    }
    if (client.get("/api/v1/observations/verification") instanceof ApiAnswer.Done(int s, Json v)) {
      findings.add(documents(v));
    }
    return findings;
  }

  /** Whether what answers about exposure rest on can be looked up. */
  private static Finding documents(Json verification) {
    long all = verification.number("documents", 0);
    int missing = verification.list("missing").size();
    return missing == 0
        ? Finding.fine("the files of all " + all + " documents of exposure are kept")
        : Finding.wrong(
            "files of documents of exposure are missing: " + missing + " of " + all,
            "what was read from them still answers, and nobody can check it",
            "bring back the folder `documents` of the data directory from a back-up");
  }

  /** Break-glass that is open, or that nobody looked back on yet. */
  private static Finding emergency(Json override) {
    boolean open = override.flag("active");
    String id = override.string("id");
    return Finding.caution(
        open ? "break-glass is open: " + id : "break-glass waits for its review: " + id,
        override.string("created_by")
            + " opened it for "
            + override.string("purl")
            + ": "
            + override.string("reason"),
        open
            ? "end it as soon as it has served: `cordon gate end " + id + "`"
            : "somebody else closes it: `cordon gate review " + id + " --note …`");
  }

  /** How far back the gate's log reaches. */
  private static Optional<Finding> coverage(Json gate) {
    return gate.at("coverage")
        .map(c -> c.string("statement"))
        .filter(statement -> !statement.isEmpty())
        .map(Finding::fine);
  }

  /** Whether artifacts are looked into, and by which rules. */
  private static Finding inspection(Json gate) {
    String line = InspectionLine.of(gate);
    boolean on = gate.at("inspection").map(i -> i.flag("on")).orElse(false);
    return on
        ? Finding.fine(line)
        : Finding.caution(
            line,
            "what is malicious and not yet known as such passes after its cool-down",
            "set `inspect.enabled` to true in cordon.toml");
  }

  private Finding server() {
    return switch (client.get("/health")) {
      case ApiAnswer.Done(int status, var body) ->
          body.string("status").isEmpty()
              ? taken("it does not answer as Cordon does")
              : running(theirVersion());
      case ApiAnswer.NoServer none -> notRunning();
      case ApiAnswer.Refused(int status, var problem) -> notReady(status, problem.line());
    };
  }

  /** Known only to those who may see the server's details. */
  private String theirVersion() {
    return client.get("/api/v1/health") instanceof ApiAnswer.Done done
        ? done.body().string("version")
        : "";
  }

  private Finding running(String theirs) {
    String what = "the server at " + client.server() + " is ready";
    if (theirs.isEmpty()) {
      return Finding.fine(what + "; its version is not told without a token");
    }
    return theirs.equals(version)
        ? Finding.fine(what + ", version " + theirs)
        : Finding.caution(
            "the server at " + client.server() + " is of version " + theirs,
            "this command is of version " + version,
            "restart the server after an update");
  }

  private Finding notReady(int status, String why) {
    return status == 503
        ? Finding.wrong(
            "the server at " + client.server() + " is not ready", why, "see the server's log")
        : taken(why);
  }

  private Finding taken(String why) {
    int port = port(client.server());
    return Finding.wrong(
        "port "
            + port
            + " is taken by something else"
            + PortOwner.of(port).map(owner -> ": " + owner).orElse(""),
        why,
        "stop it, or choose another port: `cordon serve --port N`");
  }

  private Finding notRunning() {
    URI server = client.server();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(server.getHost(), port(server)));
      return Finding.caution(
          "no server runs at " + server, "its port is free", "start it with `cordon serve`");
    } catch (IOException notOurs) {
      return Finding.caution(
          "no server answers at " + server, String.valueOf(notOurs.getMessage()), "check --url");
    }
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }
}
