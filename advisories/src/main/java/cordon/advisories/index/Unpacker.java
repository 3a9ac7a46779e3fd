package cordon.advisories.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link Packer} wrote. */
final class Unpacker {
  private static final int SEVEN_BITS = 0x7f;

  private final byte[] bytes;
  private int at;

  Unpacker(byte[] bytes) {
    this.bytes = bytes;
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte part;
    do {
      part = bytes[at++];
      value |= (long) (part & SEVEN_BITS) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }

  boolean flag() {
    return number() == 1;
  }

  String text() {
    int length = (int) number();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  byte[] block() {
    int length = (int) number();
    byte[] block = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return block;
  }

  List<String> texts() {
    int count = (int) number();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  /**
   * Passes over a list of texts and says whether one is exactly these bytes, without making any
   * text: a list may hold thousands.
   */
  boolean textsContain(byte[] wanted) {
    boolean found = false;
    int count = (int) number();
    for (int i = 0; i < count; i++) {
      int length = (int) number();
      found |= length == wanted.length && Arrays.equals(bytes, at, at + length, wanted, 0, length);
      at += length;
    }
    return found;
  }
}
