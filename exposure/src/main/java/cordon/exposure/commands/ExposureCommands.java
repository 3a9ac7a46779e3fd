package cordon.exposure.commands;

import cordon.terminal.Terminal;
import picocli.CommandLine;

/** {@code cordon exposure …}: the question itself, and what belongs to it. */
public final class ExposureCommands {
  private ExposureCommands() {}

  public static Object exposure(Terminal terminal) {
    return new CommandLine(new ExposureCommand(terminal))
        .addSubcommand(new StandingCommands.ListThem(terminal))
        .addSubcommand(new StandingCommands.Open(terminal))
        .addSubcommand(new StandingCommands.Close(terminal))
        .addSubcommand(new EverydayCommands.Concentrated(terminal))
        .addSubcommand(new EverydayCommands.Added(terminal))
        .addSubcommand(new EverydayCommands.Unpinned(terminal))
        .addSubcommand(new EverydayCommands.Silent(terminal))
        .addSubcommand(new InquiryCommands.Ask(terminal))
        .addSubcommand(new InquiryCommands.Asked(terminal))
        .addSubcommand(new ExportCommand(terminal))
        .addSubcommand(new ProveCommand(terminal))
        .addSubcommand(new FindingsCommand(terminal));
  }
}
