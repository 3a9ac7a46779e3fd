package cordon.app;

import cordon.terminal.Environment;
import cordon.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Surroundings for a command under test, and what it said. */
public final class TestEnvironment {
  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Terminal terminal;

  public TestEnvironment(Path home, Map<String, String> variables) {
    Environment environment =
        new Environment(variables, home, home, false, false, Environment.DEFAULT_WIDTH);
    this.terminal =
        new Terminal(
            environment, InstantSource.fixed(NOW), new PrintWriter(out), new PrintWriter(err));
  }

  public Environment environment() {
    return terminal.environment();
  }

  public Terminal terminal() {
    return terminal;
  }

  /** Runs a command line; the exit code. */
  public int run(String... args) {
    return Main.run(terminal, args);
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
