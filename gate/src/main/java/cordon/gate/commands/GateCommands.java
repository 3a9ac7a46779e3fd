package cordon.gate.commands;

import cordon.terminal.Terminal;
import java.util.List;
import picocli.CommandLine;

/** The commands of this module, for the root to mount. */
public final class GateCommands {
  private GateCommands() {}

  public static List<Object> all(Terminal terminal) {
    return List.of(gate(terminal), check(terminal));
  }

  /** {@code cordon gate …}. */
  public static Object gate(Terminal terminal) {
    return new CommandLine(new GateCommand())
        .addSubcommand(new StatusCommand(terminal))
        .addSubcommand(new LogCommand(terminal))
        .addSubcommand(new OverridesCommand(terminal))
        .addSubcommand(new WaiveCommand(terminal))
        .addSubcommand(new BlockCommand(terminal))
        .addSubcommand(new EndCommand(terminal))
        .addSubcommand(new RequestCommand(terminal))
        .addSubcommand(new RequestsCommand(terminal))
        .addSubcommand(new GrantCommand(terminal))
        .addSubcommand(new DeclineCommand(terminal))
        .addSubcommand(new ConfirmCommand(terminal))
        .addSubcommand(new BreakGlassCommand(terminal))
        .addSubcommand(new ReviewCommand(terminal));
  }

  /** {@code cordon check …}. */
  public static Object check(Terminal terminal) {
    return new CheckCommand(terminal);
  }
}
