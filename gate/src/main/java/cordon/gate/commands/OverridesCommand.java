package cordon.gate.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Figures;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.time.Instant;
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
    Json answer =
        server
            .client(terminal.environment())
            .get("/api/v1/gate/overrides", Map.of("all", Boolean.toString(all)))
            .orThrow();
    Listing.print(
        terminal,
        format,
        answer,
        "no waivers or blocks" + (all ? "" : " in force"),
        List.of("ID", "KIND", "PACKAGE", "STATE", "OWNER", "REASON"),
        OverridesCommand::row);
    return ExitCode.OK;
  }

  private static Object[] row(Json override) {
    return new Object[] {
      override.string("id"),
      override.string("kind"),
      target(override),
      state(override),
      override.string("owner"),
      override.string("reason")
    };
  }

  /** What became of a waiver that was just made or changed. */
  static void told(Terminal terminal, String done, Json waiver) {
    boolean waits = waiver.string("state").equals("waiting");
    terminal.line(done + " " + target(waiver) + " until " + time(waiver, "expires"));
    terminal.line(
        waits
            ? "it waits for a second person: cordon gate confirm " + waiver.string("id")
            : "to end it early: cordon gate end " + waiver.string("id"));
  }

  /** What it speaks of, in one cell. */
  static String target(Json override) {
    String extent = override.string("range") + override.string("digest");
    return override.string("purl")
        + (extent.isEmpty() ? "" : " " + extent)
        + (override.flag("malicious") ? " (even though malicious)" : "");
  }

  private static String state(Json override) {
    String mark = override.flag("emergency") ? reviewed(override) : "";
    return override.string("state").equals("waiting")
        ? "waits for a second person"
        : plainState(override) + mark;
  }

  private static String reviewed(Json override) {
    return override.at("reviewed").isPresent() ? ", break-glass" : ", break-glass to be reviewed";
  }

  private static String plainState(Json override) {
    if (!override.string("ended").isEmpty()) {
      return "ended " + time(override, "ended") + " by " + override.string("ended_by");
    }
    return override.string("expires").isEmpty()
        ? "in force"
        : (override.flag("active") ? "until " : "expired ") + time(override, "expires");
  }

  static String time(Json override, String field) {
    return Figures.time(Instant.parse(override.string(field)));
  }
}
