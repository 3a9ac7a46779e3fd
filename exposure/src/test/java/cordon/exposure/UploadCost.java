package cordon.exposure;

import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What bills of materials cost from the wire to the answer, through a real server with SQLite: for
 * {@code bench/uploads}. Client and server share the process, and so its heap and processor.
 */
final class UploadCost {
  private static final int COMPONENTS = 1_000;
  private static final int RELEASES = 20_000;
  private static final int CLIENTS = 4;
  private static final int ADVISORIES = 500;

  private UploadCost() {}

  /**
   * @param args how many documents of 1,000 components, and megabytes of the large one
   */
  public static void main(String[] args) throws Exception {
    int documents = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    long megabytes = args.length > 1 ? Long.parseLong(args[1]) : 256;
    Path folder = Files.createTempDirectory("uploads");
    say("heap %d MiB, load %.1f", Runtime.getRuntime().maxMemory() >> 20, load());
    try (ExposureHouse house = new ExposureHouse(folder, 1L << 30)) {
      if (documents > 0) {
        many(house, folder, documents);
      }
      if (megabytes > 0) {
        large(house, megabytes << 20);
      }
    }
    say("load %.1f", load());
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  private static void many(ExposureHouse house, Path folder, int documents) throws Exception {
    String token = house.developerToken("ci", "ci/*");
    List<Path> bodies = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      bodies.add(Files.write(folder.resolve("bom-" + i + ".json"), document(i)));
    }
    say(
        "%d documents of %d components, %d KiB each",
        documents, COMPONENTS, Files.size(bodies.getFirst()) >> 10);
    long begin = System.nanoTime();
    long cpu = cpu();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Integer>> sent = new ArrayList<>();
      for (int i = 0; i < documents; i++) {
        String query = "?name=bom.json&unit=ci/" + i;
        Path body = bodies.get(i);
        sent.add(clients.submit(() -> send(house, token, query, Files.readAllBytes(body))));
      }
      for (Future<Integer> one : sent) {
        require(one.get() == 201, "an upload was answered with " + one.get());
      }
    }
    long uploaded = System.nanoTime();
    List<Target> targets =
        IntStream.range(0, ADVISORIES)
            .mapToObj(i -> new Target("npm", "package-" + i, new Versions.Listed(List.of("1.1.0"))))
            .toList();
    ExposureAnswer answer = house.exposure.answer(targets, Optional.empty(), Optional.empty());
    long end = System.nanoTime();
    say(
        "taken in: %s; matched against %d advisories: %s, %d units exposed; in all %s, CPU %s",
        seconds(begin, uploaded),
        ADVISORIES,
        seconds(uploaded, end),
        answer.units().size(),
        seconds(begin, end),
        seconds(cpu, cpu()));
    require(answer.units().size() > documents / 2, "too few were found");
  }

  private static byte[] document(int seed) throws IOException {
    java.util.Random random = new java.util.Random(seed);
    int[] picked = random.ints(0, RELEASES).distinct().limit(COMPONENTS).toArray();
    try (InputStream in = new GeneratedSbom(COMPONENTS, seed, 80, i -> picked[i])) {
      return in.readAllBytes();
    }
  }

  private static int send(ExposureHouse house, String token, String query, byte[] body)
      throws IOException {
    HttpURLConnection connection = connect(house, token, query);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    return answer(connection);
  }

  private static HttpURLConnection connect(ExposureHouse house, String token, String query)
      throws IOException {
    URI uri = URI.create(house.url() + "/api/v1/observations" + query);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    return connection;
  }

  private static int answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (status >= 400) {
        say("refused: %s", body);
      }
    }
    return status;
  }

  private static void large(ExposureHouse house, long bytes) throws Exception {
    int filler = 600;
    int components = (int) (bytes / (filler + 440));
    HttpURLConnection connection = connect(house, house.token(), "?name=large.json&unit=large");
    connection.setChunkedStreamingMode(1 << 16);
    long sent;
    long begin = System.nanoTime();
    long cpu = cpu();
    try (InputStream in = new GeneratedSbom(components, 1, filler, i -> i);
        OutputStream out = connection.getOutputStream()) {
      sent = in.transferTo(out);
    }
    int status = answer(connection);
    say(
        "one document of %d MiB and %d components: status %d after %s, CPU %s",
        sent >> 20, components, status, seconds(begin, System.nanoTime()), seconds(cpu, cpu()));
    require(status == 201, "the large document was not taken in");
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static double load() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage();
  }

  private static String seconds(long from, long to) {
    return String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(to - from).toMillis() / 1e3);
  }

  private static void require(boolean holds, String why) {
    if (!holds) {
      throw new IllegalStateException(why);
    }
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
