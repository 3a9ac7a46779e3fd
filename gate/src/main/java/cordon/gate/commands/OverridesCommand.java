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

/** Which waivers and blocks there are. */
@Command(
    name = "overrides",
    description = "Lists waivers and blocks, newest first.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {"  cordon gate overrides", "  cordon gate overrides --all --format json"})
final class OverridesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--all", description = "Also those that ended.")
  private boolean all;

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ServerOptions server = new ServerOptions();

  OverridesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Json> items =
        WholeList.of(
            server.client(terminal.environment()),
            "/api/v1/gate/overrides",
            Map.of("all", Boolean.toString(all)));
    Listing.print(
        terminal,
        format,
        items,
        "no waivers or blocks" + (all ? "" : " in force"),
        Table.of("ID", "KIND", "PACKAGE", "STATE", "OWNER", "REASON").below("PACKAGE", "REASON"),
        OverridesCommand::row);
    return ExitCode.OK;
  }

  private static Object[] row(Json override) {
    return new Object[] {
      override.string("id"),
      override.string("kind"),
      OverrideText.target(override),
      OverrideText.state(override),
      override.string("owner"),
      override.string("reason")
    };
  }
}
