package cordon.testkit.archive;

import java.io.ByteArrayOutputStream;

/** Writes zstd (RFC 8878) that packs nothing: one frame of blocks that stand as they are. */
public final class ZstdForge {
  private static final int BLOCK = 1 << 16;

  /** A window of 64 KiB and no more said, so that a block may be as large. */
  private static final byte[] HEAD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 6 << 3};

  private ZstdForge() {}

  public static byte[] frame(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEAD);
    int at = 0;
    do {
      int size = Math.min(BLOCK, content.length - at);
      boolean last = at + size == content.length;
      int head = size << 3 | (last ? 1 : 0);
      out.writeBytes(new byte[] {(byte) head, (byte) (head >> 8), (byte) (head >> 16)});
      out.write(content, at, size);
      at += size;
    } while (at < content.length);
    return out.toByteArray();
  }
}
