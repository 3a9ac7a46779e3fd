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

/** The second yes for a waiver. */
@Command(
    name = "confirm",
    description = "Puts a waiver in force that waits for a second person.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {"  cordon gate confirm W-1f00c2a9b4 --note \"read the change\""})
final class ConfirmCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "As `cordon gate overrides` lists it.")
  private String id = "";

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "For whoever reads it later.")
  private String note = "";

  @Mixin private ServerOptions server = new ServerOptions();

  ConfirmCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OverrideText.told(
        terminal,
        "confirmed",
        server
            .client(terminal.environment())
            .post(
                "/api/v1/gate/overrides/" + ApiClient.encode(id) + "/confirm",
                json -> {
                  json.writeStartObject();
                  json.writeStringProperty("note", note);
                  json.writeEndObject();
                })
            .orThrow());
    return ExitCode.OK;
  }
}
