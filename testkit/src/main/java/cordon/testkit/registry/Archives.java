package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Deterministic tar and zip files of small generated trees: path to content, in order. */
public final class Archives {
  private static final int BLOCK = 512;
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2024, 1, 1, 0, 0);

  private Archives() {}

  /**
   * A gzipped ustar archive (POSIX.1-1988), every entry mode 0644.
   *
   * @throws IllegalArgumentException for a path over 100 bytes, which ustar would need to split
   */
  public static byte[] tarGz(Map<String, byte[]> files) {
    return written(sink -> {
      try (var out = new GZIPOutputStream(sink)) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          out.write(tarHeader(file.getKey(), file.getValue().length));
          out.write(file.getValue());
          out.write(new byte[(BLOCK - file.getValue().length % BLOCK) % BLOCK]);
        }
        out.write(new byte[2 * BLOCK]);
      }
    });
  }

  /** A zip with fixed entry times, so that the same files give the same bytes. */
  public static byte[] zip(Map<String, byte[]> files) {
    return written(sink -> {
      try (var out = new ZipOutputStream(sink)) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          var entry = new ZipEntry(file.getKey());
          entry.setTimeLocal(ENTRY_TIME);
          out.putNextEntry(entry);
          out.write(file.getValue());
          out.closeEntry();
        }
      }
    });
  }

  /** {@code size} bytes that do not compress, the same for the same {@code seed}. */
  public static byte[] noise(int size, String seed) {
    byte[] bytes = new byte[size];
    new Random(seed.hashCode()).nextBytes(bytes);
    return bytes;
  }

  private static byte[] tarHeader(String path, int size) {
    byte[] name = path.getBytes(UTF_8);
    if (name.length > 100) {
      throw new IllegalArgumentException("path too long for ustar: " + path);
    }
    byte[] header = new byte[BLOCK];
    System.arraycopy(name, 0, header, 0, name.length);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format("%011o\0", size));
    put(header, 136, String.format("%011o\0", 0));
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private interface Writing {
    void to(OutputStream sink) throws IOException;
  }

  private static byte[] written(Writing writing) {
    var sink = new ByteArrayOutputStream();
    try {
      writing.to(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.toByteArray();
  }
}
