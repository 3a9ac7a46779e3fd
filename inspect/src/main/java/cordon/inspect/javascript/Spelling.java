package cordon.inspect.javascript;

import java.util.BitSet;

/** Tokens as they are meant, however their characters are written. */
final class Spelling {
  /** Characters of an alphabet of all signs. */
  private static final int LEAST_ALPHABET = 80;

  private static final int MOST_ALPHABET = 95;

  /** Neighbours in it that are neighbours in ASCII, too; a dice leaves two. */
  private static final int MOST_STEPS = 8;

  private Spelling() {}

  /**
   * Nearly all signs that can be printed, each once, in the order of a dice: encoders that have
   * nothing to hide keep to the order of ASCII or of a keyboard.
   */
  static boolean isShuffled(Tokens t, int i) {
    int length = t.ends[i] - t.starts[i];
    if (length < LEAST_ALPHABET || length > 6 * MOST_ALPHABET) {
      return false;
    }
    String text = plain(t, i);
    if (text.length() < LEAST_ALPHABET || text.length() > MOST_ALPHABET) {
      return false;
    }
    BitSet seen = new BitSet();
    int steps = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c <= ' ' || c > '~' || seen.get(c)) {
        return false;
      }
      seen.set(c);
      steps += at > 0 && Math.abs(c - text.charAt(at - 1)) == 1 ? 1 : 0;
    }
    return steps <= MOST_STEPS;
  }

  /** A text as it is meant, where it is written by the numbers of its characters. */
  static String plain(Tokens t, int i) {
    return isEscaped(t, i) ? Literals.unescaped(t.source, t.starts[i], t.ends[i]) : t.text(i);
  }

  private static boolean isEscaped(Tokens t, int i) {
    for (int at = t.starts[i]; at < t.ends[i]; at++) {
      if (t.source[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  /** Whether a token is a word. */
  static boolean says(Tokens t, int i, String word) {
    int length = t.ends[i] - t.starts[i];
    return length == word.length()
        ? t.reads(i, word)
        : (length == 4 * word.length() || length == 6 * word.length())
            && t.source[t.starts[i]] == '\\'
            && plain(t, i).equals(word);
  }
}
