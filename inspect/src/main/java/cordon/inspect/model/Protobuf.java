package cordon.inspect.model;

import java.nio.charset.StandardCharsets;

/**
 * Walks a message of Protocol Buffers field by field without its schema. A field that breaks the
 * encoding ends the walk.
 */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final byte[] content;
  private final int end;
  private int at;
  private int field;
  private int from;
  private int to;

  Protobuf(byte[] content, int from, int to) {
    this.content = content;
    this.at = from;
    this.end = to;
  }

  /** Goes to the next field that holds bytes; false at the end, and where the message is broken. */
  boolean next() {
    while (at < end) {
      long key = varint();
      field = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case VARINT -> varint();
        case FIXED64 -> at += 8;
        case FIXED32 -> at += 4;
        case BYTES -> {
          long length = varint();
          if (at < 0 || length < 0 || length > end - at) {
            return breakOff();
          }
          from = at;
          to = at + (int) length;
          at = to;
          return true;
        }
        default -> {
          return breakOff();
        }
      }
      if (at < 0 || at > end) {
        return breakOff();
      }
    }
    return false;
  }

  /** Whether the message was read to its end. */
  boolean complete() {
    return at == end;
  }

  int field() {
    return field;
  }

  String text() {
    return new String(content, from, to - from, StandardCharsets.UTF_8);
  }

  /** The field as a message of its own. */
  Protobuf message() {
    return new Protobuf(content, from, to);
  }

  private boolean breakOff() {
    at = -1;
    return false;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at < 0 || at >= end) {
        at = -1;
        return -1;
      }
      byte b = content[at++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    at = -1;
    return -1;
  }
}
