package cordon.inspect.python;

import java.util.List;

/** Where the reading of an expression stands, and what stands there. */
final class ExprCursor {
  /** Python itself takes 200 brackets. */
  static final int DEEPEST = 200;

  final Tokens tokens;
  private final int origin;
  int at;
  int depth;
  boolean gaveUp;

  /**
   * @param depth how deep it is nested already
   * @param origin offset that all of it is said to stand at; -1 for where it does
   */
  ExprCursor(Tokens tokens, int depth, int origin) {
    this.tokens = tokens;
    this.depth = depth;
    this.origin = origin;
  }

  int here() {
    return origin < 0 ? tokens.starts[at] : origin;
  }

  Expr tooDeep() {
    gaveUp = true;
    int start = here();
    while (!ends()) {
      pass();
    }
    return new Expr.Opaque(start, List.of());
  }

  /** Moves behind a closing bracket, over what was not understood before it. */
  void close(int bracket) {
    while (!isOp(bracket) && !isHardEnd()) {
      pass();
    }
    if (isOp(bracket)) {
      at++;
    }
  }

  /** Moves over a token, and over all that is in a bracket. */
  private void pass() {
    boolean bracket = tokens.kinds[at] == Tokens.OP && tokens.partners[at] > at;
    at = bracket ? tokens.partners[at] + 1 : at + 1;
  }

  /** Whether a comprehension goes on here. */
  boolean isLoop() {
    return isWord("for") || isWord("async");
  }

  boolean isOp(int op) {
    return tokens.isOp(at, op);
  }

  boolean isWord(String word) {
    return isWordAt(at, word);
  }

  boolean isWordAt(int token, String word) {
    return tokens.kinds[token] == Tokens.NAME && tokens.name(token).equals(word);
  }

  boolean isHardEnd() {
    return tokens.kinds[at] == Tokens.NEWLINE
        || tokens.kinds[at] == Tokens.END
        || tokens.kinds[at] == Tokens.DEDENT;
  }

  boolean isClosing() {
    return isOp(')') || isOp(']') || isOp('}');
  }

  boolean ends() {
    return isHardEnd() || isClosing() || isOp(';');
  }
}
