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
import org.jspecify.annotations.Nullable;

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
    return CommandLines.run(Commands.line(terminal, args), terminal, args);
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
        home(System.getenv("HOME")),
        Path.of(System.getProperty("user.home")),
        Path.of("").toAbsolutePath(),
        seen.contains("out"),
        seen.contains("err"),
        Integer.getInteger("cordon.columns", Environment.DEFAULT_WIDTH));
  }

  /** As the package clients see it: Java alone would ask the user database and differ from them. */
  static Path home(@Nullable String variable) {
    boolean named = variable != null && Path.of(variable).isAbsolute();
    return Path.of(named ? variable : System.getProperty("user.home"));
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
