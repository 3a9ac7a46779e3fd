package cordon.bench.matching;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program as a person runs it, timed. */
final class Command {
  /**
   * How it went.
   *
   * @param cpu of the program itself; for a client of a server without the server's
   * @param out what it wrote
   */
  record Ended(Duration wall, Duration cpu, String out) {}

  private Command() {}

  /** Runs it; empty when it was not done in time. */
  static Optional<Ended> run(
      List<String> command, Map<String, String> environment, Path folder, Duration limit) {
    File out = folder.resolve("out.txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out)
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().putAll(environment);
    try {
      long begin = System.nanoTime();
      Process process = builder.start();
      Duration cpu = Duration.ZERO;
      while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
        cpu = process.info().totalCpuDuration().orElse(cpu);
        if (System.nanoTime() - begin > limit.toNanos()) {
          process.destroyForcibly().waitFor();
          return Optional.empty();
        }
      }
      Duration wall = Duration.ofNanos(System.nanoTime() - begin);
      return Optional.of(new Ended(wall, cpu, Files.readString(out.toPath())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
