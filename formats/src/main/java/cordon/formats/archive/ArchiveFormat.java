package cordon.formats.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** What an archive or a compressed file is packed as, by its first bytes. */
public enum ArchiveFormat {
  ZIP,
  TAR,
  GZIP,
  BZIP2,
  XZ,
  ZSTD,
  SEVEN_ZIP;

  /** Enough bytes for {@link #of}. */
  public static final int HEAD = TarHeader.BLOCK;

  /**
   * @param head the first {@link #HEAD} bytes, or as many as there are
   */
  public static Optional<ArchiveFormat> of(byte[] head) {
    if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
      return Optional.of(ZIP);
    }
    if (starts(head, 0x1F, 0x8B, 8)) {
      return Optional.of(GZIP);
    }
    if (starts(head, 'B', 'Z', 'h') && starts(tail(head, 4), 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)) {
      return Optional.of(BZIP2);
    }
    if (starts(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      return Optional.of(XZ);
    }
    if (starts(head, 0x28, 0xB5, 0x2F, 0xFD) || isSkippable(head)) {
      return Optional.of(ZSTD);
    }
    if (starts(head, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
      return Optional.of(SEVEN_ZIP);
    }
    return TarHeader.looksLike(head) ? Optional.of(TAR) : Optional.empty();
  }

  /**
   * Whether a file can be opened as a zip whatever it begins with: tools look for the list of files
   * at its end, some before they look at anything else (pip does).
   */
  public static boolean endsAsZip(ByteSource source) throws IOException {
    Optional<ZipEnd> end = ZipEnd.last(source);
    if (end.isEmpty() || end.get().directoryEnd() - end.get().directory() < 4) {
      return false;
    }
    byte[] first = source.bytes(end.get().directory(), 4);
    return starts(first, 'P', 'K', 1, 2);
  }

  /** A frame of zstd that says nothing; tools that pack in parallel begin with one. */
  private static boolean isSkippable(byte[] head) {
    return head.length > 4 && (head[0] & 0xF0) == 0x50 && starts(tail(head, 1), 0x2A, 0x4D, 0x18);
  }

  private static byte[] tail(byte[] bytes, int from) {
    return bytes.length <= from ? new byte[0] : Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
