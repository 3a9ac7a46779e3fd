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

/** One person's emergency exit, loud and short. */
@Command(
    name = "break-glass",
    description = {
      "Lets a package in at once, for at most four hours, when nobody else is there to agree.",
      "It lifts no known-malicious claim and no block, and somebody else reviews it afterwards."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate break-glass pkg:npm/left-pad@1.3.1 --reason \"checkout is down\" --expires 1h"
    })
final class BreakGlassCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private OverrideOptions options = new OverrideOptions();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "Until when, at most four hours ahead (default: ${DEFAULT-VALUE}).")
  private String expires = "";

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  BreakGlassCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Instant end = TimeArgument.expiry(expires, terminal.clock().instant());
    Json opened =
        server
            .client(terminal.environment())
            .post(
                "/api/v1/gate/emergencies",
                json -> {
                  json.writeStartObject();
                  options.write(json);
                  json.writeStringProperty("expires", end.toString());
                  json.writeEndObject();
                })
            .orThrow();
    if (format.json()) {
      terminal.json(opened::writeTo);
    } else {
      OverrideText.told(terminal, "broke glass for", opened);
      terminal.line("somebody else must review it: cordon gate review " + opened.string("id"));
    }
    return ExitCode.OK;
  }
}
