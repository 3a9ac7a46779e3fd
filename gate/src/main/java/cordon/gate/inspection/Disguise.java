package cordon.gate.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Archives under the name of a file that carries no code: nobody reads what is in them, so they
 * must not pass for a checksum.
 */
final class Disguise {
  /** The beginnings of gzip (RFC 1952), bzip2 and xz. */
  private static final List<byte[]> PACKED =
      List.of(bytes("1f8b"), bytes("425a68"), bytes("fd377a585a00"));

  /** A ZIP's end of central directory (APPNOTE 4.3.16), before which anything may stand. */
  private static final int ZIP_END = 0x504b0506;

  private Disguise() {}

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static boolean archive(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] head = in.readNBytes(6);
      return PACKED.stream().anyMatch(magic -> begins(head, magic)) || zip(head, in);
    }
  }

  private static boolean begins(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  private static boolean zip(byte[] head, InputStream rest) throws IOException {
    int last = 0;
    for (byte each : head) {
      last = last << 8 | each & 0xff;
      if (last == ZIP_END) {
        return true;
      }
    }
    for (int next = rest.read(); next >= 0; next = rest.read()) {
      last = last << 8 | next;
      if (last == ZIP_END) {
        return true;
      }
    }
    return false;
  }
}
