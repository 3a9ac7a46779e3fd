package cordon.formats.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.Mutations;
import cordon.testkit.archive.TarForge;
import cordon.testkit.archive.ZipForge;
import cordon.testkit.archive.ZipForge.Entry;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever bytes there are, a reader ends, throws nothing, and stays within its bounds. */
class ArchiveFuzzTest {
  private static final long SEED = 4711;
  private static final ArchiveLimits TIGHT = new ArchiveLimits(50, 1 << 20, 1 << 19, 200, 3, 200);
  private static final String TEXT = "print('inert')\n".repeat(30);

  @Test
  void zips() {
    byte[] zip =
        new ZipForge()
            .file("a.py", TEXT)
            .add(Entry.of("b.py", TEXT).withDescriptor())
            .add(Entry.of("c.py", TEXT).method(0))
            .add(Entry.of("d.py", TEXT).unlisted())
            .add(Entry.of("link", "a.py").mode(0120777))
            .comment("comment".getBytes(UTF_8))
            .bytes();
    survive(zip, 6000, reader -> bytes -> reader.zip(ByteSource.of(bytes)));
  }

  @Test
  void tars() {
    byte[] tar =
        new TarForge()
            .folder("pkg/")
            .about('x', TarForge.pax("path", "p".repeat(150), "size", "5"))
            .file("a.py", "hello")
            .about('L', "q".repeat(150))
            .file("b.py", TEXT)
            .link('2', "l", "../x")
            .end()
            .bytes();
    survive(tar, 6000, reader -> bytes -> reader.tar(ByteSource.of(bytes).stream()));
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BZIP2", "XZ", "ZSTD"})
  void compressed(ArchiveFormat format) throws IOException {
    byte[] packed = CompressedReaderTest.pack(format, TEXT.getBytes(UTF_8));
    survive(
        packed, 1500, reader -> bytes -> reader.compressed(format, ByteSource.of(bytes).stream()));
  }

  @Test
  void sevenZips() throws IOException {
    survive(
        CompressedReaderTest.sevenZip(),
        1500,
        reader -> bytes -> reader.sevenZip(ByteSource.of(bytes)));
  }

  /** A block of a mutation's checksum would hide what lies behind it. */
  @Test
  void headersWithRightChecksums() {
    java.util.Random random = new java.util.Random(SEED);
    for (int round = 0; round < 3000; round++) {
      byte[] header = new byte[512];
      byte[] sound = new TarForge().file("a.py", TEXT).bytes();
      System.arraycopy(sound, 0, header, 0, 512);
      for (int i = random.nextInt(6); i >= 0; i--) {
        header[random.nextInt(512)] = (byte) random.nextInt(256);
      }
      byte[] tar = new TarForge().sealed(header).body(TEXT.getBytes(UTF_8)).end().bytes();
      Bounded visitor = new Bounded();
      try {
        new ArchiveReader(new ArchiveBudget(TIGHT, 1 << 20), visitor)
            .tar(ByteSource.of(tar).stream());
      } catch (Exception e) {
        throw new AssertionError("seed %d round %d".formatted(SEED, round), e);
      }
      visitor.check();
    }
  }

  private interface Act {
    Mutations.Reader with(ArchiveReader reader);
  }

  private static void survive(byte[] valid, int rounds, Act act) {
    Mutations.survive(
        SEED,
        rounds,
        valid,
        bytes -> {
          Bounded visitor = new Bounded();
          act.with(new ArchiveReader(new ArchiveBudget(TIGHT, 1 << 20), visitor)).read(bytes);
          visitor.check();
        });
  }

  /** Counts what it is shown. */
  private static final class Bounded implements ArchiveVisitor {
    private int entries;
    private long bytes;
    private final byte[] buffer = new byte[4096];

    @Override
    public void entry(ArchiveEntry entry, InputStream body) throws IOException {
      entries++;
      assertThat(entry.path()).doesNotContain("\0", "\\").doesNotStartWith("/");
      assertThat(entry.path().split("/")).doesNotContain("..", ".");
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        bytes += n;
      }
    }

    @Override
    public void anomaly(Anomaly anomaly) {
      assertThat(anomaly.detail()).isNotEmpty();
    }

    void check() {
      assertThat(entries).isLessThanOrEqualTo(TIGHT.entries());
      assertThat(bytes).isLessThanOrEqualTo(TIGHT.totalBytes());
    }
  }
}
