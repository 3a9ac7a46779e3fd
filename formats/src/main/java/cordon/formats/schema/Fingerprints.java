package cordon.formats.schema;

import cordon.formats.schema.JsonValue.CheckedArray;
import cordon.formats.schema.JsonValue.JsonArray;
import cordon.formats.schema.JsonValue.JsonNumber;
import cordon.formats.schema.JsonValue.JsonObject;
import cordon.formats.schema.JsonValue.JsonText;
import cordon.formats.schema.JsonValue.JsonWord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Tells whether a value was there before, without keeping any; bounded in number. */
final class Fingerprints {
  private static final int MOST = 2_000_000;
  private static final int BYTES = 16;

  private final Set<ByteBuffer> seen = new HashSet<>();
  private final MessageDigest digest;

  Fingerprints() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** False where the same was added before; past the bound always true. */
  boolean add(JsonValue value) {
    if (seen.size() >= MOST) {
      return true;
    }
    put(value);
    return seen.add(ByteBuffer.wrap(Arrays.copyOf(digest.digest(), BYTES)));
  }

  private void put(JsonValue value) {
    switch (value) {
      case JsonObject object -> {
        mark('{', object.members().size());
        new TreeMap<>(object.members())
            .forEach((name, member) -> {
              text('k', name);
              put(member);
            });
      }
      case JsonArray array -> {
        mark('[', array.elements().size());
        array.elements().forEach(this::put);
      }
      case JsonText text -> text('s', text.text());
      case JsonNumber number -> text('n', number.plain().toString());
      case JsonWord word -> text('w', word.word());
      case CheckedArray array -> mark('c', array.size());
    }
  }

  private void text(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mark(kind, bytes.length);
    digest.update(bytes);
  }

  private void mark(char kind, long size) {
    digest.update(ByteBuffer.allocate(9).put((byte) kind).putLong(size).flip());
  }
}
