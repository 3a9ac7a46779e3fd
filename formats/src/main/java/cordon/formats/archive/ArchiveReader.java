package cordon.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Shows archives to a visitor. All readings that share a budget share its limits, so that an
 * archive in an archive is bounded together with what it lies in.
 */
public final class ArchiveReader {
  private final ArchiveBudget budget;
  private final ArchiveVisitor visitor;

  public ArchiveReader(ArchiveBudget budget, ArchiveVisitor visitor) {
    this.budget = budget;
    this.visitor = visitor;
  }

  /**
   * A zip, in the order of its central directory.
   *
   * @throws IOException if the source breaks, or from the visitor
   */
  public void zip(ByteSource source) throws IOException {
    guarded(() -> new ZipReader(source, new Reading(budget, visitor)).read());
  }

  /**
   * A tar, block by block.
   *
   * @throws IOException as {@link #zip}, and from the stream
   */
  public void tar(InputStream in) throws IOException {
    guarded(() -> new TarReader(in, new Reading(budget, visitor)).read());
  }

  /**
   * A file in gzip, bzip2, xz or zstd: one entry without a name.
   *
   * @throws IOException as {@link #zip}
   */
  public void compressed(ArchiveFormat format, InputStream in) throws IOException {
    guarded(() -> new CompressedReader(format, in, new Reading(budget, visitor)).read());
  }

  /**
   * A 7z.
   *
   * @throws IOException as {@link #zip}
   */
  public void sevenZip(ByteSource source) throws IOException {
    guarded(() -> new SevenZipReader(source, new Reading(budget, visitor)).read());
  }

  private interface Act {
    void run() throws IOException;
  }

  private static void guarded(Act act) throws IOException {
    try {
      act.run();
    } catch (UncheckedIOException brokenSource) {
      throw brokenSource.getCause();
    }
  }
}
