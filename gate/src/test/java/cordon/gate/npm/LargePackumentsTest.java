package cordon.gate.npm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest packuments of public registries, asked for by many at once, in half a gigabyte. */
class LargePackumentsTest {
  private static final int PACKAGES = 4;
  private static final int CLIENTS = 64;
  private static final int SIZE = 40_000_000;
  private static final int RELEASES = 500;

  @TempDir Path directory;

  /** What a client got: every byte is counted and none is kept. */
  private record Got(int status, long bytes) {}

  @Test
  void sixtyFourClientsGetFortyMegabytesEach() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start()) {
      for (int p = 0; p < PACKAGES; p++) {
        publish(registry, "large-" + p);
      }
      try (GateProcess gate =
          GateProcess.start(directory, registry.url(), List.of("-Xmx512m", "-XX:+UseSerialGC"))) {
        List<Callable<Got>> clients = new ArrayList<>();
        for (int c = 0; c < CLIENTS; c++) {
          URI url = gate.url("/npm/large-" + c % PACKAGES);
          boolean packed = c % 8 == 0;
          clients.add(() -> get(url, packed));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
          int c = 0;
          for (Future<Got> answer : threads.invokeAll(clients)) {
            Got got = answer.get();
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.bytes()).isGreaterThan(c++ % 8 == 0 ? 10_000 : SIZE);
          }
        }
        assertThat(gate.alive()).isTrue();
        assertThat(get(gate.url("/npm/large-0/1.0.0"), false).status()).isEqualTo(200);
      }
      assertThat(registry.requests().all()).as("one request for each package").hasSize(PACKAGES);
    }
  }

  private static void publish(NpmRegistry registry, String name) {
    String readme = "x".repeat(SIZE / RELEASES);
    for (int r = 0; r < RELEASES; r++) {
      registry.publish(NpmRelease.of(name, "1." + r + ".0").field("readme", readme));
    }
  }

  private static Got get(URI url, boolean packed) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setReadTimeout(120_000);
    if (packed) {
      connection.setRequestProperty("Accept-Encoding", "gzip");
    }
    if (connection.getResponseCode() >= 400) {
      try (InputStream error = connection.getErrorStream()) {
        throw new AssertionError(url + ": " + new String(error.readAllBytes(), UTF_8));
      }
    }
    try (InputStream in = connection.getInputStream()) {
      return new Got(connection.getResponseCode(), in.transferTo(OutputStream.nullOutputStream()));
    } finally {
      connection.disconnect();
    }
  }
}
