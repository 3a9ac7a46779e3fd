package cordon.inspect.scan;

import cordon.inspect.fact.Behaviour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds text that whoever looks at a file does not see: code far to the right behind blanks,
 * characters that show as nothing, characters that turn the order of others around
 * (CVE-2021-42574). Of each the first.
 */
final class HiddenText {
  /** Wider than a screen; nobody indents so far. */
  private static final int BLANKS = 200;

  /** One joiner is part of a picture of a family; a row of invisible characters carries data. */
  private static final int INVISIBLE = 8;

  private static final int NONE = -1;

  private static final ByteSet BLANK = ByteSet.of(" \t");

  /** A comment there is a table; a quote or a backslash ends or goes on with a long literal. */
  private static final ByteSet NO_CODE = ByteSet.of("\n\r#\"'`\\/*|+");

  private final Map<String, Sighting> first = new LinkedHashMap<>();

  void update(Piece piece) {
    if (!first.containsKey("blanks")) {
      blanks(piece.again());
    }
    if (first.size() < 3) {
      characters(piece.again());
    }
  }

  private void blanks(Piece piece) {
    byte[] bytes = piece.bytes();
    int start = BLANK.find(bytes, piece.from(), piece.to(), BLANKS);
    while (start >= 0) {
      int end = BLANK.end(bytes, start, piece.to());
      if (end < piece.to() && !NO_CODE.has(bytes[end])) {
        found("blanks", piece, end);
        return;
      }
      start = BLANK.find(bytes, end, piece.to(), BLANKS);
    }
  }

  private void characters(Piece piece) {
    byte[] bytes = piece.bytes();
    int invisible = 0;
    int end = -1;
    int at = EightBytes.beyondAscii(bytes, piece.from(), piece.to());
    while (at < piece.to()) {
      int c = character(bytes, at, piece.to());
      if (turns(c)) {
        found("bidi", piece, at);
      }
      int next = at + length(c);
      if (Invisible.is(c)) {
        invisible = at == end ? invisible + 1 : 1;
        end = next;
        if (invisible == INVISIBLE) {
          found("invisible", piece, at);
        }
      }
      at = EightBytes.beyondAscii(bytes, Math.min(next, piece.to()), piece.to());
    }
  }

  /** Bytes of a character; what is none counts as one. */
  private static int length(int c) {
    return c == NONE ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  /** The character of UTF-8 at an offset; {@link #NONE} where there is none. */
  private static int character(byte[] bytes, int at, int to) {
    int b = bytes[at] & 0xFF;
    int more = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : b >= 0xC0 ? 1 : 0;
    if (more == 0 || at + more >= to) {
      return NONE;
    }
    int c = b & (0x3F >> more);
    for (int i = 1; i <= more; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return NONE;
      }
      c = c << 6 | (bytes[at + i] & 0x3F);
    }
    return c;
  }

  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private void found(String detail, Piece piece, int at) {
    if (!first.containsKey(detail)) {
      Piece own = piece.again();
      first.put(detail, new Sighting(Behaviour.CONCEALED, detail, own.line(at), own.quote(at)));
    }
  }

  List<Sighting> sightings() {
    return List.copyOf(first.values());
  }
}
