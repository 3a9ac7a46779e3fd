package cordon.gate.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets something in that the policy keeps out. */
@Command(
    name = "waive",
    description = "Lets a release in that the policy would hold, until a day and for a reason.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate waive pkg:npm/left-pad@1.3.1 --reason \"fixes our outage\" --expires 14d",
      "  cordon gate waive 'pkg:npm/@acme/*' --reason \"our own scope\" --expires 2026-12-31",
      "  cordon gate waive pkg:pypi/litellm@1.82.8 --malicious --reason analysis --expires 2h"
    })
final class WaiveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private OverrideOptions options = new OverrideOptions();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      required = true,
      description = {
        "Until when: a day, which counts whole, a distance (2h, 14d) or an instant;",
        "at most a year ahead."
      })
  private String expires = "";

  @Option(
      names = "--malicious",
      description = "Let it in although it is known to be malicious; only for one exact release.")
  private boolean malicious;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  WaiveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Instant end = TimeArgument.expiry(expires, terminal.clock().instant());
    Json added =
        server
            .client(terminal.environment())
            .post(
                "/api/v1/gate/waivers",
                json -> {
                  json.writeStartObject();
                  options.write(json);
                  json.writeStringProperty("expires", end.toString());
                  json.writeBooleanProperty("malicious", malicious);
                  json.writeEndObject();
                })
            .orThrow();
    if (format.json()) {
      terminal.json(added::writeTo);
    } else {
      OverridesCommand.told(terminal, "waived", added);
      if (Instant.parse(added.string("expires")).isBefore(end)) {
        terminal.line("by then the release passes by itself");
      }
    }
    return ExitCode.OK;
  }
}
