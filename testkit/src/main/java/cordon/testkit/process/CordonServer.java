package cordon.testkit.process;

import cordon.testkit.http.RawClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code cordon serve} as a child process with a data directory, a configuration file and a port of
 * its own. Those stay the same over {@link #kill()} and a new {@link #start()}.
 */
public final class CordonServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String MAIN = "cordon.app.Main";

  /** Where builds leave the program, relative to the project: by Maven, by the launcher. */
  private static final List<String> BUILDS =
      List.of("app/target/cordon/lib", ".cordon/current/lib");

  private final Path lib;
  private final Path folder;
  private final int port = FreePort.find();
  private final List<String> jvmOptions = new ArrayList<>();
  private @Nullable Process process;

  /**
   * @param lib the folder with the program's jars
   * @param folder an empty folder for its data, configuration and output
   * @param config the text of {@code cordon.toml}
   */
  public CordonServer(Path lib, Path folder, String config) {
    this.lib = lib;
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("cordon.toml"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The built program under a project's root, if it has been built: of several builds the newest.
   */
  public static Optional<Path> built(Path projectRoot) {
    return BUILDS.stream()
        .map(projectRoot::resolve)
        .filter(CordonServer::hasJars)
        .max((a, b) -> Long.compare(modified(a), modified(b)));
  }

  /** One more option for the JVM: {@code -Xmx512m}. */
  public CordonServer jvmOption(String option) {
    jvmOptions.add(option);
    return this;
  }

  /**
   * Starts and waits until {@code /health} answers 200.
   *
   * @throws IllegalStateException with the server's output, when it ends or does not get ready
   */
  public CordonServer start() {
    List<String> command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", lib + File.separator + "*", MAIN, "serve"));
    command.addAll(List.of("--config", folder.resolve("cordon.toml").toString()));
    command.addAll(List.of("--data", data().toString(), "--port", Integer.toString(port)));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    // Only what the test writes down may configure this server.
    builder.environment().keySet().removeIf(name -> name.startsWith("CORDON_"));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitHealth();
    return this;
  }

  /** {@code http://127.0.0.1:PORT/}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public int port() {
    return port;
  }

  /** The data directory. */
  public Path data() {
    return folder.resolve("data");
  }

  public long pid() {
    return running().pid();
  }

  /** Everything printed so far, over all starts. */
  public String output() {
    try {
      return Files.exists(log()) ? Files.readString(log()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}: no hook runs, nothing is flushed. */
  public void kill() {
    end(running().destroyForcibly());
  }

  /** Asks it to end and waits; killed when it does not. */
  public void stop() {
    Process current = running();
    current.destroy();
    end(current);
  }

  @Override
  public void close() {
    if (process != null) {
      stop();
    }
  }

  private void end(Process current) {
    try {
      if (!current.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        current.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      current.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  private void awaitHealth() {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!healthy()) {
      boolean ended = !running().isAlive();
      if (ended || System.nanoTime() > deadline) {
        running().destroyForcibly();
        throw new IllegalStateException(
            (ended ? "the server ended:\n" : "not ready within " + LIMIT + ":\n") + output());
      }
      pause();
    }
  }

  private boolean healthy() {
    try {
      return RawClient.get(port, "/health").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("the server is not running");
    }
    return process;
  }

  private Path log() {
    return folder.resolve("output.log");
  }

  /** The Java that runs the test, hence one that is new enough. */
  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  private static boolean hasJars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> f.getFileName().toString().startsWith("app-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
