package cordon.app;

import cordon.terminal.CommandLines;
import cordon.terminal.Environment;
import cordon.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Where the program starts. The only place that asks the operating system for the environment, the
 * standard streams and the time of day.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(systemTerminal(), args));
  }

  /** Runs one command; the exit code. */
  static int run(Terminal terminal, String... args) {
    return CommandLines.run(Commands.line(terminal), terminal, args);
  }

  static Terminal systemTerminal() {
    return new Terminal(
        systemEnvironment(),
        Clock.systemUTC(),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err));
  }

  /** The launcher says which streams a person sees; without it we take it that nobody does. */
  static Environment systemEnvironment() {
    List<String> seen = List.of(System.getProperty("cordon.terminal", "").split(","));
    return new Environment(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        Path.of("").toAbsolutePath(),
        seen.contains("out"),
        seen.contains("err"),
        Integer.getInteger("cordon.columns", Environment.DEFAULT_WIDTH));
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
