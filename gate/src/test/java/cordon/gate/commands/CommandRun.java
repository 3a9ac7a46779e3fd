package cordon.gate.commands;

import cordon.gate.MovableClock;
import cordon.terminal.CommandLines;
import cordon.terminal.Environment;
import cordon.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** What a command printed, and with which exit code it ended. */
public record CommandRun(int code, String out, String err) {

  @Command(name = "cordon")
  private static final class Root {}

  /** Runs a command in {@code cwd}, which is also home and data directory. */
  public static CommandRun of(Path cwd, Map<String, String> variables, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Map<String, String> all = new HashMap<>(variables);
    all.putIfAbsent("CORDON_DATA", cwd.resolve("data").toString());
    Terminal terminal =
        new Terminal(
            new Environment(all, cwd, cwd, false, false, 80),
            new MovableClock(),
            new PrintWriter(out),
            new PrintWriter(err));
    int code =
        CommandLines.run(
            CommandLines.of(new Root(), terminal, GateCommands.all(terminal)), terminal, args);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
