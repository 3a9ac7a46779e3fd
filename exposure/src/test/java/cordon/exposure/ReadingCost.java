package cordon.exposure;

import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomHead;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomSink;
import cordon.formats.sbom.reader.SbomReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What reading bills of materials costs one core: for {@code bench/reading}. Beside it what the
 * parser costs that tells the tokens, faster than which no reader is.
 */
final class ReadingCost {
  private static final int COMPONENTS = 40_000;
  private static final int ROUNDS = 25;
  private static final JsonFactory JSON = new JsonFactory();

  private ReadingCost() {}

  /** A round over one document. */
  private interface Round {
    long run() throws IOException;
  }

  /** Counts what it hears, so that nothing can be left out. */
  private static final class Counter implements SbomSink {
    private long parts;

    @Override
    public void head(SbomHead head) {
      parts++;
    }

    @Override
    public void component(SbomComponent component) {
      parts++;
    }

    @Override
    public void relation(SbomRelation relation) {
      parts++;
    }
  }

  public static void main(String[] args) throws IOException {
    show("CycloneDX JSON, terse", "a.cdx.json", new GeneratedSbom(COMPONENTS, 1, 0, i -> i));
    show(
        "CycloneDX JSON, 400 b of prose",
        "a.cdx.json",
        new GeneratedSbom(COMPONENTS, 1, 400, i -> i));
    show("SPDX 2.3 JSON", "a.spdx.json", new GeneratedSpdx(COMPONENTS));
  }

  private static void show(String what, String name, InputStream generated) throws IOException {
    byte[] document = generated.readAllBytes();
    double read = best(document, () -> read(document, name));
    double tokens = best(document, () -> tokens(document));
    System.out.printf(
        Locale.ROOT,
        "%-32s %5.1f MB  read %4.0f MB/s  tokens alone %4.0f MB/s%n",
        what,
        document.length / 1e6,
        read,
        tokens);
  }

  /** Megabytes in a second of this thread's processor time, in the best round: others disturb. */
  private static double best(byte[] document, Round round) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = threads.getCurrentThreadCpuTime();
      if (round.run() < COMPONENTS) {
        throw new IllegalStateException("not all was read");
      }
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    return document.length * 1e3 / least;
  }

  private static long read(byte[] document, String name) throws IOException {
    Counter counter = new Counter();
    SbomReader.read(new ByteArrayInputStream(document), name, counter);
    return counter.parts;
  }

  private static long tokens(byte[] document) {
    long tokens = 0;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }
}
