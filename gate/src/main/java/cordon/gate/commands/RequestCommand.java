package cordon.gate.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks those who may waive for a release. */
@Command(
    name = "request",
    description = "Asks for a waiver for one release; an approver grants or declines it.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate request pkg:npm/left-pad@1.3.1 --reason \"fixes our outage\"",
      "  cordon gate request pkg:pypi/requests@2.40.0 --reason \"TLS fix\" --expires 3d"
    })
final class RequestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "PURL", description = "The release, such as pkg:npm/left-pad@1.3.1.")
  private String purl = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "What it is needed for; the one who decides reads it.")
  private String reason = "";

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description =
          "Until when: a day, a distance (2h, 14d) or an instant (default: ${DEFAULT-VALUE}).",
      defaultValue = "14d")
  private String expires = "";

  @Option(
      names = "--malicious",
      description = "Ask for it although it is known to be malicious, for an analysis.")
  private boolean malicious;

  @Option(
      names = "--upstream",
      paramLabel = "NAME",
      description = "Behind the gate, where there are several of one ecosystem.")
  private @Nullable String upstream;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  RequestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Instant end = TimeArgument.expiry(expires, terminal.clock().instant());
    Json asked =
        server
            .client(terminal.environment())
            .post(
                "/api/v1/gate/requests",
                json -> {
                  json.writeStartObject();
                  json.writeStringProperty("purl", purl);
                  json.writeStringProperty("reason", reason);
                  json.writeStringProperty("expires", end.toString());
                  json.writeBooleanProperty("malicious", malicious);
                  if (upstream != null) {
                    json.writeStringProperty("upstream", upstream);
                  }
                  json.writeEndObject();
                })
            .orThrow();
    if (format.json()) {
      terminal.json(asked::writeTo);
    } else {
      terminal.line("asked for " + asked.string("purl") + " as " + asked.string("id"));
      terminal.line("what becomes of it stands at " + asked.string("page"));
    }
    return ExitCode.OK;
  }
}
