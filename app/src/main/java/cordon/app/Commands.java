package cordon.app;

import cordon.advisories.commands.AdvisoriesCommand;
import cordon.gate.commands.GateCommands;
import cordon.terminal.CommandLines;
import cordon.terminal.Terminal;
import java.util.ArrayList;
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
    return CommandLines.of(new Commands(), terminal, all(terminal));
  }

  private static List<Object> all(Terminal terminal) {
    List<Object> commands = new ArrayList<>();
    commands.add(new ServeCommand(terminal));
    commands.add(new SetupCommand(terminal));
    commands.addAll(GateCommands.all(terminal));
    commands.add(new AdvisoriesCommand(terminal));
    commands.add(new LedgerCommand(terminal));
    commands.add(new SignInLinkCommand(terminal));
    commands.add(new BackupCommand(terminal));
    commands.add(new RestoreCommand(terminal));
    commands.add(new ConfigCommand(terminal));
    commands.add(new DoctorCommand(terminal));
    return commands;
  }
}
