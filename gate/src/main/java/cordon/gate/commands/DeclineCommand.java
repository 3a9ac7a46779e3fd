package cordon.gate.commands;

import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says no to a request. */
@Command(
    name = "decline",
    description = "Declines a request; the one who asked reads why.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate decline Q-1f00c2a9b4 --reason \"1.3.2 has the same fix and may pass\""
    })
final class DeclineCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "As `cordon gate requests` lists it.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why not.")
  private String reason = "";

  @Mixin private ServerOptions server = new ServerOptions();

  DeclineCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    server
        .client(terminal.environment())
        .post(
            "/api/v1/gate/requests/" + ApiClient.encode(id) + "/decline",
            json -> {
              json.writeStartObject();
              json.writeStringProperty("reason", reason);
              json.writeEndObject();
            })
        .orThrow();
    terminal.line("declined " + id);
    return ExitCode.OK;
  }
}
