package cordon.formats.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.Anomaly.Kind;
import cordon.testkit.archive.TarForge;
import cordon.testkit.archive.ZstdForge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressedReaderTest {
  private static final byte[] TEXT = "print('inert')\n".repeat(5000).getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BZIP2", "XZ", "ZSTD"})
  void readsWhatItsFormatWrites(ArchiveFormat format) throws IOException {
    byte[] packed = pack(format, TEXT);
    assertThat(ArchiveFormat.of(packed)).hasValue(format);
    Shown shown = Shown.compressed(format, packed);
    assertThat(shown.anomalies).isEmpty();
    assertThat(shown.contents.get("")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BZIP2", "XZ"})
  void damageIsAnAnomalyAndWhatCameBeforeIsShown(ArchiveFormat format) throws IOException {
    byte[] packed = pack(format, TEXT);
    Shown cut = Shown.compressed(format, Arrays.copyOf(packed, packed.length / 2));
    assertThat(cut.anomalies).isNotEmpty().allMatch(anomaly -> anomaly.kind().unread());
    packed[packed.length / 2] ^= 0x20;
    assertThat(Shown.compressed(format, packed).anomalies).isNotEmpty();
  }

  /** Each refusal of the decoder keeps its reason. */
  @Test
  void whyAFrameOfZstdIsNotReadIsTold() {
    byte[] dictionary = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 0, 7, 1, 0, 0};
    byte[] window = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xff, 1, 0, 0};
    byte[] type = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 7, 0, 0};
    assertThat(Shown.compressed(ArchiveFormat.ZSTD, dictionary).kinds())
        .containsExactly(Kind.UNSUPPORTED);
    assertThat(Shown.compressed(ArchiveFormat.ZSTD, window).kinds()).containsExactly(Kind.LIMIT);
    assertThat(Shown.compressed(ArchiveFormat.ZSTD, type).kinds()).containsExactly(Kind.DAMAGED);
    assertThat(ArchiveFormat.of(new byte[] {0x51, 0x2a, 0x4d, 0x18, 0, 0, 0, 0}))
        .hasValue(ArchiveFormat.ZSTD);
  }

  @Test
  void allMembersOfAGzipAreRead() {
    byte[] two = TarForge.gzip(List.of("first".getBytes(UTF_8), "second".getBytes(UTF_8)));
    Shown shown = Shown.compressed(ArchiveFormat.GZIP, two);
    assertThat(shown.text("")).isEqualTo("firstsecond");
    assertThat(shown.anomalies).isEmpty();
  }

  @Test
  void bytesBehindAGzipAreReportedUnlessZero() {
    byte[] packed = TarForge.gzip(List.of(TEXT));
    assertThat(Shown.compressed(ArchiveFormat.GZIP, with(packed, new byte[700])).anomalies)
        .isEmpty();
    Shown shown = Shown.compressed(ArchiveFormat.GZIP, with(packed, "more".getBytes(UTF_8)));
    assertThat(shown.kinds()).containsExactly(Kind.APPENDED);
    assertThat(shown.contents.get("")).isEqualTo(TEXT);
  }

  @Test
  void checksumAndSizeOfAGzipAreCompared() {
    byte[] packed = TarForge.gzip(List.of(TEXT));
    packed[packed.length - 1] ^= 1;
    packed[packed.length - 8] ^= 1;
    assertThat(Shown.compressed(ArchiveFormat.GZIP, packed).kinds())
        .containsExactly(Kind.CHECKSUM, Kind.SIZE);
  }

  @Test
  void sevenZipIsReadAndItsDamageIsAnAnomaly() throws IOException {
    byte[] archive = sevenZip();
    assertThat(ArchiveFormat.of(archive)).hasValue(ArchiveFormat.SEVEN_ZIP);
    Shown shown = Shown.sevenZip(archive);
    assertThat(shown.anomalies).isEmpty();
    assertThat(shown.contents.get("folder/a.py")).isEqualTo(TEXT);
    Shown cut = Shown.sevenZip(Arrays.copyOf(archive, archive.length - 20));
    assertThat(cut.kinds()).containsExactly(Kind.DAMAGED);
  }

  static byte[] sevenZip() throws IOException {
    try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
      write(channel);
      return Arrays.copyOf(channel.array(), (int) channel.size());
    }
  }

  private static void write(SeekableByteChannel channel) throws IOException {
    SevenZOutputFile out = new SevenZOutputFile(channel);
    SevenZArchiveEntry entry = new SevenZArchiveEntry();
    entry.setName("folder/a.py");
    out.putArchiveEntry(entry);
    out.write(TEXT);
    out.closeArchiveEntry();
    out.finish();
  }

  static byte[] pack(ArchiveFormat format, byte[] content) throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    switch (format) {
      case GZIP -> sink.writeBytes(TarForge.gzip(List.of(content)));
      case BZIP2 -> write(new BZip2CompressorOutputStream(sink), content);
      case ZSTD -> sink.writeBytes(ZstdForge.frame(content));
      case XZ -> write(new XZOutputStream(sink, new LZMA2Options(1)), content);
      default -> throw new IllegalArgumentException(format.name());
    }
    return sink.toByteArray();
  }

  private static void write(OutputStream out, byte[] content) throws IOException {
    try (out) {
      out.write(content);
    }
  }

  private static byte[] with(byte[] bytes, byte[] more) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    return all;
  }
}
