package cordon.gate.commands;

import cordon.gate.Upstream;
import cordon.gate.commands.inspect.InspectCommand;
import cordon.terminal.Terminal;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands of this module, for the root to mount. */
public final class GateCommands {
  private GateCommands() {}

  public static List<Object> all(Terminal terminal) {
    return List.of(gate(terminal), check(terminal), inspect(terminal, List::of));
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

  /**
   * {@code cordon inspect …}.
   *
   * @param upstreams where releases come from when no server runs
   */
  public static Object inspect(Terminal terminal, Supplier<List<Upstream>> upstreams) {
    return new InspectCommand(terminal, upstreams);
  }
}
