package cordon.formats.npm;

import cordon.base.version.VersionScheme;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * Prints how fast a packument is read and its views are written; run by hand.
 *
 * <pre>java -cp formats/target/classes:formats/target/test-classes:base/target/classes:JACKSON_CORE
 *     cordon.formats.npm.PackumentSpeed</pre>
 */
public final class PackumentSpeed {
  private static final int ROUNDS = 60;

  /** CPU time, so that other work on the machine counts less. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int VERSIONS = 3300;

  private PackumentSpeed() {}

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    GeneratedPackument generated = new GeneratedPackument(5, "@s/left", VERSIONS);
    byte[] raw = generated.bytes();
    Map<String, String> withheld = new HashMap<>();
    for (int i = 0; i < generated.versions.size(); i += 20) {
      withheld.put(generated.versions.get(i), "too young");
    }
    PackumentReader reader = new PackumentReader();
    PackumentWriter writer = new PackumentWriter(VersionScheme.NPM);
    PackumentView view = new PackumentView("http://127.0.0.1:8450/npm", withheld, "held");
    Packument packument = reader.read(raw);
    System.out.printf("packument %.2f MB, %d versions%n", raw.length / 1e6, VERSIONS);
    time("read", raw, () -> reader.read(raw));
    OutputStream nowhere = OutputStream.nullOutputStream();
    time("full view", raw, () -> writer.full(packument, view).writeTo(raw, nowhere));
    time("abbreviated view", raw, () -> writer.abbreviated(packument, view).writeTo(raw, nowhere));
    time("read and full view", raw, () -> writer.full(reader.read(raw), view).bytes(raw));
  }

  private static void time(String what, byte[] raw, Work work) throws Exception {
    long best = Long.MAX_VALUE;
    long sum = 0;
    for (int i = 0; i < 2 * ROUNDS; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      work.run();
      long taken = THREADS.getCurrentThreadCpuTime() - start;
      if (i >= ROUNDS) {
        best = Math.min(best, taken);
        sum += taken;
      }
    }
    System.out.printf(
        "%-20s CPU mean %6.2f ms, best %6.2f ms, %6.0f MB/s at best%n",
        what, sum / 1e6 / ROUNDS, best / 1e6, raw.length * 1e3 / best);
  }
}
