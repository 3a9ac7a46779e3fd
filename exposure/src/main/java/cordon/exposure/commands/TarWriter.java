package cordon.exposure.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a tar (POSIX.1-2001, pax) of regular files without times or owners. */
final class TarWriter {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int CHECKSUM_AT = 148;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;

  private final OutputStream out;

  TarWriter(OutputStream out) {
    this.out = out;
  }

  void file(String name, byte[] content) throws IOException {
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    if (path.length > NAME || path.length != name.length()) {
      byte[] record = pathRecord(path);
      header("pax".getBytes(StandardCharsets.UTF_8), 'x', record.length);
      body(record);
    }
    header(Arrays.copyOf(path, Math.min(path.length, NAME)), '0', content.length);
    body(content);
  }

  /** {@code LENGTH path=NAME\n}, the length being that of all of it. */
  private static byte[] pathRecord(byte[] path) {
    int rest = " path=\n".length() + path.length;
    int length = rest + Integer.toString(rest).length();
    if (Integer.toString(length).length() > Integer.toString(rest).length()) {
      length++;
    }
    byte[] head = (length + " path=").getBytes(StandardCharsets.UTF_8);
    byte[] record = Arrays.copyOf(head, length);
    System.arraycopy(path, 0, record, head.length, path.length);
    record[length - 1] = '\n';
    return record;
  }

  private void header(byte[] name, char type, int size) throws IOException {
    byte[] block = new byte[BLOCK];
    System.arraycopy(name, 0, block, 0, name.length);
    put(block, NAME, "0000644\0" + "0000000\0" + "0000000\0");
    put(block, SIZE_AT, String.format("%011o\0%011o\0", size, 0));
    put(block, CHECKSUM_AT, " ".repeat(8));
    block[TYPE_AT] = (byte) type;
    put(block, MAGIC_AT, "ustar\0" + "00");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, CHECKSUM_AT, String.format("%06o\0 ", sum));
    out.write(block);
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private void body(byte[] content) throws IOException {
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  /** Two empty blocks. */
  void end() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }
}
