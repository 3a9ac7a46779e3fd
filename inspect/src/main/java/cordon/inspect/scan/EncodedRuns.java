package cordon.inspect.scan;

import cordon.inspect.fact.Behaviour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds long runs of encoded data in text: base64 in any alphabet, hex, escapes of bytes. A run may
 * be broken into pieces by quotes, commas, brackets and line breaks, as long literals are. Pictures
 * and fonts that a {@code data:} address holds are left out. Only the longest runs are kept.
 */
final class EncodedRuns {
  /** Shorter runs are keys, hashes and small tables. */
  private static final int SHORTEST = 2048;

  /** A piece of a broken run; words of a language and names of functions are shorter. */
  private static final int PIECE = 40;

  private static final int MOST_BETWEEN = 24;
  private static final int MOST_RUNS = 4;
  private static final int LOOKED_BACK = 60;

  private static final ByteSet ALPHABET =
      ByteSet.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=");
  private static final ByteSet BETWEEN = ByteSet.of(" \t\r\n\"'`,\\()+");
  private static final ByteSet ESCAPES = ByteSet.of("\\xu0123456789abcdefABCDEF");

  /** What a {@code data:} address may hold without a question: what is only shown. */
  private static final Set<String> SHOWN =
      Set.of("data:image", "data:font", "data:audio", "data:video", "data:application/json");

  private record Run(int length, Sighting sighting) {}

  private final List<Run> runs = new ArrayList<>();

  void update(Piece piece) {
    literals(piece.again());
    escapes(piece.again());
  }

  private void literals(Piece piece) {
    byte[] bytes = piece.bytes();
    int start = ALPHABET.find(bytes, piece.from(), piece.to(), PIECE);
    while (start >= 0) {
      int end = start;
      int length = 0;
      boolean hex = true;
      int next = start;
      while (next >= 0) {
        end = ALPHABET.end(bytes, next, piece.to());
        length += end - next;
        hex &= ByteSet.HEX.end(bytes, next, end) == end;
        next = continuation(bytes, end, piece.to());
      }
      if (length >= SHORTEST && !shown(piece.before(start, LOOKED_BACK))) {
        add(piece, start, length, hex ? "hex" : "base64");
      }
      start = ALPHABET.find(bytes, end, piece.to(), PIECE);
    }
  }

  /** Where the run goes on behind a few separators; -1 where it does not. */
  private static int continuation(byte[] bytes, int end, int to) {
    int next = BETWEEN.end(bytes, end, Math.min(to, end + MOST_BETWEEN));
    return ALPHABET.find(bytes, next, Math.min(to, next + PIECE), PIECE);
  }

  private void escapes(Piece piece) {
    byte[] bytes = piece.bytes();
    int start = ESCAPES.find(bytes, piece.from(), piece.to(), SHORTEST);
    while (start >= 0) {
      int end = ESCAPES.end(bytes, start, piece.to());
      int slashes = 0;
      for (int i = start; i < end; i++) {
        slashes += bytes[i] == '\\' ? 1 : 0;
      }
      // An escape has six characters at most.
      if (slashes * 6 >= end - start) {
        add(piece, start, end - start, "escape");
      }
      start = ESCAPES.find(bytes, end, piece.to(), SHORTEST);
    }
  }

  private static boolean shown(String before) {
    int address = before.lastIndexOf("data:");
    return address >= 0 && SHOWN.stream().anyMatch(type -> before.startsWith(type, address));
  }

  private void add(Piece piece, int start, int length, String encoding) {
    String detail = encoding + ":" + length;
    runs.add(
        new Run(
            length, new Sighting(Behaviour.BLOB, detail, piece.line(start), piece.quote(start))));
    if (runs.size() > MOST_RUNS) {
      runs.remove(runs.stream().min(Comparator.comparingInt(Run::length)).orElseThrow());
    }
  }

  List<Sighting> sightings() {
    return runs.stream().map(Run::sighting).toList();
  }
}
