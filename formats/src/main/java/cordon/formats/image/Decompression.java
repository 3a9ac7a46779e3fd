package cordon.formats.image;

import cordon.formats.archive.Anomaly;
import cordon.formats.archive.ArchiveBudget;
import cordon.formats.archive.ArchiveEntry;
import cordon.formats.archive.ArchiveFormat;
import cordon.formats.archive.ArchiveReader;
import cordon.formats.archive.ArchiveVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Unpacks what is in gzip or zstd, within the bounds of a layer. */
final class Decompression implements ArchiveVisitor {
  private final Use use;
  private String broken = "";

  /** What is done with the content. */
  @FunctionalInterface
  interface Use {
    void with(InputStream content) throws IOException;
  }

  private Decompression(Use use) {
    this.use = use;
  }

  /** Whether a file is packed by what this unpacks. */
  static boolean takes(ArchiveFormat format) {
    return format == ArchiveFormat.GZIP || format == ArchiveFormat.ZSTD;
  }

  /**
   * @param format that it {@link #takes}
   * @param size as packed, in bytes
   * @return why not all of it was read; empty where all was
   */
  static Optional<String> read(ArchiveFormat format, InputStream in, long size, Use use)
      throws IOException {
    Decompression visitor = new Decompression(use);
    new ArchiveReader(new ArchiveBudget(Layer.LIMITS, size), visitor).compressed(format, in);
    return visitor.broken.isEmpty() ? Optional.empty() : Optional.of(visitor.broken);
  }

  @Override
  public void entry(ArchiveEntry entry, InputStream body) throws IOException {
    use.with(body);
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    if (anomaly.kind().unread()) {
      broken = anomaly.detail();
    }
  }
}
