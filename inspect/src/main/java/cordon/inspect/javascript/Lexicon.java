package cordon.inspect.javascript;

import java.util.List;

/** The words that have numbers: those of the language, and further ones. Immutable. */
final class Lexicon {
  /** The language alone. */
  static final Lexicon LANGUAGE = new Lexicon(List.of());

  private final char[][] texts;
  private final short[] numbers;
  private final int mask;

  /**
   * @param more words beyond those of the language; the first has the number {@link Word#OWN}
   */
  Lexicon(List<String> more) {
    int size = Integer.highestOneBit(4 * (Word.OWN + more.size())) << 1;
    this.texts = new char[size][];
    this.numbers = new short[size];
    this.mask = size - 1;
    for (int word = Word.FIRST; word < Word.OWN; word++) {
      if (Character.isLetter(Word.text(word).charAt(0))) {
        add(Word.text(word), word);
      }
    }
    for (int i = 0; i < more.size(); i++) {
      if (number(more.get(i)) == Word.NONE) {
        add(more.get(i), Word.OWN + i);
      }
    }
  }

  private void add(String text, int number) {
    int slot = text.hashCode() & mask;
    while (texts[slot] != null) {
      slot = slot + 1 & mask;
    }
    texts[slot] = text.toCharArray();
    numbers[slot] = (short) number;
  }

  /** {@link Word#NONE} for words that have none. */
  int number(String text) {
    return number(text.toCharArray(), 0, text.length(), text.hashCode());
  }

  /**
   * @param hash as {@link String#hashCode} would have it
   */
  int number(char[] source, int from, int to, int hash) {
    int slot = hash & mask;
    while (texts[slot] != null) {
      if (same(texts[slot], source, from, to)) {
        return numbers[slot];
      }
      slot = slot + 1 & mask;
    }
    return Word.NONE;
  }

  private static boolean same(char[] text, char[] source, int from, int to) {
    if (text.length != to - from) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (text[i] != source[from + i]) {
        return false;
      }
    }
    return true;
  }
}
