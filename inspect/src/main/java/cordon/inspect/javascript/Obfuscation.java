package cordon.inspect.javascript;

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

  /** Tokens from where a number is shifted to where the table is asked. */
  private static final int NEAR = 60;

  private final Tokens t;
  private int decoder = -1;
  private int order = -1;
  private boolean table;
  private boolean rotated;
  private boolean picked;
  private int calls;

  private Obfuscation(Tokens tokens) {
    this.t = tokens;
  }

  /** The token where it shows. */
  static OptionalInt in(Tokens tokens) {
    Obfuscation of = new Obfuscation(tokens);
    for (int i = 1; i < tokens.count; i++) {
      of.look(i);
    }
    if (of.decoder >= 0 && of.table && (of.rotated || of.calls >= FEW_CALLS)) {
      return OptionalInt.of(of.decoder);
    }
    return of.order >= 0 && of.picked ? OptionalInt.of(of.order) : OptionalInt.empty();
  }

  private void look(int i) {
    switch (t.words[i]) {
      case '[' -> bracket(i);
      case '-' -> {
        if (decoder < 0 && isDecoder(i)) {
          decoder = i - 3;
        }
      }
      case Word.SWITCH -> picked |= picks(i);
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
        || t.kinds[minus + 1] != Tokens.NUMBER
        || t.kinds[minus - 1] != Tokens.NAME
        || !t.is(minus - 2, '=')
        || !same(minus - 3, minus - 1)
        || !(t.is(minus - 4, '{') || t.is(minus - 4, ';') || t.is(minus - 4, ','))) {
      return false;
    }
    for (int i = minus + 2; i < Math.min(minus + NEAR, t.count - 2); i++) {
      if (t.is(i, '[')
          && t.kinds[i - 1] == Tokens.NAME
          && same(i + 1, minus - 1)
          && t.is(i + 2, ']')) {
        return true;
      }
    }
    return false;
  }

  private boolean same(int a, int b) {
    return t.kinds[a] == Tokens.NAME && t.kinds[b] == Tokens.NAME && t.text(a).equals(t.text(b));
  }

  /** {@code switch (order[i++])} */
  private boolean picks(int i) {
    return i + 5 < t.count
        && t.is(i + 1, '(')
        && t.kinds[i + 2] == Tokens.NAME
        && t.is(i + 3, '[')
        && t.kinds[i + 4] == Tokens.NAME
        && t.is(i + 5, Word.INCREMENT);
  }

  private void text(int i) {
    int length = t.ends[i] - t.starts[i];
    if (length == 5 && !rotated && t.text(i).equals("shift")) {
      boolean computed = t.is(i - 1, '[');
      int first = computed ? i - 7 : i - 6;
      rotated =
          first >= 0
              && t.is(i - 3, '(')
              && t.text(computed ? i - 5 : i - 4).equals("push")
              && same(i - 2, first);
    }
    if (order < 0 && length > 2 && t.kinds[i] == Tokens.STRING && isOrder(i)) {
      order = i;
    }
  }

  /** {@code '3|0|1|2'.split('|')} */
  private boolean isOrder(int i) {
    boolean splits =
        i + 2 < t.count
            && (t.is(i + 1, '.') || t.is(i + 1, '['))
            && t.ends[i + 2] - t.starts[i + 2] == 5
            && t.text(i + 2).equals("split");
    if (!splits) {
      return false;
    }
    for (int at = t.starts[i]; at < t.ends[i]; at++) {
      char c = t.source[at];
      if (c != '|' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
