package cordon.inspect.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds long runs of encoded data in text: base64 in any alphabet, hex, escapes of bytes. A run may
 * be broken into pieces by quotes, commas, pluses and line breaks, as long literals are. Pictures
 * and fonts that a {@code data:} address holds are left out.
 */
final class EncodedRuns {
  /** Shorter runs are keys, hashes and small tables. */
  private static final int SHORTEST = 2048;

  /** A piece of a broken run; words of a language and names of functions are shorter. */
  private static final int PIECE = 40;

  private static final int MOST_BETWEEN = 24;
  private static final int MOST_RUNS = 4;
  private static final int QUOTE = 60;

  private static final byte ALPHABET = 1;
  private static final byte HEX = 2;
  private static final byte BETWEEN = 4;
  private static final byte[] CLASS = new byte[256];

  static {
    for (int c = 0; c < 128; c++) {
      boolean digit = c >= '0' && c <= '9';
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean hex = digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
      CLASS[c] |= digit || letter || "+/-_=".indexOf(c) >= 0 ? ALPHABET : 0;
      CLASS[c] |= hex ? HEX : 0;
      CLASS[c] |= " \t\r\n\"'`,\\()".indexOf(c) >= 0 ? BETWEEN : 0;
    }
  }

  /**
   * A run.
   *
   * @param length characters, without what breaks it
   */
  record Run(int length, String encoding, int line, String quote) {}

  private final List<Run> runs = new ArrayList<>();
  private int line = 1;
  private byte last;

  private int piece;
  private int pieceHex;
  private byte beforePiece;

  private int run;
  private int runHex;
  private int escapes;
  private int between;
  private boolean media;
  private Run start = new Run(0, "", 0, "");

  void update(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      byte b = bytes[i];
      if ((CLASS[b & 0xFF] & ALPHABET) != 0) {
        i = stretch(bytes, i, to);
        if (i < to) {
          endPiece(bytes, from, i);
        }
      } else {
        separator(b);
        i++;
      }
    }
    last = to > from ? bytes[to - 1] : last;
  }

  /** Takes a stretch of the alphabet; where it ends. */
  private int stretch(byte[] bytes, int start, int to) {
    if (piece == 0) {
      beforePiece = start > 0 ? bytes[start - 1] : last;
    }
    int hex = 0;
    int i = start;
    while (i < to && (CLASS[bytes[i] & 0xFF] & ALPHABET) != 0) {
      hex += (CLASS[bytes[i] & 0xFF] & HEX) >> 1;
      i++;
    }
    piece += i - start;
    pieceHex += hex;
    return i;
  }

  private void endPiece(byte[] bytes, int from, int end) {
    boolean escape = beforePiece == '\\' && piece >= 2 && piece <= 5;
    if (!escape && piece < PIECE) {
      endRun();
    } else {
      if (run == 0) {
        begin(bytes, Math.max(from, end - piece), end);
      }
      run += piece;
      runHex += pieceHex;
      escapes += escape ? 1 : 0;
      between = 0;
    }
    piece = 0;
    pieceHex = 0;
  }

  private void begin(byte[] bytes, int pieceStart, int end) {
    int quoted = Math.min(end, pieceStart + QUOTE);
    start = new Run(0, "", line, text(bytes, pieceStart, quoted));
    String before = text(bytes, Math.max(0, pieceStart - QUOTE), pieceStart);
    int address = before.lastIndexOf("data:");
    media =
        address >= 0
            && (before.startsWith("image", address + 5)
                || before.startsWith("font", address + 5)
                || before.startsWith("audio", address + 5)
                || before.startsWith("video", address + 5)
                || before.contains("font")
                || before.startsWith("application/json", address + 5));
  }

  private void separator(byte b) {
    if (b == '\n') {
      line++;
    }
    if (run > 0 && ((CLASS[b & 0xFF] & BETWEEN) == 0 || ++between > MOST_BETWEEN)) {
      endRun();
    }
  }

  private void endRun() {
    if (run >= SHORTEST && !media) {
      runs.add(new Run(run, encoding(), start.line(), start.quote()));
      if (runs.size() > MOST_RUNS) {
        runs.remove(runs.stream().min(Comparator.comparingInt(Run::length)).orElseThrow());
      }
    }
    run = 0;
    runHex = 0;
    escapes = 0;
    between = 0;
    media = false;
  }

  private String encoding() {
    if (escapes > run / 8) {
      return "escape";
    }
    return runHex == run ? "hex" : "base64";
  }

  List<Run> finish() {
    if (piece > 0) {
      endPiece(new byte[0], 0, 0);
    }
    endRun();
    return runs;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
  }
}
