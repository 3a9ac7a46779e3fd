package cordon.app;

import cordon.advisories.commands.AdvisoriesCommand;
import cordon.terminal.CommandLines;
import cordon.terminal.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
    name = "cordon",
    synopsisSubcommandLabel = "COMMAND",
    description = "Keeps a supplier's breach from becoming yours.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon serve",
      "  cordon setup npm pip maven",
      "  cordon check pkg:pypi/litellm@1.82.8"
    })
final class Commands {
  private Commands() {}

  static CommandLine line(Terminal terminal) {
    return CommandLines.of(
        new Commands(),
        terminal,
        List.of(
            new ServeCommand(terminal),
            new SetupCommand(terminal),
            new AdvisoriesCommand(terminal),
            new ConfigCommand(terminal),
            new DoctorCommand(terminal)));
  }
}
