package cordon.formats.zstd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a block that repeat nothing (RFC 8878, section 3.1.1.3.1). */
final class Literals {
  private static final int RAW = 0;
  private static final int RUN = 1;
  private static final int TREELESS = 3;
  private static final int STREAMS = 4;
  private static final int JUMPS = 6;

  private final byte[] bytes = new byte[Blocks.MOST];
  private int length;
  private @Nullable HuffmanTable table;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Nothing of another frame counts. */
  void forget() {
    table = null;
  }

  /**
   * @return where the sequences begin
   */
  int read(byte[] block, int end) throws ZstdException {
    int first = need(block, 0, 1, end) & 0xFF;
    int type = first & 3;
    int format = first >> 2 & 3;
    return type == RAW || type == RUN
        ? plain(block, end, type, format)
        : coded(block, end, type, format);
  }

  private int plain(byte[] block, int end, int type, int format) throws ZstdException {
    int head = (format & 1) == 0 ? 1 : format == 1 ? 2 : 3;
    need(block, 0, head, end);
    regenerated(Little.number(block, 0, head) >> (head == 1 ? 3 : 4));
    int size = type == RAW ? length : 1;
    need(block, head, size, end);
    if (type == RAW) {
      System.arraycopy(block, head, bytes, 0, length);
    } else {
      Arrays.fill(bytes, 0, length, block[head]);
    }
    return head + size;
  }

  private int coded(byte[] block, int end, int type, int format) throws ZstdException {
    int head = format < 2 ? 3 : format + 2;
    int width = format < 2 ? 10 : format == 2 ? 14 : 18;
    need(block, 0, head, end);
    long sizes = Little.number(block, 0, head) >> 4;
    regenerated(sizes & ((1 << width) - 1));
    int packed = (int) (sizes >> width);
    need(block, head, packed, end);
    int from = head;
    int to = head + packed;
    if (type != TREELESS) {
      HuffmanTable.Described described = HuffmanTable.read(block, from, to);
      table = described.table();
      from = described.end();
    }
    HuffmanTable code = table;
    if (code == null) {
      throw ZstdException.damaged("uses a code that it has not told");
    }
    if (format == 0) {
      code.decode(block, from, to, bytes, 0, length);
    } else {
      streams(code, block, from, to);
    }
    return to;
  }

  private void streams(HuffmanTable code, byte[] block, int from, int to) throws ZstdException {
    need(block, from, JUMPS, to);
    int each = (length + STREAMS - 1) / STREAMS;
    int at = from + JUMPS;
    for (int i = 0; i < STREAMS; i++) {
      boolean last = i == STREAMS - 1;
      int size = last ? to - at : (int) Little.number(block, from + 2 * i, 2);
      need(block, at, size, to);
      int count = last ? length - i * each : each;
      if (count < 0) {
        throw ZstdException.damaged("has too few literals for its streams");
      }
      code.decode(block, at, at + size, bytes, i * each, count);
      at += size;
    }
  }

  private void regenerated(long size) throws ZstdException {
    if (size > bytes.length) {
      throw ZstdException.damaged("has more literals than a block holds");
    }
    length = (int) size;
  }

  private static byte need(byte[] block, int from, int size, int end) throws ZstdException {
    if (size < 0 || from + size > end) {
      throw ZstdException.damaged("has literals that end early");
    }
    return block[from];
  }
}
