package cordon.bench.block;

import cordon.bench.peer.ProcessTree;
import cordon.testkit.http.RawClient;
import cordon.testkit.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code ./cordon serve} as a person types it, until {@code /health} answers 200. */
final class Launch {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * @param wall from the call of the launcher to the first good answer
   * @param cpuMillis of the process until then
   */
  record Figures(Duration wall, long cpuMillis, long residentMiB) {}

  private Launch() {}

  /**
   * @param root of the project
   * @param data the data directory; after the first call it is there, as at nearly every start
   */
  static Figures once(Path root, Path data) {
    int port = FreePort.find();
    List<String> command =
        List.of(
            root.resolve("cordon").toString(), "serve", "--port", "" + port, "--data", "" + data);
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        awaitHealth(port, start);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        ProcessTree tree = new ProcessTree(process.pid());
        return new Figures(wall, tree.cpuMillis(), tree.residentMiB());
      } finally {
        process.destroy();
        process.waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void awaitHealth(int port, long start) throws InterruptedException {
    while (System.nanoTime() - start < LIMIT.toNanos()) {
      try {
        if (RawClient.get(port, "/health").status() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      Thread.sleep(2);
    }
    throw new IllegalStateException("not ready within " + LIMIT);
  }
}
