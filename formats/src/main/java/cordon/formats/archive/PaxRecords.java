package cordon.formats.archive;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The records of a pax header (POSIX.1-2001, pax interchange format): {@code "27 path=a/b\n"}.
 *
 * @param values by keyword, the last of each
 * @param sound whether every byte belonged to a well-formed record, and no keyword stood twice
 */
record PaxRecords(Map<String, String> values, boolean sound) {

  static PaxRecords of(byte[] body) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean twice = false;
    int at = 0;
    while (at < body.length) {
      int space = at;
      int length = 0;
      while (space < body.length && space - at < 9 && body[space] >= '0' && body[space] <= '9') {
        length = length * 10 + (body[space++] - '0');
      }
      int equals = indexOf(body, '=', space, Math.min(body.length, at + length));
      boolean sound =
          space > at
              && space < body.length
              && body[space] == ' '
              && equals > space + 1
              && at + length <= body.length
              && body[at + length - 1] == '\n';
      if (!sound) {
        return new PaxRecords(values, onlyPadding(body, at) && !twice);
      }
      String key = text(body, space + 1, equals);
      twice |= values.put(key, text(body, equals + 1, at + length - 1)) != null;
      at += length;
    }
    return new PaxRecords(values, !twice);
  }

  private static String text(byte[] bytes, int from, int to) {
    return EntryNames.lenient(java.util.Arrays.copyOfRange(bytes, from, Math.max(from, to)));
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean onlyPadding(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
