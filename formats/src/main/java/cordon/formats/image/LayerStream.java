package cordon.formats.image;

import cordon.formats.archive.ArchiveFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a layer as it is packed: a tar, or one in gzip. What else there is, is named as unread. */
final class LayerStream {
  private static final int ZSTD = 0xFD2FB528;

  private LayerStream() {}

  /**
   * @param size as packed, in bytes
   */
  static Layer read(InputStream in, long size, Spool spool) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(ArchiveFormat.HEAD);
    byte[] head = buffered.readNBytes(ArchiveFormat.HEAD);
    buffered.reset();
    Optional<ArchiveFormat> format = ArchiveFormat.of(head);
    if (format.isPresent() && format.get() == ArchiveFormat.TAR || isEmptyTar(head)) {
      return Layer.read(buffered, size, spool);
    }
    if (format.isPresent() && format.get() == ArchiveFormat.GZIP) {
      return gzip(buffered, size, spool);
    }
    return Layer.unread(
        isZstd(head)
            ? "it is packed by zstd, which is not read; copy the image with layers in gzip, or bring a bill of"
                + " materials of it"
            : "it is neither a tar nor gzip");
  }

  /** A layer without files is nothing but the mark of its end. */
  private static boolean isEmptyTar(byte[] head) {
    for (byte each : head) {
      if (each != 0) {
        return false;
      }
    }
    return head.length > 0;
  }

  private static boolean isZstd(byte[] head) {
    return head.length > 3
        && ((head[0] & 0xff)
                | (head[1] & 0xff) << 8
                | (head[2] & 0xff) << 16
                | (head[3] & 0xff) << 24)
            == ZSTD;
  }

  private static Layer gzip(InputStream in, long size, Spool spool) throws IOException {
    Layer[] layer = {Layer.unread("it is empty")};
    Optional<String> broken = Gunzip.read(in, size, tar -> layer[0] = Layer.read(tar, size, spool));
    broken.ifPresent(why -> layer[0].unread().add("it " + why));
    return layer[0];
  }
}
