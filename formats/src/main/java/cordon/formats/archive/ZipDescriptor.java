package cordon.formats.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The sizes behind a body (APPNOTE 4.3.9): with or without a signature, of 4 or 8 bytes. */
final class ZipDescriptor {
  private static final int SIGNATURE = 0x08074b50;

  private ZipDescriptor() {}

  /** The length of the descriptor that says these sizes; 0 where none does. */
  static int length(ByteSource source, long at, long packed, long unpacked) throws IOException {
    ByteBuffer in = ZipEnd.little(source.bytes(at, 24));
    int signature = in.limit() >= 4 && in.getInt(0) == SIGNATURE ? 4 : 0;
    int sizes = signature + 4;
    if (in.limit() >= sizes + 8
        && in.getInt(sizes) == (int) packed
        && in.getInt(sizes + 4) == (int) unpacked) {
      return sizes + 8;
    }
    if (in.limit() >= sizes + 16
        && in.getLong(sizes) == packed
        && in.getLong(sizes + 8) == unpacked) {
      return sizes + 16;
    }
    return 0;
  }
}
