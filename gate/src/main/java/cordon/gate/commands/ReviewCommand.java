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

/** Looks back on a break-glass waiver. */
@Command(
    name = "review",
    description = "Closes the case of a break-glass waiver that somebody else opened.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon gate review W-1f00c2a9b4 --note \"needed; fix is out, nothing else came in\""
    })
final class ReviewCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "As `cordon gate overrides` lists it.")
  private String id = "";

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      required = true,
      description = "What the review found.")
  private String note = "";

  @Mixin private ServerOptions server = new ServerOptions();

  ReviewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    server
        .client(terminal.environment())
        .post(
            "/api/v1/gate/emergencies/" + ApiClient.encode(id) + "/review",
            json -> {
              json.writeStartObject();
              json.writeStringProperty("note", note);
              json.writeEndObject();
            })
        .orThrow();
    terminal.line("reviewed " + id);
    return ExitCode.OK;
  }
}
