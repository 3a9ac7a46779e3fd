package cordon.testkit.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes tars header by header; every field may lie. */
public final class TarForge {
  private static final int BLOCK = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public TarForge file(String name, String content) {
    return file(name, content.getBytes(UTF_8));
  }

  public TarForge file(String name, byte[] content) {
    return header(name, '0', content.length, "").body(content);
  }

  public TarForge folder(String name) {
    return header(name, '5', 0, "");
  }

  /**
   * @param type {@code 1} for a hard link, {@code 2} for a symbolic one
   */
  public TarForge link(char type, String name, String target) {
    return header(name, type, 0, target);
  }

  /** A header that says something of the next, as GNU ({@code L}, {@code K}) and pax do. */
  public TarForge about(char type, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return header("about", type, bytes.length, "").body(bytes);
  }

  /** Records of a pax header, with their lengths. */
  public static String pax(String... keysAndValues) {
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String rest = " " + keysAndValues[i] + "=" + keysAndValues[i + 1] + "\n";
      int length = rest.getBytes(UTF_8).length;
      int digits = Integer.toString(length).length();
      digits = Integer.toString(length + digits).length();
      records.append(length + digits).append(rest);
    }
    return records.toString();
  }

  public TarForge header(String name, char type, long size, String target) {
    return header(name, type, String.format("%011o\0", size).getBytes(US_ASCII), target);
  }

  public TarForge header(String name, char type, byte[] size, String target) {
    byte[] header = new byte[BLOCK];
    put(header, 0, 100, name);
    put(header, 100, 8, "0000644\0");
    System.arraycopy(size, 0, header, 124, size.length);
    put(header, 136, 12, "00000000000\0");
    header[156] = (byte) type;
    put(header, 157, 100, target);
    put(header, 257, 8, "ustar\00000");
    return sealed(header);
  }

  /** A header as it is, with the checksum that fits. */
  public TarForge sealed(byte[] header) {
    put(header, 148, 8, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, 8, String.format("%06o\0 ", sum));
    return raw(header);
  }

  /** Content, filled up to a block. */
  public TarForge body(byte[] content) {
    raw(content);
    return raw(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  public TarForge raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** The two empty blocks. */
  public TarForge end() {
    return raw(new byte[2 * BLOCK]);
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  public byte[] gzipped() {
    return gzip(List.of(bytes()));
  }

  /** A gzip of one member for each part. */
  public static byte[] gzip(List<byte[]> members) {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    for (byte[] member : members) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(sink)) {
        gzip.write(member);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sink.toByteArray();
  }

  private static void put(byte[] header, int at, int length, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, Math.min(length, bytes.length));
  }
}
