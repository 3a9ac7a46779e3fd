package cordon.inspect.javascript;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tells what obfuscators make by its shape, whatever its names: a table of texts with a function
 * that takes them out by shifted numbers, members that are named by calls of it, a table that is
 * turned round first, blocks that a loop picks in an order kept as text. Minifiers and bundlers
 * make none of these.
 */
final class Obfuscation {
  private static final int FEW_TEXTS = 4;
  private static final int FEW_CALLS = 3;

  /** One for each way in which texts are encoded is made. */
  private static final int FEW_DECODERS = 8;

  /** Wider than a screen; nobody indents so far. */
  private static final int MOST_BLANKS = 200;

  /** Characters of an order of blocks. */
  private static final int MOST_ORDER = 4096;

  /** Signs one after the other. */
  private static final int LONG_RUN = 160;

  /** Tokens from where a number is shifted to where the table is asked. */
  private static final int NEAR = 60;

  private final Tokens t;

  /** Where numbers are shifted before a table is asked. */
  final List<Integer> decoders = new ArrayList<>();

  /** Where a table is turned round; negative if none is. */
  int turn = -1;

  private int blanks = -1;
  private int spelt = -1;
  private int run;
  private int pluses;
  private int order = -1;
  private int alphabet = -1;
  private boolean table;
  private boolean picked;
  private int calls;

  private Obfuscation(Tokens tokens) {
    this.t = tokens;
  }

  static Obfuscation in(Tokens tokens) {
    Obfuscation of = new Obfuscation(tokens);
    for (int i = 1; i < tokens.count; i++) {
      of.look(i);
    }
    return of;
  }

  /** Where code that is spelt with brackets begins, which has neither names nor words. */
  OptionalInt brackets() {
    return spelt < 0 ? OptionalInt.empty() : OptionalInt.of(spelt);
  }

  private void spelling(int i) {
    boolean sign =
        t.kinds[i] == Tokens.PUNCTUATOR && "[]()!+".indexOf(t.words[i]) >= 0 && t.words[i] < 128;
    boolean letter = t.kinds[i] == Tokens.STRING && t.ends[i] - t.starts[i] <= 1;
    run = isDollars(i) ? LONG_RUN : sign ? run + 1 : letter ? run : 0;
    pluses = run == 0 ? 0 : sign && t.words[i] == '+' ? pluses + 1 : pluses;
    // Nested lists are brackets, too; letters come of adding them up.
    if (run >= LONG_RUN && (pluses > 0 || isDollars(i)) && spelt < 0) {
      spelt = i;
    }
  }

  /** Where an alphabet stands whose order nobody would choose. */
  OptionalInt alphabet() {
    return alphabet < 0 ? OptionalInt.empty() : OptionalInt.of(alphabet);
  }

  /** The token where it shows. */
  OptionalInt place() {
    if (hidesTexts()) {
      return OptionalInt.of(decoders.getFirst());
    }
    return order >= 0 && picked ? OptionalInt.of(order) : OptionalInt.empty();
  }

  /** Whether texts are kept in a table and taken out by shifted numbers. */
  boolean hidesTexts() {
    return !decoders.isEmpty() && table && (turn >= 0 || calls >= FEW_CALLS);
  }

  /** {@code $ = ~[]; $ = { ___: ++$, …}}: numbers that are counted up and then names of letters. */
  private boolean isDollars(int i) {
    return t.is(i, '~')
        && i > 1
        && i + 8 < t.count
        && t.is(i - 1, '=')
        && t.is(i + 1, '[')
        && t.is(i + 2, ']')
        && t.is(i + 3, ';')
        && same(i - 2, i + 4)
        && t.is(i + 5, '=')
        && t.is(i + 6, '{')
        && t.text(i + 7).chars().allMatch(c -> c == '_' || c == '$');
  }

  /** Where code stands far to the right of what an editor shows. */
  OptionalInt behindBlanks() {
    return blanks < 0 ? OptionalInt.empty() : OptionalInt.of(blanks);
  }

  private void gap(int i) {
    int from = t.starts[i] - MOST_BLANKS;
    if (blanks >= 0 || from < t.ends[i - 1] || t.kinds[i] == Tokens.END) {
      return;
    }
    for (int at = from; at < t.starts[i]; at++) {
      if (t.source[at] != ' ' && t.source[at] != '\t') {
        return;
      }
    }
    blanks = i;
  }

