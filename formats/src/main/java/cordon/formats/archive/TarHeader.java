package cordon.formats.archive;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * One header block of a tar (POSIX.1-1988 ustar, and what GNU made of it).
 *
 * @param prefix folders before the name; empty where the flavour has none
 * @param strayPrefix whether there is something where ustar has its prefix, but the block does not
 *     say that it is ustar: tools differ in whether they read it
 * @param size of the body as written; empty where it is no number, or below zero
 * @param type the letter; {@code 0} where it is NUL
 */
record TarHeader(
    byte[] name,
    byte[] prefix,
    boolean strayPrefix,
    OptionalLong size,
    int mode,
    char type,
    byte[] target) {
  static final int BLOCK = 512;
  private static final int CHECKSUM = 148;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;

  static boolean looksLike(byte[] head) {
    return head.length >= BLOCK && head[0] != 0 && checksumFits(head);
  }

  static boolean empty(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Old tools added signed bytes. */
  static boolean checksumFits(byte[] block) {
    OptionalLong said = number(block, CHECKSUM, 8);
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      byte b = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : block[i];
      unsigned += b & 0xFF;
      signed += b;
    }
    return said.isPresent() && (said.getAsLong() == unsigned || said.getAsLong() == signed);
  }

  static TarHeader of(byte[] block) {
    boolean ustar = says(block, "ustar\0");
    byte[] prefix = text(block, PREFIX, PREFIX_LENGTH);
    boolean gnu = says(block, "ustar ");
    // GNU keeps two times there, in octal digits.
    boolean stray = !ustar && prefix.length > 0 && !(gnu && octal(prefix));
    char type = block[156] == 0 ? '0' : (char) (block[156] & 0xFF);
    return new TarHeader(
        text(block, 0, 100),
        ustar ? prefix : new byte[0],
        stray,
        number(block, 124, 12),
        (int) number(block, 100, 8).orElse(0) & 0xFFF,
        type,
        text(block, 157, 100));
  }

  private static boolean says(byte[] block, String magic) {
    for (int i = 0; i < magic.length(); i++) {
      if (block[MAGIC + i] != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean octal(byte[] bytes) {
    for (byte b : bytes) {
      if ((b < '0' || b > '7') && b != ' ') {
        return false;
      }
    }
    return true;
  }

  private static byte[] text(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, from, end);
  }

  /** Octal digits among blanks, or GNU's binary form with the highest bit set. */
  static OptionalLong number(byte[] block, int from, int length) {
    if ((block[from] & 0x80) != 0) {
      return binary(block, from, length);
    }
    long value = 0;
    int at = from;
    int end = from + length;
    while (at < end && (block[at] == ' ' || block[at] == 0)) {
      at++;
    }
    while (at < end && block[at] >= '0' && block[at] <= '7') {
      value = value * 8 + (block[at++] - '0');
    }
    while (at < end && (block[at] == ' ' || block[at] == 0)) {
      at++;
    }
    return at == end ? OptionalLong.of(value) : OptionalLong.empty();
  }

  private static OptionalLong binary(byte[] block, int from, int length) {
    long value = block[from] & 0x7F;
    for (int i = from + 1; i < from + length; i++) {
      if (value >>> 55 != 0) {
        return OptionalLong.empty();
      }
      value = value << 8 | (block[i] & 0xFF);
    }
    return OptionalLong.of(value);
  }
}
