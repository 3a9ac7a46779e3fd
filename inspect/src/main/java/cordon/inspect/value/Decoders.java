package cordon.inspect.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The ways in which code is packed into text, undone. Each takes what ordinary libraries take (they
 * skip blanks and forgive missing padding) and gives nothing where those would fail. Output is at
 * most {@link Value#MOST} bytes.
 */
public final class Decoders {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String BASE85 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

  private Decoders() {}

  /** RFC 4648 §4 and §5 alike; characters of neither alphabet are skipped, as by most libraries. */
  public static Optional<byte[]> base64(byte[] text) {
    byte[] plain = text.clone();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain[i] == '-' ? (byte) '+' : plain[i] == '_' ? (byte) '/' : plain[i];
    }
    return bits(plain, BASE64, 6);
  }

  /** RFC 4648 §6. */
  public static Optional<byte[]> base32(byte[] text) {
    return bits(text, BASE32, 5);
  }

  private static Optional<byte[]> bits(byte[] text, String alphabet, int width) {
    int[] values = values(alphabet);
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    int buffer = 0;
    int held = 0;
    for (byte b : text) {
      int value = values[b & 0xFF];
      if (b == '=') {
        break;
      }
      if (value >= 0) {
        buffer = (buffer << width | value) & 0xFFFF;
        held += width;
        if (held >= 8) {
          held -= 8;
          out.write(buffer >> held);
        }
      }
    }
    return bounded(out);
  }

  /** RFC 1924's alphabet, as {@code base64.b85decode} and git use it. */
  public static Optional<byte[]> base85(byte[] text) {
    int[] values = values(BASE85);
    return base85(text, b -> values[b]);
  }

  /** Adobe's Ascii85 without {@code z} and {@code y}; the frame {@code <~ ~>} may be there. */
  public static Optional<byte[]> ascii85(byte[] text) {
    byte[] inner = text;
    if (text.length >= 2 && text[0] == '<' && text[1] == '~') {
      inner = Arrays.copyOfRange(text, 2, text.length);
    }
    if (inner.length >= 2 && inner[inner.length - 1] == '>' && inner[inner.length - 2] == '~') {
      inner = Arrays.copyOf(inner, inner.length - 2);
    }
    return base85(inner, b -> b >= '!' && b <= 'u' ? b - '!' : -1);
  }

  private static Optional<byte[]> base85(byte[] text, java.util.function.IntUnaryOperator values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    long group = 0;
    int held = 0;
    for (byte b : text) {
      int value = values.applyAsInt(b & 0xFF);
      if (value < 0) {
        if (b > ' ') {
          return Optional.empty();
        }
        continue;
      }
      group = group * 85 + value;
      if (++held == 5) {
        write(out, group, 4);
        group = 0;
        held = 0;
      }
    }
    if (held > 0) {
      for (int i = held; i < 5; i++) {
        group = group * 85 + 84;
      }
      write(out, group, held - 1);
    }
    return bounded(out);
  }

  private static void write(ByteArrayOutputStream out, long group, int count) {
    for (int i = 0; i < count; i++) {
      out.write((int) (group >> (24 - 8 * i)));
    }
  }

  private static int[] values(String alphabet) {
    int[] values = new int[256];
    Arrays.fill(values, -1);
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = i;
    }
    return values;
  }

  /** Pairs of hexadecimal digits; blanks, {@code :} and {@code \x} between them are skipped. */
  public static Optional<byte[]> hex(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length / 2);
    int high = -1;
    for (byte b : text) {
      int digit = Character.digit(b, 16);
      if (digit < 0) {
        if (b > ' ' && b != ':' && b != '\\' && b != 'x') {
          return Optional.empty();
        }
      } else if (high < 0) {
        high = digit;
      } else {
        out.write(high << 4 | digit);
        high = -1;
      }
    }
    return high < 0 ? bounded(out) : Optional.empty();
  }

  /** zlib (RFC 1950), gzip (RFC 1952) or bare deflate (RFC 1951), whichever it is. */
  public static Optional<byte[]> inflate(byte[] packed) {
    if (packed.length > 18 && packed[0] == 0x1F && (packed[1] & 0xFF) == 0x8B) {
      return gunzip(packed);
    }
    return inflate(packed, false).or(() -> inflate(packed, true));
  }

  private static Optional<byte[]> gunzip(byte[] packed) {
    try (InputStream in = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Optional.of(in.readNBytes(Value.MOST));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> inflate(byte[] packed, boolean bare) {
    Inflater inflater = new Inflater(bare);
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(packed), inflater, 8192)) {
      return Optional.of(in.readNBytes(Value.MOST)).filter(out -> out.length > 0);
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /**
   * @param key repeated as often as needed; empty gives nothing
   */
  public static Optional<byte[]> xor(byte[] text, byte[] key) {
    if (key.length == 0) {
      return Optional.empty();
    }
    byte[] out = new byte[text.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (text[i] ^ key[i % key.length]);
    }
    return Optional.of(out);
  }

  public static String reversed(String text) {
    char[] out = new char[text.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = text.charAt(out.length - 1 - i);
    }
    return new String(out);
  }

  public static byte[] reversed(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes[out.length - 1 - i];
    }
    return out;
  }

  /** Letters turned by 13 places. */
  public static String rot13(String text) {
    char[] out = text.toCharArray();
    for (int i = 0; i < out.length; i++) {
      char c = out[i];
      if (c >= 'a' && c <= 'z') {
        out[i] = (char) ('a' + (c - 'a' + 13) % 26);
      } else if (c >= 'A' && c <= 'Z') {
        out[i] = (char) ('A' + (c - 'A' + 13) % 26);
      }
    }
    return new String(out);
  }

  /**
   * Escapes that Python and JavaScript share: of control characters, and of characters by two,
   * four, eight or braced hexadecimal digits or by three octal ones. Others stay as they are.
   */
  public static String escapes(String text) {
    return text.indexOf('\\') < 0 ? text : new Escapes(text).read();
  }

  /** URL encoding: {@code %41}; {@code +} stays. */
  public static String percent(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static Optional<byte[]> bounded(ByteArrayOutputStream out) {
    return out.size() > Value.MOST ? Optional.empty() : Optional.of(out.toByteArray());
  }
}
