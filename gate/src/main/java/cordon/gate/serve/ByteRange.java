package cordon.gate.serve;

import java.util.Optional;

/**
 * The part of a body that a client asked for (RFC 9110 section 14). Several ranges at once, units
 * other than bytes and malformed headers mean the whole body, as the specification allows.
 *
 * @param offset first byte
 * @param length how many
 * @param partial whether less than the whole was asked for
 * @param satisfiable false when the body ends before the range begins
 */
record ByteRange(long offset, long length, boolean partial, boolean satisfiable) {

  static ByteRange whole(long size) {
    return new ByteRange(0, size, false, true);
  }

  static ByteRange of(Optional<String> header, long size) {
    if (header.isEmpty() || !header.get().startsWith("bytes=")) {
      return whole(size);
    }
    String spec = header.get().substring("bytes=".length()).strip();
    int dash = spec.indexOf('-');
    if (dash < 0 || spec.indexOf(',') >= 0) {
      return whole(size);
    }
    Optional<Long> first = number(spec.substring(0, dash));
    Optional<Long> last = number(spec.substring(dash + 1));
    if (first.isEmpty() && dash == 0 && last.isPresent()) {
      return suffix(last.get(), size);
    }
    boolean openEnd = dash == spec.length() - 1;
    if (first.isEmpty() || (last.isEmpty() && !openEnd)) {
      return whole(size);
    }
    long end = openEnd ? size - 1 : Math.min(last.get(), size - 1);
    if (first.get() >= size) {
      return new ByteRange(0, 0, true, false);
    }
    return first.get() > end
        ? whole(size)
        : new ByteRange(first.get(), end - first.get() + 1, true, true);
  }

  private static ByteRange suffix(long wanted, long size) {
    if (wanted == 0 || size == 0) {
      return new ByteRange(0, 0, true, false);
    }
    long length = Math.min(wanted, size);
    return new ByteRange(size - length, length, true, true);
  }

  private static Optional<Long> number(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  String contentRange(long size) {
    return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
  }
}
