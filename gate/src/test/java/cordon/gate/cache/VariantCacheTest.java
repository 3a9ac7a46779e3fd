package cordon.gate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VariantCacheTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final int SMALL = 2_000;
  private static final int LARGE = 100_000;

  @TempDir Path folder;
  private final AtomicInteger derived = new AtomicInteger();
  private Instant now = NOW;

  @Test
  void aSmallDocumentIsInMemoryAndALargeOneInAFile() throws IOException {
    VariantCache cache = cache(1 << 20, 8 << 20);

    assertThat(cache.get(key("small", false), of(SMALL)).body()).isInstanceOf(Variant.Bytes.class);
    Variant large = cache.get(key("large", false), of(LARGE));

    assertThat(large.body()).isInstanceOf(Variant.Filed.class);
    assertThat(large.body().length()).isEqualTo(LARGE);
    assertThat(written(large.body())).isEqualTo(bytes(LARGE));
    assertThat(files()).hasSize(1);
  }

  @Test
  void aHitDerivesNothing() throws IOException {
    VariantCache cache = cache(1 << 20, 8 << 20);

    Variant first = cache.get(key("large", false), of(LARGE));
    assertThat(cache.get(key("large", false), of(LARGE))).isSameAs(first);
    assertThat(derived).hasValue(1);
  }

  @Test
  void theCompressedFormOfALargeDocumentHoldsTheSame() throws IOException {
    VariantCache cache = cache(1 << 20, 8 << 20);

    Variant packed = cache.get(key("large", true), of(LARGE));

    assertThat(unpacked(packed.body())).isEqualTo(bytes(LARGE));
    assertThat(packed.etag()).isEqualTo("\"tag-gzip\"");
    assertThat(cache.get(key("large", true), of(LARGE))).isSameAs(packed);
    assertThat(derived).hasValue(1);
  }

  @Test
  void whatGoesTakesItsFileAlong() throws IOException {
    VariantCache cache = cache(1 << 20, 8L * (LARGE + 600));
    for (int i = 0; i < 20; i++) {
      cache.get(key("large" + i, false), of(LARGE));
    }
    assertThat(files()).hasSize(8);
  }

  @Test
  void aFileThatIsGoneIsWrittenAnew() throws IOException {
    VariantCache cache = cache(1 << 20, 8 << 20);
    Variant gone = cache.get(key("large", false), of(LARGE));
    Files.delete(files().getFirst());

    Variant again = cache.anew(key("large", false), gone, of(LARGE));

    assertThat(written(again.body())).isEqualTo(bytes(LARGE));
    assertThat(derived).hasValue(2);
    assertThat(cache.anew(key("large", false), gone, of(LARGE))).as("replaced").isSameAs(again);
    assertThat(files()).hasSize(1);
  }

  @Test
  void whatOutgrowsMemoryIsNotHiddenByWhatItWas() throws IOException {
    VariantCache cache = cache(1 << 20, 8 << 20);
    cache.get(key("grows", false), until(SMALL, NOW.plusSeconds(1)));
    now = NOW.plusSeconds(2);
    Variant large = cache.get(key("grows", false), of(LARGE));

    assertThat(cache.get(key("grows", false), of(LARGE))).isSameAs(large);
    assertThat(derived).hasValue(2);
  }

  @Test
  void aBodyThatIsNotAsLongAsItSaysIsNotKeptInAFile() throws IOException {
    VariantCache cache = cache(1 << 20, 8 << 20);
    Variant.Body lies =
        new Variant.Body() {
          @Override
          public long length() {
            return LARGE;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            out.write(bytes(SMALL));
          }
        };
    cache.get(key("lies", false), () -> new Variant(lies, "text/plain", "\"t\"", Instant.MAX, ""));
    assertThat(files()).isEmpty();
  }

  @Test
  void whatTheDiskDoesNotTakeStaysInMemoryOrAsItIs() throws IOException {
    VariantCache cache = cache(1 << 20, 8 << 20);
    Files.delete(folder.resolve("derived"));
    Files.writeString(folder.resolve("derived"), "in the way");

    Variant fits = cache.get(key("large", false), of(LARGE));
    Variant tooLarge = cache.get(key("huge", false), of(500_000));

    assertThat(fits.body()).isInstanceOf(Variant.Bytes.class);
    assertThat(written(fits.body())).isEqualTo(bytes(LARGE));
    assertThat(tooLarge.body()).isInstanceOf(Pieces.class);
    assertThat(written(tooLarge.body())).isEqualTo(bytes(500_000));
  }

  @Test
  void aDocumentBeyondTheShareOfADiskIsPutTogetherEachTime() throws IOException {
    VariantCache cache = cache(1 << 20, 1 << 20);

    assertThat(cache.get(key("huge", false), of(500_000)).body()).isInstanceOf(Pieces.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void aStartRemovesWhatAFormerRunLeft() throws IOException {
    cache(1 << 20, 8 << 20).get(key("large", false), of(LARGE));
    assertThat(files()).hasSize(1);

    cache(1 << 20, 8 << 20);

    assertThat(files()).isEmpty();
  }

  private VariantCache cache(long memory, long disk) {
    VariantFiles files = new VariantFiles(new BlobStore(folder).emptied("derived"));
    return new VariantCache(memory, disk, files, 2, () -> now);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("derived"))) {
      return all.toList();
    }
  }

  private static Variant.Key key(String subject, boolean gzip) {
    Digest raw = Digest.sha256("0".repeat(64));
    return new Variant.Key(raw, "policy", "npm-full", subject, "http://127.0.0.1/npm", gzip);
  }

  private SingleFlight.Work<Variant> of(int length) {
    return until(length, Instant.MAX);
  }

  private SingleFlight.Work<Variant> until(int length, Instant end) {
    return () -> {
      derived.incrementAndGet();
      return new Variant(new Pieces(length), "application/json", "\"tag\"", end, "");
    };
  }

  /** As of a document that is put together when it is written. */
  private record Pieces(long length) implements Variant.Body {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes((int) length));
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] written(Variant.Body body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] unpacked(Variant.Body body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(written(body)))) {
      return in.readAllBytes();
    }
  }
}
