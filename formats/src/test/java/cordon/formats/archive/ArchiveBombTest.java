package cordon.formats.archive;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.Anomaly.Kind;
import cordon.testkit.archive.TarForge;
import cordon.testkit.archive.ZipForge;
import cordon.testkit.archive.ZipForge.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Small archives that unpack to much: counted in bytes shown, not in seconds. */
class ArchiveBombTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void tenGigabytesOfZerosEndAtTheRatio() throws IOException {
    byte[] bomb = gzipOfZeros(10_000);
    assertThat(bomb.length).isLessThan(15 * MEGABYTE);
    Counting shown = new Counting();
    new ArchiveReader(new ArchiveBudget(ArchiveLimits.DEFAULT, bomb.length), shown)
        .compressed(ArchiveFormat.GZIP, ByteSource.of(bomb).stream());
    assertThat(shown.last.kind()).isEqualTo(Kind.LIMIT);
    assertThat(shown.bytes).isLessThan(ArchiveLimits.RATIO_FROM + MEGABYTE);
  }

  @Test
  void entriesThatShareTheirBytesEndAtTheWhole() throws IOException {
    byte[] zeros = new byte[50 * MEGABYTE];
    Entry entry = Entry.of("a", zeros);
    ZipForge forge = new ZipForge().add(entry);
    int packed = forge.bytes().length - 22 - 46 - 1 - 31;
    for (int i = 0; i < 1000; i++) {
      forge.list(entry, packed, 0);
    }
    byte[] bomb = forge.bytes();
    Counting shown = new Counting();
    new ArchiveReader(new ArchiveBudget(ArchiveLimits.DEFAULT, bomb.length), shown)
        .zip(ByteSource.of(bomb));
    assertThat(shown.bytes).isLessThan(600L * MEGABYTE).isGreaterThan(50L * MEGABYTE);
    assertThat(shown.limited).isTrue();
  }

  @Test
  void entriesAreCounted() {
    TarForge tar = new TarForge();
    for (int i = 0; i < 2000; i++) {
      tar.file("a" + i, "");
    }
    ArchiveLimits limits = new ArchiveLimits(1000, 1 << 30, 1 << 30, 200, 3, 100);
    Shown shown = Shown.tar(tar.end().bytes(), limits);
    assertThat(shown.entries).hasSize(1000);
    assertThat(shown.kinds()).containsExactly(Kind.LIMIT);
  }

  @Test
  void oneFileAndOneNameAreBounded() {
    ArchiveLimits limits = new ArchiveLimits(1000, 1 << 20, 1000, 200, 3, 100);
    byte[] zip = new ZipForge().file("a".repeat(300), "x").file("b", "y".repeat(2000)).bytes();
    Shown shown = Shown.zip(zip, limits);
    assertThat(shown.kinds()).containsExactly(Kind.LIMIT);
    assertThat(shown.paths().getFirst()).hasSize(100);
    assertThat(shown.contents.get("b")).hasSizeLessThanOrEqualTo(1000);
  }

  /** A megabyte of zeros as one aligned block of deflate, again and again. */
  private static byte[] gzipOfZeros(int megabytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[MEGABYTE]);
    byte[] block = new byte[4096];
    int length = deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH);
    deflater.end();
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    gzip.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3});
    for (int i = 0; i < megabytes; i++) {
      gzip.write(block, 0, length);
    }
    return gzip.toByteArray();
  }

  private static final class Counting implements ArchiveVisitor {
    private final byte[] buffer = new byte[1 << 16];
    private long bytes;
    private boolean limited;
    private Anomaly last = new Anomaly(Kind.GAP, "", "none yet");

    @Override
    public void entry(ArchiveEntry entry, InputStream body) throws IOException {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        bytes += n;
      }
    }

    @Override
    public void anomaly(Anomaly anomaly) {
      last = anomaly;
      limited |= anomaly.kind() == Kind.LIMIT;
    }
  }
}
