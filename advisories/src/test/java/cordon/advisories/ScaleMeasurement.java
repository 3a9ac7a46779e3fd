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
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Measures a full feed of our own making: first reading, reading again, start, look-ups, memory,
 * and a folder of files as a clone of a database is one. {@code bench/advisories} runs it within
 * 600 MB of heap; docs/guides/benchmarks.md says how to read it.
 */
public final class ScaleMeasurement {
  private static final int LOOKUPS = 200_000;

  /** A tenth of the records as files: enough to see what one costs. */
  private static final int FILES_SHARE = 10;

  private static final PrintStream OUT = System.out;

  private ScaleMeasurement() {}

  public static void main(String[] args) throws IOException {
    int records = Integer.parseInt(args[0]);
    OUT.printf(
        "heap of %,d MB, %d processors, load %.1f%n",
        Runtime.getRuntime().maxMemory() >> 20, Runtime.getRuntime().availableProcessors(), load());
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
      long index = used() - before;
      OUT.printf("index: %,d bytes of heap, %,d for each record%n", index, index / records);
      lookups(opened[0]);
    }
    files(Files.createDirectory(folder.resolve("files")), records / FILES_SHARE);
    OUT.printf("load %.1f%n", load());
  }

  /** A clone of a database: a file for each record, few of which change. */
  private static void files(Path folder, int records) throws IOException {
    Path clone = Files.createDirectory(folder.resolve("clone"));
    FileTime earlier = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    for (int i = 0; i < records; i++) {
      Path file = clone.resolve(i + ".json");
      Files.writeString(file, GeneratedFeed.realistic(7, i));
      Files.setLastModifiedTime(file, earlier);
    }
    Feed feed = new Feed("clone", clone.toString(), List.of());
    try (TestHouse house = new TestHouse(folder)) {
      StoredAdvisories advisories = house.open(false);
      OUT.printf("folder of %,d files%n", records);
      timed("first reading", () -> advisories.refresh(feed, "system"));
      timed("reading again", () -> advisories.refresh(feed, "system"));
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
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
