package cordon.app.upstream;

import cordon.terminal.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a program a question: bounded in time and in the length of its answer. */
final class ClientCall {
  /** A client that takes longer has a problem of its own; the server must start. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LONGEST = 256 << 10;

  private ClientCall() {}

  /**
   * What the program printed; empty when it failed, or did not answer in time.
   *
   * @param variables set beside those of the environment
   */
  static Optional<String> ask(
      Environment environment, Map<String, String> variables, List<String> command) {
    Process process;
    try {
      process = start(environment, variables, command);
    } catch (IOException cannotStart) {
      return Optional.empty();
    }
    try (InputStream out = process.getInputStream()) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      Thread.ofPlatform().daemon().start(() -> answer.complete(read(out)));
      boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return ended && process.exitValue() == 0
          ? Optional.of(answer.get(1, TimeUnit.SECONDS).strip())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      return Optional.empty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** In the home directory, so that no project's own settings answer. */
  private static Process start(
      Environment environment, Map<String, String> variables, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(environment.home().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment.variables());
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static String read(InputStream out) {
    try {
      return new String(out.readNBytes(LONGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
