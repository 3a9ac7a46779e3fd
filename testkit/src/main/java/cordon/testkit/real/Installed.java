package cordon.testkit.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks an installed client, with the configuration and environment of the person who tests. */
final class Installed {
  private static final long LIMIT_SECONDS = 60;

  private Installed() {}

  /** What {@code command} prints; empty when it is not installed, fails or prints nothing. */
  static Optional<String> ask(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .directory(Path.of("/").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      return ended && process.exitValue() == 0 && !answer.isBlank()
          ? Optional.of(answer.strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
