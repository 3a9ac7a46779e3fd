package cordon.inspect.scan;

import cordon.inspect.fact.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts names that no person and no minifier gives: {@code _0x3fa2} of obfuscators of JavaScript,
 * {@code IlIIlI} and {@code OO0OO0} of those of Python, and code of brackets alone.
 */
final class ObfuscatorNames {
  /** A few may be quoted by a tool that looks for them. */
  private static final int ENOUGH = 24;

  /** Code of {@code []()!+} alone. */
  private static final int BRACKETS = 400;

  private static final int LOOK_ALIKE = 8;
  private static final int HEX_DIGITS = 3;

  private static final ByteSet BRACKET = ByteSet.of("[]()!+");
  private static final ByteSet STROKES = ByteSet.of("Il1");
  private static final ByteSet RINGS = ByteSet.of("O0o");
  private static final ByteSet NAME =
      ByteSet.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

  private final Count hexNames = new Count("hex-names", ENOUGH);
  private final Count lookAlikes = new Count("look-alike-names", ENOUGH);
  private final Count brackets = new Count("brackets", 1);

  void update(Piece piece) {
    hexNames(piece.again());
    lookAlikes(STROKES, piece.again());
    lookAlikes(RINGS, piece.again());
    int start = BRACKET.find(piece.bytes(), piece.from(), piece.to(), BRACKETS);
    if (start >= 0 && makesLetters(piece.bytes(), start)) {
      brackets.add(piece.again(), start);
    }
  }

  /** Nested lists are brackets, too; letters come of {@code ![]+[]} alone. */
  private static boolean makesLetters(byte[] bytes, int start) {
    boolean not = false;
    boolean plus = false;
    for (int i = start; i < start + BRACKETS; i++) {
      not |= bytes[i] == '!';
      plus |= bytes[i] == '+';
    }
    return not && plus;
  }

  private void hexNames(Piece piece) {
    byte[] bytes = piece.bytes();
    int at = piece.from() + 2;
    while (at < piece.to()) {
      switch (bytes[at]) {
        case 'x' -> {
          if (bytes[at - 1] == '0' && bytes[at - 2] == '_' && digits(bytes, at + 1, piece.to())) {
            hexNames.add(piece, at - 2);
          }
          at += 3;
        }
        case '0' -> at += 1;
        case '_' -> at += 2;
        default -> at += 3;
      }
    }
  }

  private static boolean digits(byte[] bytes, int from, int to) {
    return ByteSet.HEX.end(bytes, from, Math.min(to, from + HEX_DIGITS)) == from + HEX_DIGITS;
  }

  private void lookAlikes(ByteSet set, Piece piece) {
    byte[] bytes = piece.bytes();
    int start = set.find(bytes, piece.from(), piece.to(), LOOK_ALIKE);
    while (start >= 0) {
      int end = set.end(bytes, start, piece.to());
      boolean whole =
          (start == piece.from() || !NAME.has(bytes[start - 1]))
              && (end == piece.to() || !NAME.has(bytes[end]));
      if (whole && mixed(bytes, start, end)) {
        lookAlikes.add(piece, start);
      }
      start = set.find(bytes, end, piece.to(), LOOK_ALIKE);
    }
  }

  /** Whether it is a name, no number and no ruler: a letter first, and something else later. */
  private static boolean mixed(byte[] bytes, int start, int end) {
    byte first = bytes[start];
    if (first == '0' || first == '1') {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] != first) {
        return true;
      }
    }
    return false;
  }

  List<Sighting> sightings() {
    List<Sighting> found = new ArrayList<>();
    hexNames.enough().ifPresent(found::add);
    lookAlikes.enough().ifPresent(found::add);
    brackets.enough().ifPresent(found::add);
    return found;
  }

  /** How many there were, and where the first was. */
  private static final class Count {
    private final String detail;
    private final int enough;
    private int count;
    private Optional<Sighting> first = Optional.empty();

    Count(String detail, int enough) {
      this.detail = detail;
      this.enough = enough;
    }

    void add(Piece piece, int at) {
      if (count++ == 0) {
        first =
            Optional.of(
                new Sighting(Behaviour.OBFUSCATED, detail, piece.line(at), piece.quote(at)));
      }
    }

    Optional<Sighting> enough() {
      return count >= enough ? first : Optional.empty();
    }
  }
}
