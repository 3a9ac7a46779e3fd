package cordon.testkit.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs the machine's own package clients, with the configuration and environment of the person who
 * tests, to install what a test needs. The opposite of a {@link Sandbox}.
 */
public final class PackageClient {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int LINES_OF_REASON = 4;

  private PackageClient() {}

  /** Installs packages from the registry that npm is configured for; no script of theirs runs. */
  public static ClientCache.Installer npm(String... packages) {
    return folder -> {
      List<String> line =
          new ArrayList<>(
              List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"));
      line.add(folder.toString());
      line.addAll(List.of(packages));
      run(folder, line);
    };
  }

  /** Installs packages from the index that pip is configured for, wheels only. */
  public static ClientCache.Installer python(String... packages) {
    return folder -> {
      List<String> line =
          new ArrayList<>(
              List.of("python3", "-m", "pip", "install", "--disable-pip-version-check"));
      line.addAll(List.of("--only-binary=:all:", "--target", folder.toString()));
      line.addAll(List.of(packages));
      run(folder, line);
    };
  }

  /**
   * Runs a command to its end.
   *
   * @throws IOException with the end of its output, when it is not installed, fails or hangs
   */
  public static void run(Path directory, List<String> command) throws IOException {
    Path log = Files.createTempFile("cordon-install", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      await(process, command, log);
    } finally {
      Files.delete(log);
    }
  }

  private static void await(Process process, List<String> command, Path log) throws IOException {
    if (!Sandbox.ended(process, LIMIT)) {
      throw new IOException(shown(command) + " did not end within " + LIMIT);
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          shown(command) + " ended with " + process.exitValue() + ": " + lastLines(log));
    }
  }

  private static String shown(List<String> command) {
    return "`" + String.join(" ", command) + "`";
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES_OF_REASON))
        .map(String::strip)
        .collect(Collectors.joining(" / "));
  }
}
