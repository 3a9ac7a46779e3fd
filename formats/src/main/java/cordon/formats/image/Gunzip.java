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

/** Reads what is packed by gzip, within the bounds of a layer. */
final class Gunzip implements ArchiveVisitor {
  private final Use use;
  private String broken = "";

  /** What is done with the content. */
  @FunctionalInterface
  interface Use {
    void with(InputStream content) throws IOException;
  }

  private Gunzip(Use use) {
    this.use = use;
  }

  /**
   * @param size as packed, in bytes
   * @return why not all of it was read; empty where all was
   */
  static Optional<String> read(InputStream in, long size, Use use) throws IOException {
    Gunzip gunzip = new Gunzip(use);
    new ArchiveReader(new ArchiveBudget(Layer.LIMITS, size), gunzip)
        .compressed(ArchiveFormat.GZIP, in);
    return gunzip.broken.isEmpty() ? Optional.empty() : Optional.of(gunzip.broken);
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
