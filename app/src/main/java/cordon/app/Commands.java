package cordon.app;

import cordon.advisories.commands.AdvisoriesCommand;
import cordon.app.wiring.KnownUpstreams;
import cordon.exposure.commands.ExposureCommands;
import cordon.exposure.commands.ImportCommand;
import cordon.exposure.commands.ObserveCommand;
import cordon.gate.commands.GateCommands;
import cordon.terminal.CommandLines;
import cordon.terminal.Terminal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

  /**
   * The commands that a call needs: the one that it names, or all of them, for help and for
   * suggestions. Reading the annotations of a command costs milliseconds, and there are many.
   *
   * @param args as they were typed
   */
  static CommandLine line(Terminal terminal, String... args) {
    Map<String, Supplier<Object>> all = all(terminal);
    @Nullable Supplier<Object> named = args.length == 0 ? null : all.get(args[0]);
    Collection<Supplier<Object>> needed = named == null ? all.values() : List.of(named);
    return CommandLines.of(new Commands(), terminal, needed.stream().map(Supplier::get).toList());
  }

  private static Map<String, Supplier<Object>> all(Terminal terminal) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("serve", () -> new ServeCommand(terminal));
    commands.put("setup", () -> new SetupCommand(terminal));
    commands.put("gate", () -> GateCommands.gate(terminal));
    commands.put("check", () -> GateCommands.check(terminal));
    commands.put(
        "inspect",
        () -> GateCommands.inspect(terminal, () -> KnownUpstreams.of(terminal.environment())));
    commands.put("observe", () -> new ObserveCommand(terminal));
    commands.put("import", () -> new ImportCommand(terminal));
    commands.put("exposure", () -> ExposureCommands.exposure(terminal));
    commands.put("advisories", () -> new AdvisoriesCommand(terminal));
    commands.put("ledger", () -> new LedgerCommand(terminal));
    commands.put("sign-in-link", () -> new SignInLinkCommand(terminal));
    commands.put("token", () -> new TokenCommand(terminal));
    commands.put("backup", () -> new BackupCommand(terminal));
    commands.put("restore", () -> new RestoreCommand(terminal));
    commands.put("config", () -> new ConfigCommand(terminal));
    commands.put("doctor", () -> new DoctorCommand(terminal));
    return commands;
  }
}
