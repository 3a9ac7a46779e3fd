package cordon.advisories.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes numbers and texts into few bytes; {@link Unpacker} reads them in the same order. */
final class Packer {
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

  /** Variable length, seven bits a byte, low ones first. */
  Packer number(long value) {
    long rest = value;
    while ((rest & ~SEVEN_BITS) != 0) {
      out.write((int) (rest & SEVEN_BITS) | MORE);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  Packer flag(boolean value) {
    return number(value ? 1 : 0);
  }

  Packer text(String text) {
    return block(text.getBytes(StandardCharsets.UTF_8));
  }

  Packer texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  Packer block(byte[] bytes) {
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
