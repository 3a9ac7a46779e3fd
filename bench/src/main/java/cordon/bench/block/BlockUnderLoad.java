package cordon.bench.block;

import cordon.base.Ecosystem;
import cordon.bench.peer.CordonGate;
import cordon.bench.peer.Options;
import cordon.bench.peer.Peers;
import cordon.bench.peer.ProcessTree;
import cordon.bench.warm.Wrk;
import cordon.testkit.http.RawClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Start-up and memory of the program as it is installed, and the time from the answer to a block
 * until a client that keeps asking is refused, while others load the server.
 */
public final class BlockUnderLoad {
  private static final String PURL = "pkg:npm/wanted@1.0.0";
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(B-[0-9a-f]+)\"");

  private final Options options;
  private final PrintStream out;

  private BlockUnderLoad(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Prints the figures. */
  public static void main(String[] words) throws IOException {
    var bench = new BlockUnderLoad(Options.parse(words), System.out);
    bench.starts();
    bench.blocks();
  }

  private void starts() {
    var data = options.requiredPath("work").resolve("data");
    Launch.once(options.requiredPath("root"), data);
    List<Launch.Figures> starts = new ArrayList<>();
    for (int i = 0; i < options.number("rounds"); i++) {
      starts.add(Launch.once(options.requiredPath("root"), data));
    }
    line("start to the first answer, ms", starts.stream().map(f -> f.wall().toMillis()).toList());
    line("CPU of a start, ms", starts.stream().map(Launch.Figures::cpuMillis).toList());
    line(
        "resident after the start, MiB", starts.stream().map(Launch.Figures::residentMiB).toList());
  }

  private void blocks() throws IOException {
    try (NpmRegistry origin = NpmRegistry.start();
        Peers peers = new Peers(options, System.err)) {
      origin.publish(NpmRelease.of("wanted", "1.0.0").padding(10_000));
      origin.publish(NpmRelease.of("other", "1.0.0").padding(100_000));
      CordonGate gate = peers.cordon(Ecosystem.NPM, origin.url(), "").orElseThrow();
      if (!peers.starts(gate)) {
        throw new IllegalStateException("Cordon does not start");
      }
      int seconds = 4 * options.number("rounds");
      String load = gate.registry().resolve("other/-/other-1.0.0.tgz").toString();
      CompletableFuture<Wrk.Load> loading =
          CompletableFuture.supplyAsync(() -> Wrk.run(load, seconds, List.of()));
      List<Long> micros = new ArrayList<>();
      for (int i = 0; i < options.number("rounds"); i++) {
        micros.add(blockOnce(gate).toNanos() / 1000);
      }
      line("block until refused, microseconds", micros);
      Wrk.Load done = loading.join();
      out.printf(Locale.ROOT, "under %.0f pulls of 100 KB a second%n", done.perSecond());
      out.println("resident under load: " + new ProcessTree(gate.pid()).residentMiB() + " MiB");
    }
  }

  /** From the moment at which the block is acknowledged. */
  private static Duration blockOnce(CordonGate gate) throws IOException {
    URI tarball = gate.registry().resolve("wanted/-/wanted-1.0.0.tgz");
    if (RawClient.get(tarball.getPort(), tarball.getRawPath()).status() != 200) {
      throw new IllegalStateException("the release was not served before the block");
    }
    String answer =
        send(
            gate,
            "POST",
            "/api/v1/gate/blocks",
            "{\"purl\":\"" + PURL + "\",\"reason\":\"measured\"}");
    long acknowledged = System.nanoTime();
    while (RawClient.get(tarball.getPort(), tarball.getRawPath()).status() != 403) {
      if (System.nanoTime() - acknowledged > Duration.ofSeconds(30).toNanos()) {
        throw new IllegalStateException("not refused 30 s after the block");
      }
    }
    Duration until = Duration.ofNanos(System.nanoTime() - acknowledged);
    Matcher id = ID.matcher(answer);
    if (!id.find()) {
      throw new IllegalStateException("no id in " + answer);
    }
    send(gate, "DELETE", "/api/v1/gate/overrides/" + id.group(1) + "?reason=measured", "");
    return until;
  }

  private static String send(CordonGate gate, String method, String path, String body)
      throws IOException {
    int port = gate.registry().getPort();
    String request =
        "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
            .formatted(method, path, port, gate.token());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    request +=
        "Idempotency-Key: bench-%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(System.nanoTime(), bytes.length);
    RawClient.Answer answer =
        RawClient.send(port, (request + body).getBytes(StandardCharsets.UTF_8));
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          method + " " + path + ": " + answer.statusLine() + " " + answer.text());
    }
    return answer.text();
  }

  private void line(String what, List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    out.printf(
        "%-36s median %d, min %d, max %d%n",
        what, sorted.get((sorted.size() - 1) / 2), sorted.getFirst(), sorted.getLast());
  }
}
