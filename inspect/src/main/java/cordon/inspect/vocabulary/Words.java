package cordon.inspect.vocabulary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in a text in one pass (Aho and Corasick, CACM 18(6), 1975), whatever their case
 * in ASCII. Time is linear in the text and its hits; each byte costs one step in a table.
 *
 * <p>Bytes that occur in no word share a column, so that the table stays small enough for the
 * caches of a processor.
 */
public final class Words {
  private static final int ROOT = 0;

  private final byte[] columnOf;

  /**
   * By the row of a state and a column, the row of the next state: its number times the columns.
   * With {@link #ENDS} where words end there, so that most steps read this table alone.
   */
  private final int[] next;

  private static final int ENDS = 1 << 31;

  /** For each state the words that end there, longest first; none for most. */
  private final int[][] ends;

  private final int columns;

  private final int[] lengths;

  /** Called with each hit. */
  @FunctionalInterface
  public interface Found {
    /**
     * @param word index of the word in the list that the automaton was made of
     * @param start offset of its first byte or character
     * @param end offset after its last
     */
    void at(int word, int start, int end);
  }

  /**
   * @param words none empty; anything beyond ASCII is compared as UTF-8 and exactly
   */
  public Words(List<String> words) {
    byte[][] patterns = new byte[words.size()][];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = words.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (patterns[i].length == 0) {
        throw new IllegalArgumentException("an empty word");
      }
    }
    this.lengths = Arrays.stream(patterns).mapToInt(p -> p.length).toArray();
    this.columnOf = columns(patterns);
    this.columns = columnCount(columnOf);
    Trie trie = new Trie(columns);
    for (int i = 0; i < patterns.length; i++) {
      trie.add(patterns[i], i, columnOf);
    }
    this.next = trie.complete();
    this.ends = trie.ends();
    for (int i = 0; i < next.length; i++) {
      next[i] = next[i] * columns | (ends[next[i]] == null ? 0 : ENDS);
    }
  }

  /** Looks over bytes. */
  public void scan(byte[] text, int from, int to, Found found) {
    int state = ROOT;
    for (int i = from; i < to; i++) {
      state = next[(state & ~ENDS) + (columnOf[text[i] & 0xFF] & 0xFF)];
      if (state < 0) {
        report(state, i + 1, found);
      }
    }
  }

  /** Looks over characters; those beyond ASCII fit no word here. */
  public void scan(CharSequence text, Found found) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      state = c < 0x80 ? next[(state & ~ENDS) + (columnOf[c] & 0xFF)] : ROOT;
      if (state < 0) {
        report(state, i + 1, found);
      }
    }
  }

  /** Whether any of the words is there. */
  public boolean occur(CharSequence text) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      state = c < 0x80 ? next[state + (columnOf[c] & 0xFF)] : ROOT;
      if (state < 0) {
        return true;
      }
    }
    return false;
  }

  /** The same of characters. */
  public boolean occur(char[] text, int from, int to) {
    int state = ROOT;
    for (int i = from; i < to; i++) {
      char c = text[i];
      state = c < 0x80 ? next[state + (columnOf[c] & 0xFF)] : ROOT;
      if (state < 0) {
        return true;
      }
    }
    return false;
  }

  private void report(int state, int end, Found found) {
    for (int word : ends[(state & ~ENDS) / columns]) {
      found.at(word, end - lengths[word], end);
    }
  }

  private static byte[] columns(byte[][] patterns) {
    byte[] columnOf = new byte[256];
    int count = 1;
    for (byte[] pattern : patterns) {
      for (byte b : pattern) {
        int c = lower(b & 0xFF);
        if (columnOf[c] == 0) {
          // At most 230 values are left once ASCII letters are one case, so a byte holds them.
          columnOf[c] = (byte) count++;
        }
      }
    }
    for (int c = 'A'; c <= 'Z'; c++) {
      columnOf[c] = columnOf[lower(c)];
    }
    return columnOf;
  }

  private static int columnCount(byte[] columnOf) {
    int most = 0;
    for (byte b : columnOf) {
      most = Math.max(most, b & 0xFF);
    }
    return most + 1;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  /** The tree of all words, then the automaton that never steps back. */
  private static final class Trie {
    private final int columns;
    private int[] next;
    private final List<List<Integer>> ends = new ArrayList<>();

    Trie(int columns) {
      this.columns = columns;
      this.next = new int[columns];
      ends.add(new ArrayList<>());
    }

    void add(byte[] word, int index, byte[] columnOf) {
      int state = ROOT;
      for (byte b : word) {
        int at = state * columns + (columnOf[lower(b & 0xFF)] & 0xFF);
        if (next[at] == 0) {
          int fresh = ends.size();
          ends.add(new ArrayList<>());
          next = Arrays.copyOf(next, (fresh + 1) * columns);
          next[at] = fresh;
        }
        state = next[at];
      }
      ends.get(state).add(index);
    }

    /** Fills each gap with where the longest proper suffix would go. */
    int[] complete() {
      int[] fallback = new int[ends.size()];
      ArrayDeque<Integer> queue = new ArrayDeque<>();
      for (int c = 0; c < columns; c++) {
        if (next[c] != 0) {
          queue.add(next[c]);
        }
      }
      while (!queue.isEmpty()) {
        int state = queue.remove();
        ends.get(state).addAll(ends.get(fallback[state]));
        for (int c = 0; c < columns; c++) {
          int at = state * columns + c;
          int over = next[fallback[state] * columns + c];
          if (next[at] == 0) {
            next[at] = over;
          } else {
            fallback[next[at]] = over;
            queue.add(next[at]);
          }
        }
      }
      return next;
    }

    int[][] ends() {
      return ends.stream()
          .map(l -> l.isEmpty() ? null : l.stream().mapToInt(Integer::intValue).toArray())
          .toArray(int[][]::new);
    }
  }
}
