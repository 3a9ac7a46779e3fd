package cordon.advisories;

import com.sun.management.OperatingSystemMXBean;
import cordon.advisories.feed.FeedLimits;
import cordon.advisories.index.GeneratedFeed;
import cordon.base.Ecosystem;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Measures a full feed of our own making: first reading, reading again, start, look-ups, memory.
 * Run by hand; the figures stand in docs/guides/advisories.md.
 *
 * <pre>java -Xmx600m -cp … cordon.advisories.ScaleMeasurement 250000</pre>
 */
public final class ScaleMeasurement {
  private static final int LOOKUPS = 200_000;
  private static final PrintStream OUT = System.out;

  private ScaleMeasurement() {}

  public static void main(String[] args) throws IOException {
    int records = Integer.parseInt(args[0]);
    long before = used();
    Path folder = Files.createTempDirectory("cordon-scale");
    Path zip = folder.resolve("feed.zip");
    generate(zip, records);
    OUT.printf("feed: %,d records, %,d bytes packed%n", records, Files.size(zip));
    Feed feed = new Feed("generated", zip.toString(), List.of());
    readTwice(folder, feed);
    try (TestHouse house = new TestHouse(folder)) {
      StoredAdvisories[] opened = new StoredAdvisories[1];
      timed("start", () -> opened[0] = house.open(true, FeedLimits.DEFAULT));
      OUT.printf("index: %,d bytes of heap%n", used() - before);
      lookups(opened[0]);
    }
  }

  private static void readTwice(Path folder, Feed feed) throws IOException {
    try (TestHouse house = new TestHouse(folder)) {
      StoredAdvisories advisories = house.open(true);
      timed("first reading", () -> advisories.refresh(feed, "system"));
      timed("reading again", () -> advisories.refresh(feed, "system"));
      OUT.printf("database: %,d bytes%n", Files.size(folder.resolve("cordon.db")));
    }
  }

  private static void generate(Path zip, int records) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < records; i++) {
        out.putNextEntry(new ZipEntry(i + ".json"));
        out.write(GeneratedFeed.realistic(7, i).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void lookups(StoredAdvisories advisories) {
    Random random = new Random(1);
    for (int round = 0; round < 3; round++) {
      long found = 0;
      long start = System.nanoTime();
      for (int i = 0; i < LOOKUPS; i++) {
        found +=
            advisories
                .match(
                    Ecosystem.PYPI,
                    "lib-" + random.nextInt(20_000),
                    random.nextInt(12) + "." + random.nextInt(10) + ".0")
                .size();
      }
      long nanos = (System.nanoTime() - start) / LOOKUPS;
      start = System.nanoTime();
      for (int i = 0; i < LOOKUPS; i++) {
        found += advisories.match(Ecosystem.NPM, "unknown-" + i, "1.0.0").size();
      }
      long misses = (System.nanoTime() - start) / LOOKUPS;
      OUT.printf(
          "look-up: %,d ns for a package with claims (%,d found), %,d ns without%n",
          nanos, found, misses);
    }
  }

  private static void timed(String what, Runnable work) {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    work.run();
    OUT.printf(
        "%s: %.1f s, %.1f s of processor time%n",
        what, (System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
