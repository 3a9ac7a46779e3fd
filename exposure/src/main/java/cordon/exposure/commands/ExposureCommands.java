package cordon.exposure.commands;

import cordon.terminal.Terminal;
import picocli.CommandLine;

/** {@code cordon exposure …}: the question itself, and what belongs to it. */
public final class ExposureCommands {
  private ExposureCommands() {}

  public static Object exposure(Terminal terminal) {
    return new CommandLine(new ExposureCommand(terminal))
        .addSubcommand(new ExportCommand(terminal))
        .addSubcommand(new ProveCommand(terminal))
        .addSubcommand(new FindingsCommand(terminal));
  }
}
