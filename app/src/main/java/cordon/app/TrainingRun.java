package cordon.app;

import cordon.terminal.Environment;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Walks the paths whose classes should be ready at start, while the JVM records them for the
 * ahead-of-time cache (JEP 514). The launcher runs it once after each build. It touches nothing but
 * a temporary folder, and asks no package client.
 */
public final class TrainingRun {
  private TrainingRun() {}

  public static void main(String[] args) throws IOException {
    Path home = Files.createTempDirectory("cordon-training");
    Environment nowhere = new Environment(Map.of(), home, home, false, false, 80);
    PrintWriter silence = new PrintWriter(Writer.nullWriter());
    Terminal terminal =
        new Terminal(nowhere, Clock.systemUTC(), silence, new PrintWriter(System.err, true));
    Main.run(terminal, "--version");
    Main.run(terminal, "--help");
    Main.run(terminal, "config", "show", "--format", "json");
    Main.run(terminal, "check", "pkg:pypi/litellm@1.82.8");
    // Twice: the second start finds a database, as nearly every start does.
    Main.run(terminal, "serve", "--once", "--port", "0", "--data", home + "/data");
    int served = Main.run(terminal, "serve", "--once", "--port", "0", "--data", home + "/data");
    System.exit(served);
  }
}
