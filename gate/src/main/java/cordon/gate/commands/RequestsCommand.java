package cordon.gate.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import cordon.terminal.WholeList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What people ask for. */
@Command(
    name = "requests",
    description = "Lists requests for waivers, the longest waiting first.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {"  cordon gate requests", "  cordon gate requests --all --format json"})
final class RequestsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--all", description = "Also the latest decided ones.")
  private boolean all;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  RequestsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Json> items =
        WholeList.of(
            server.client(terminal.environment()),
            "/api/v1/gate/requests",
            Map.of("all", Boolean.toString(all)));
    Listing.print(
        terminal,
        format,
        items,
        "no requests" + (all ? "" : " are open"),
        Table.of("ID", "RELEASE", "STATE", "WHO", "UNTIL", "REASON").below("RELEASE", "REASON"),
        RequestsCommand::row);
    return ExitCode.OK;
  }

  private static Object[] row(Json request) {
    return new Object[] {
      request.string("id"),
      request.string("purl") + (request.flag("malicious") ? " (even though malicious)" : ""),
      state(request),
      request.string("created_by"),
      OverrideText.time(request, "expires"),
      request.string("reason")
    };
  }

  private static String state(Json request) {
    return request
        .at("decision")
        .map(d ->
            request.string("state")
                + " by "
                + d.string("by")
                + (d.string("note").isEmpty() ? "" : ": " + d.string("note")))
        .orElse("open");
  }
}
