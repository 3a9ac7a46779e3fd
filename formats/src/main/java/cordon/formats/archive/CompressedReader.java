package cordon.formats.archive;

import cordon.formats.archive.ArchiveEntry.Type;
import cordon.formats.zstd.ZstdInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads a compressed file as an archive of one entry that has no name. */
final class CompressedReader {
  /** What a decoder of xz may take; the largest preset of the format needs 65 MB. */
  private static final int MEMORY_KIB = 96 << 10;

  /** Decoders of bzip2 and zstd read byte by byte. */
  private static final int BUFFER = 1 << 16;

  private final ArchiveFormat format;
  private final CountingInput in;
  private final Reading reading;

  CompressedReader(ArchiveFormat format, InputStream in, Reading reading) {
    this.format = format;
    this.in = new CountingInput(in);
    this.reading = reading;
  }

  void read() throws IOException {
    if (!reading.mayFollow()) {
      return;
    }
    ArchiveEntry entry = reading.entry("", Type.FILE, -1, 0, "");
    // Opened at the first read, so that a damaged header is met where damaged data is.
    try (Lazy decoder = new Lazy()) {
      reading.visit(
          entry, new EntryBody(decoder, "", in::count, reading.budget(), reading::found, () -> {}));
    }
  }

  private InputStream open() throws IOException {
    return switch (format) {
      case GZIP -> new GzipInput(in, reading);
      case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(in, BUFFER), true);
      case XZ -> new XZInputStream(in, MEMORY_KIB);
      case ZSTD -> new ZstdInput(new BufferedInputStream(in, BUFFER));
      case ZIP, TAR, SEVEN_ZIP -> throw new IllegalArgumentException("no stream: " + format);
    };
  }

  private final class Lazy extends InputStream {
    private InputStream decoder = InputStream.nullInputStream();
    private boolean opened;

    @Override
    public int read() throws IOException {
      return decoder().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return decoder().read(target, offset, length);
    }

    private InputStream decoder() throws IOException {
      if (!opened) {
        opened = true;
        decoder = open();
      }
      return decoder;
    }

    @Override
    public void close() throws IOException {
      decoder.close();
    }
  }
}
