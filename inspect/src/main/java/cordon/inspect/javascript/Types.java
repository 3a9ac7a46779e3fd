package cordon.inspect.javascript;

import java.util.ArrayList;
import java.util.List;

/** A place among tokens, and what is only passed: types of TypeScript, balanced brackets. */
abstract class Types {
  /** Code that is nested deeper is not read; what reads and evaluates it recurses. */
  static final int MOST_NESTED = 180;

  /** Expressions of one statement, without those in functions. */
  static final int MOST_MADE = 1 << 20;

  final Tokens t;
  final boolean typed;
  int p;
  int depth;
  private boolean deep;

  /** Expressions of the statement that is read. */
  int made;

  Types(Tokens tokens, boolean typed, int from) {
    this.t = tokens;
    this.typed = typed;
    this.p = Math.min(from, tokens.count - 1);
  }

  /** Why not all was read. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    if (deep) {
      doubts.add("code is nested deeper than " + MOST_NESTED + " levels");
    }
    if (made > MOST_MADE) {
      doubts.add("a statement is longer than " + MOST_MADE + " expressions");
    }
    return doubts;
  }

  /** An expression is made; beyond what can be held, the rest of the text is passed. */
  void make() {
    if (++made > MOST_MADE) {
      p = t.count - 1;
    }
  }

  int at() {
    return t.starts[p];
  }

  boolean is(int word) {
    return t.words[p] == word;
  }

  boolean accept(int word) {
    boolean is = t.words[p] == word;
    if (is) {
      p++;
    }
    return is;
  }

  String name() {
    int token = p++;
    if (t.kinds[token] == Tokens.END) {
      p--;
      return "";
    }
    String text = t.text(token);
    return text.indexOf('\\') < 0
        ? text
        : Literals.unescaped(t.source, t.starts[token], t.ends[token]);
  }

  String string() {
    int token = p++;
    return Literals.unescaped(t.source, t.starts[token], t.ends[token]);
  }

  /** Steps over what is nested too deep. */
  void tooDeep() {
    deep = true;
    if (t.matches[p] > p) {
      skipBalanced();
    } else if (t.kinds[p] != Tokens.END) {
      p++;
    }
  }

  void skipBalanced() {
    int match = t.matches[p];
    p = match > p ? Math.min(match + 1, t.count - 1) : Math.min(p + 1, t.count - 1);
  }

  boolean isArrow(int from) {
    if (t.kinds[from] == Tokens.NAME) {
      return t.is(from + 1, Word.ARROW);
    }
    if (!t.is(from, '(')) {
      return false;
    }
    int after = t.matches[from] + 1;
    if (t.is(after, Word.ARROW)) {
      return true;
    }
    if (!typed || !t.is(after, ':')) {
      return false;
    }
    int before = p;
    p = after + 1;
    skipType();
    boolean arrow = is(Word.ARROW);
    p = before;
    return arrow;
  }

  void skipAs() {
    while (typed && (is(Word.AS) || is(Word.SATISFIES)) && !t.onNewLine[p]) {
      p++;
      skipType();
    }
  }

  /** {@code <…>} before a call; gives whether it was one. */
  boolean skipTypeArguments() {
    if (!is('<')) {
      return false;
    }
    int before = p;
    skipAngles();
    boolean arguments =
        is('(')
            || is('{')
            || is(Word.EXTENDS)
            || is(Word.IMPLEMENTS)
            || is('=')
            || t.kinds[p] == Tokens.TEMPLATE_END;
    if (!arguments) {
      p = before;
    }
    return arguments;
  }

  void skipAngles() {
    if (!is('<')) {
      return;
    }
    int open = 0;
    int limit = Math.min(t.count - 1, p + 400);
    int i = p;
    while (i < limit) {
      if (t.is(i, '<')) {
        open++;
      } else if (t.is(i, '>') || t.is(i, Word.RIGHT) || t.is(i, Word.RIGHT_UNSIGNED)) {
        open -= t.ends[i] - t.starts[i];
      } else if (t.is(i, ';')) {
        return;
      } else if (t.matches[i] > i) {
        i = t.matches[i];
      }
      i++;
      if (open <= 0) {
        p = i;
        return;
      }
    }
  }

  void skipType() {
    boolean more = true;
    while (more && t.kinds[p] != Tokens.END) {
      while (is('|')
          || is('&')
          || is(Word.KEYOF)
          || is(Word.TYPEOF)
          || is(Word.READONLY)
          || is(Word.INFER)
          || is(Word.UNIQUE)
          || is(Word.ASSERTS)
          || is(Word.NEW)
          || is(Word.ABSTRACT)) {
        p++;
      }
      simpleType();
      while ((is('[') && !t.onNewLine[p]) || is('<')) {
        int before = p;
        if (is('[')) {
          skipBalanced();
        } else {
          skipAngles();
        }
        if (p == before) {
          return;
        }
      }
      more =
          (is(Word.ARROW) && typeArrow())
              || is('|')
              || is('&')
              || is(Word.IS)
              || is(Word.EXTENDS)
              || (is('?') && conditionalType);
      if (more && !is('|') && !is('&')) {
        conditionalType |= is(Word.EXTENDS);
        p++;
      }
    }
    conditionalType = false;
  }

  private boolean conditionalType;

  /** Whether an arrow after parentheses belongs to a type: something follows that is no body. */
  private boolean typeArrow() {
    return p > 0 && t.is(p - 1, ')') && !t.is(p + 1, '{');
  }

  private void simpleType() {
    if (is('(') || is('[') || is('{')) {
      skipBalanced();
      return;
    }
    if (t.kinds[p] == Tokens.NAME
        || t.kinds[p] == Tokens.STRING
        || t.kinds[p] == Tokens.NUMBER
        || t.kinds[p] == Tokens.TEMPLATE_END) {
      p++;
      while (is('.')) {
        p += 2;
      }
      p = Math.min(p, t.count - 1);
    } else if (is('-')) {
      p += 2;
    }
  }
}
