package cordon.inspect.scan;

import cordon.inspect.scan.Marks.Mark;
import java.nio.charset.StandardCharsets;

/**
 * Finds text that whoever looks at a file does not see: code far to the right behind blanks,
 * characters that show as nothing, characters that turn the order of others around.
 */
final class HiddenText {
  /** Wider than a screen; nobody indents so far. */
  private static final int BLANKS = 200;

  /** One joiner is part of a picture of a family; a row of invisible characters carries data. */
  private static final int INVISIBLE = 8;

  private static final int QUOTE = 120;

  private final Lines lines = new Lines();
  private final Marks pushed = new Marks();
  private final Marks turned = new Marks();
  private final Marks invisible = new Marks();
  private int blanks;
  private int unseen;

  /** A character that goes on in the next piece. */
  private int pending;

  private int pendingValue;

  void update(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == ' ' || b == '\t') {
        blanks++;
      } else {
        if (blanks >= BLANKS) {
          pushed(bytes, from, i, to);
        }
        blanks = 0;
      }
      if (b < 0) {
        beyondAscii(bytes, from, i, to);
      } else if (unseen > 0 || pending > 0) {
        unseen = 0;
        pending = 0;
      }
    }
    lines.next(bytes, from, to);
  }

  private void pushed(byte[] bytes, int from, int at, int to) {
    byte b = bytes[at];
    // A comment there is a table; a quote or a backslash ends or goes on with a long literal.
    boolean code = b != '\n' && b != '\r' && "#\"'`\\/*|+".indexOf(b) < 0;
    if (code) {
      mark(pushed, bytes, from, at, to);
    }
  }

  private void beyondAscii(byte[] bytes, int from, int at, int to) {
    int b = bytes[at] & 0xFF;
    if (b >= 0xC0) {
      pending = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
      pendingValue = b & (0x3F >> pending);
      return;
    }
    pendingValue = pendingValue << 6 | (b & 0x3F);
    if (pending > 0 && --pending == 0) {
      character(pendingValue, bytes, from, at, to);
    }
  }

  private void character(int c, byte[] bytes, int from, int at, int to) {
    if (c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069) {
      mark(turned, bytes, from, at, to);
    }
    if (showsNothing(c)) {
      if (++unseen == INVISIBLE) {
        mark(invisible, bytes, from, at, to);
      }
    } else {
      unseen = 0;
    }
  }

  private static boolean showsNothing(int c) {
    return c >= 0x200B && c <= 0x200D
        || c >= 0x2060 && c <= 0x2064
        || c >= 0xFE00 && c <= 0xFE0F
        || c >= 0xE0000 && c <= 0xE01EF
        || c == 0xFEFF
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x115F
        || c == 0x1160
        || c == 0x180E;
  }

  private void mark(Marks marks, byte[] bytes, int from, int at, int to) {
    if (!marks.wants()) {
      marks.more();
      return;
    }
    int end = Math.min(to, at + QUOTE);
    int stop = at;
    while (stop < end && bytes[stop] != '\n') {
      stop++;
    }
    String quote = new String(bytes, at, stop - at, StandardCharsets.UTF_8);
    marks.add(new Mark(lines.at(bytes, from, at), quote));
  }

  /** Code behind a wide stretch of blanks. */
  Marks pushed() {
    return pushed;
  }

  /** Characters that change the direction of text (CVE-2021-42574). */
  Marks turned() {
    return turned;
  }

  Marks invisible() {
    return invisible;
  }
}
