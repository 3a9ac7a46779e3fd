package cordon.testkit.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A folder in which a foreign program runs: its home is empty, its temporary files stay inside, it
 * sees no environment but {@code PATH} and what is given, and it is killed with its children when
 * its time is up.
 */
public final class Sandbox {
  /** Generous: the machine may be busy, and a hanging client is a failure anyway. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Set<String> INHERITED = Set.of("PATH", "JAVA_HOME");

  private final Path root;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private int runs;

  /**
   * @param root an empty folder, for example JUnit's {@code @TempDir}
   */
  public Sandbox(Path root) {
    this.root = root;
    environment.put("HOME", folder("home").toString());
    environment.put("TMPDIR", folder("tmp").toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("NO_COLOR", "1");
  }

  /** Sets a variable for every later run. */
  public Sandbox set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** A folder inside, made when it is not there. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text file inside. */
  public Path file(String name, String content) {
    Path file = root.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs to the end.
   *
   * @throws UncheckedIOException when the program cannot be started
   * @throws IllegalStateException when it did not end in time
   */
  public ClientRun run(Path directory, List<String> command) {
    Path stdout = file("log/" + runs + ".out", "");
    Path stderr = file("log/" + runs++ + ".err", "");
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      boolean ended = ended(process, LIMIT);
      var took = Duration.ofNanos(System.nanoTime() - start);
      String out = Files.readString(stdout);
      String err = Files.readString(stderr);
      if (!ended) {
        throw new IllegalStateException(
            command + " did not end within " + LIMIT + "\n" + out + "\n" + err);
      }
      return new ClientRun(command, process.exitValue(), out, err, took);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits; a program that is not done in time is killed with all that it started. */
  static boolean ended(Process process, Duration limit) {
    boolean ended = false;
    try {
      ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return ended;
  }
}
