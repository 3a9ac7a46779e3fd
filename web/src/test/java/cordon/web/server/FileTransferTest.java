package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.web.Access;
import cordon.web.Handler;
import cordon.web.Route;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as bodies: through our memory and by the kernel. */
class FileTransferTest extends Listening {
  /** More than any socket holds. */
  private static final int HUGE = 256 << 20;

  private static Route get(String path, Handler handler) {
    return Route.get(path, Access.open(), handler);
  }

  @Test
  void anyPartOfAFileIsSentExactly(@TempDir Path dir) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] content = new byte[3_000_000];
    random.nextBytes(content);
    Path file = Files.write(dir.resolve("f"), content);
    BlockingQueue<Long> sent = new LinkedBlockingQueue<>();
    Handler handler =
        e -> {
          long from = Long.parseLong(e.query("from").orElseThrow());
          long length = Long.parseLong(e.query("length").orElseThrow());
          e.sendFile(206, "application/octet-stream", file, from, length);
          sent.add(e.bytesSent());
        };
    try (var server = RunningServer.start(get("/f", handler))) {
      for (int i = 0; i < 30; i++) {
        int from = random.nextInt(content.length);
        int length = random.nextInt(content.length - from + 1);
        var request =
            HttpRequest.newBuilder(
                URI.create(server.url() + "/f?from=" + from + "&length=" + length));
        byte[] got =
            server.client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).body();
        assertThat(got)
            .as("seed %s", seed)
            .isEqualTo(java.util.Arrays.copyOfRange(content, from, from + length));
        assertThat(sent.poll(10, TimeUnit.SECONDS)).as("seed %s", seed).isEqualTo(length);
      }
      assertThat(server.get("/f?from=2999999&length=2").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void thePlainConnectionIsOneThatTheKernelCanSendOver() throws Exception {
    BlockingQueue<Boolean> found = new LinkedBlockingQueue<>();
    Handler handler =
        e -> {
          try (StallGuard guard = new StallGuard(Duration.ofMinutes(1), System::nanoTime)) {
            found.add(guard.current().channel().isPresent());
          }
          e.sendEmpty(204);
        };
    try (var server = RunningServer.start(get("/c", handler))) {
      assertThat(server.get("/c").statusCode()).as("nothing was written").isEqualTo(204);
      assertThat(found.poll(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aClientThatTakesNothingOfAFileIsCutOff(@TempDir Path dir) throws Exception {
    Path file = sparse(dir);
    BlockingQueue<Long> broken = new LinkedBlockingQueue<>();
    Handler handler =
        e -> {
          try {
            e.sendFile(200, "a/b", file, 0, HUGE);
          } catch (IOException | RuntimeException failure) {
            broken.add(e.bytesSent());
            throw failure;
          }
        };
    try (var server = RunningServer.start(impatient(), get("/f", handler));
        RawClient raw = server.raw()) {
      raw.send("GET /f HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(broken.poll(20, TimeUnit.SECONDS)).isBetween(1L, HUGE - 1L);
    }
  }

  @Test
  void aFileThatBecomesShorterLeavesACutTransfer(@TempDir Path dir) throws Exception {
    Path file = sparse(dir);
    Handler handler = e -> e.sendFile(200, "a/b", file, 0, HUGE);
    try (var server = RunningServer.start(get("/f", handler));
        RawClient raw = server.raw()) {
      raw.send("GET /f HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(raw.readHead()).contains("Content-Length: " + HUGE);
      try (RandomAccessFile shorter = new RandomAccessFile(file.toFile(), "rw")) {
        shorter.setLength(HUGE / 2);
      }
      assertThat(raw.countAll()).isLessThanOrEqualTo(HUGE / 2);
    }
  }

  private static Path sparse(Path dir) throws IOException {
    Path file = Files.createFile(dir.resolve("huge"));
    try (RandomAccessFile holes = new RandomAccessFile(file.toFile(), "rw")) {
      holes.setLength(HUGE);
    }
    return file;
  }
}