  private void look(int i) {
    gap(i);
    spelling(i);
    switch (t.words[i]) {
      case '[' -> bracket(i);
      case '-' -> {
        if (decoders.size() < FEW_DECODERS && isDecoder(i)) {
          decoders.add(i - 3);
        }
      }
      case Word.SWITCH -> picked |= picks(t, i);
      default -> {
        if (t.kinds[i] == Tokens.STRING || t.kinds[i] == Tokens.NAME) {
          text(i);
        }
      }
    }
  }

  private void bracket(int i) {
    int end = t.matches[i];
    boolean call =
        end > i + 3
            && t.kinds[i + 1] == Tokens.NAME
            && t.is(i + 2, '(')
            && t.matches[i + 2] == end - 1
            && areConstants(i + 3, end - 1);
    calls += call ? 1 : 0;
    table = table || (end > i + 2 * FEW_TEXTS - 2 && areTexts(i + 1));
  }

  private boolean areConstants(int from, int to) {
    for (int i = from; i < to; i++) {
      if (t.kinds[i] != Tokens.NUMBER && t.kinds[i] != Tokens.STRING && !t.is(i, ',')) {
        return false;
      }
    }
    return from < to;
  }

  private boolean areTexts(int from) {
    for (int i = 0; i < FEW_TEXTS; i++) {
      if (t.kinds[from + 2 * i] != Tokens.STRING || (i > 0 && !t.is(from + 2 * i - 1, ','))) {
        return false;
      }
    }
    return true;
  }

  /** {@code a = a - 0x1f; … table[a]} */
  private boolean isDecoder(int minus) {
    if (minus < 4
        || minus + 1 >= t.count
        || !isNumber(minus + 1)
        || t.kinds[minus - 1] != Tokens.NAME
        || !t.is(minus - 2, '=')
        || !same(minus - 3, minus - 1)
        || !(t.is(minus - 4, '{') || t.is(minus - 4, ';') || t.is(minus - 4, ','))) {
      return false;
    }
    int after = Math.max(minus + 1, t.matches[minus + 1]) + 1;
    for (int i = after; i < Math.min(after + NEAR, t.count - 2); i++) {
      if (t.is(i, '[')
          && t.kinds[i - 1] == Tokens.NAME
          && same(i + 1, minus - 1)
          && t.is(i + 2, ']')) {
        return true;
      }
    }
    return false;
  }

  /** One, or a sum of numbers in parentheses. */
  private boolean isNumber(int at) {
    if (!t.is(at, '(')) {
      return t.kinds[at] == Tokens.NUMBER;
    }
    for (int i = at + 1; i < t.matches[at]; i++) {
      if (t.kinds[i] != Tokens.NUMBER && "+-*/()".indexOf(t.words[i]) < 0) {
        return false;
      }
    }
    return t.matches[at] > at + 1;
  }

  private boolean same(int a, int b) {
    return t.kinds[a] == Tokens.NAME && t.kinds[b] == Tokens.NAME && t.text(a).equals(t.text(b));
  }

  /** {@code switch (order[i++])} */
  static boolean picks(Tokens t, int i) {
    return i + 5 < t.count
        && t.is(i + 1, '(')
        && t.kinds[i + 2] == Tokens.NAME
        && t.is(i + 3, '[')
        && t.kinds[i + 4] == Tokens.NAME
        && t.is(i + 5, Word.INCREMENT);
  }

  private void text(int i) {
    int length = t.ends[i] - t.starts[i];
    if (turn < 0 && Spelling.says(t, i, "shift") && isTurn(i)) {
      turn = i;
    }
    if (order < 0 && length > 2 && t.kinds[i] == Tokens.STRING && isOrder(i)) {
      order = i;
    }
    if (alphabet < 0 && t.kinds[i] == Tokens.STRING && Spelling.isShuffled(t, i)) {
      alphabet = i;
    }
  }

  /** {@code table.push(table.shift())} */
  private boolean isTurn(int i) {
    boolean computed = t.is(i - 1, '[');
    int first = computed ? i - 7 : i - 6;
    return first >= 0
        && t.is(i - 3, '(')
        && Spelling.says(t, computed ? i - 5 : i - 4, "push")
        && same(i - 2, first);
  }

  /** {@code '3|0|1|2'.split('|')} */
  private boolean isOrder(int i) {
    boolean splits =
        i + 2 < t.count
            && (t.is(i + 1, '.') || t.is(i + 1, '['))
            && Spelling.says(t, i + 2, "split");
    return splits
        && t.ends[i] - t.starts[i] < MOST_ORDER
        && Spelling.plain(t, i).chars().allMatch(c -> c == '|' || (c >= '0' && c <= '9'));
  }
}
