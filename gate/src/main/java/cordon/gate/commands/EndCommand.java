package cordon.gate.commands;

import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a waiver or block before its time. */
@Command(
    name = "end",
    aliases = "unblock",
    description = "Ends a waiver or block; the record of it stays.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate end W-1f00c2a9b4",
      "  cordon gate unblock B-77e1d0aa35 --reason \"the vendor has answered\""
    })
final class EndCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "As `cordon gate overrides` lists it.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads it later.")
  private @Nullable String reason;

  @Mixin private ServerOptions server = new ServerOptions();

  EndCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String query = reason == null ? "" : "?reason=" + ApiClient.encode(reason);
    Json answer =
        server
            .client(terminal.environment())
            .delete("/api/v1/gate/overrides/" + ApiClient.encode(id) + query)
            .orThrow();
    boolean ended = answer.string("state").isEmpty();
    terminal.line(
        ended ? "ended " + id : id + " stays in force until a second approver ends it as well");
    return ExitCode.OK;
  }
}
