package cordon.formats.image;

import cordon.formats.archive.ArchiveFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a layer as it is packed: a tar, or one in gzip or zstd. What else there is, is named as
 * unread.
 */
final class LayerStream {
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
    if (format.filter(ArchiveFormat.TAR::equals).isPresent() || isEmptyTar(head)) {
      return Layer.read(buffered, size, spool);
    }
    if (format.filter(Decompression::takes).isPresent()) {
      return unpacked(format.get(), buffered, size, spool);
    }
    return Layer.unread("it is neither a tar nor one in gzip or zstd");
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

  private static Layer unpacked(ArchiveFormat format, InputStream in, long size, Spool spool)
      throws IOException {
    Layer[] layer = {Layer.unread("it is empty")};
    Optional<String> broken =
        Decompression.read(format, in, size, tar -> layer[0] = Layer.read(tar, size, spool));
    broken.ifPresent(why -> layer[0].unread().add("it " + why));
    return layer[0];
  }
}
