package cordon.inspect.python;

import static cordon.inspect.python.Tokens.op;

import cordon.inspect.python.Expr.Argument;
import cordon.inspect.python.Expr.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads expressions (Python language reference, 6) by precedence. Operators of one precedence and
 * what follows a primary are loops; only what is nested in brackets takes the stack, to a bound.
 */
final class ExprParser {
  /** Binary operators by precedence, the loosest first. */
  private static final int[][] LEVELS = {
    {'|'}, {'^'}, {'&'}, {op("<<"), op(">>")}, {'+', '-'}, {'*', '/', op("//"), '%', '@'}
  };

  private final ExprCursor cursor;
  private final Primaries primaries;
  private final Signatures signatures;

  ExprParser(Tokens tokens) {
    this(tokens, 0, -1);
  }

  /**
   * @param depth how deep it is nested already
   * @param origin offset that all of it is said to stand at; -1 for where it does
   */
  ExprParser(Tokens tokens, int depth, int origin) {
    this.cursor = new ExprCursor(tokens, depth, origin);
    this.signatures = new Signatures(cursor, this);
    this.primaries = new Primaries(cursor, this, signatures);
  }

  /** The token after what was read last. */
  int next() {
    return cursor.at;
  }

  boolean gaveUp() {
    return cursor.gaveUp;
  }

  /** One or more expressions with commas between them. */
  Expr list(int from) {
    cursor.at = from;
    return list();
  }

  /** One expression. */
  Expr single(int from) {
    cursor.at = from;
    return expression();
  }

  /** What stands between {@code for} and {@code in}. */
  Expr targets(int from) {
    cursor.at = from;
    return targets();
  }

  Expr targets() {
    int start = cursor.here();
    List<Expr> targets = new ArrayList<>();
    boolean tuple = false;
    while (!cursor.isWord("in") && !cursor.ends()) {
      int before = cursor.at;
      targets.add(binary(0));
      if (cursor.isOp(',')) {
        tuple = true;
        cursor.at++;
      }
      if (cursor.at == before) {
        cursor.at++;
      }
    }
    return targets.size() == 1 && !tuple ? targets.getFirst() : new Expr.Items(start, targets);
  }

  Expr list() {
    int start = cursor.here();
    Expr first = expression();
    if (!cursor.isOp(',')) {
      return first;
    }
    List<Expr> items = new ArrayList<>();
    items.add(first);
    while (cursor.isOp(',')) {
      cursor.at++;
      if (cursor.ends() || cursor.isOp('=') || cursor.isOp(':')) {
        break;
      }
      items.add(expression());
    }
    return new Expr.Items(start, items);
  }

  Expr expression() {
    if (cursor.depth >= ExprCursor.DEEPEST) {
      return cursor.tooDeep();
    }
    cursor.depth++;
    try {
      return conditional();
    } finally {
      cursor.depth--;
    }
  }

  private Expr conditional() {
    int start = cursor.here();
    if (cursor.isWord("lambda")) {
      return signatures.lambda();
    }
    if (cursor.isWord("yield")) {
      cursor.at++;
      if (cursor.isWord("from")) {
        cursor.at++;
      }
      return cursor.ends()
          ? new Expr.Opaque(start, List.of())
          : new Expr.Walrus(start, new Expr.Name(start, Scope.YIELD), list());
    }
    if (cursor.isOp('*') || cursor.isOp(op("**"))) {
      cursor.at++;
      return expression();
    }
    Expr value = alternatives();
    if (cursor.isOp(op(":="))) {
      cursor.at++;
      return new Expr.Walrus(start, value, expression());
    }
    if (!cursor.isWord("if")) {
      return value;
    }
    List<Expr> either = new ArrayList<>();
    either.add(value);
    while (cursor.isWord("if")) {
      cursor.at++;
      either.add(new Expr.Opaque(start, List.of(alternatives())));
      if (!cursor.isWord("else")) {
        break;
      }
      cursor.at++;
      either.add(cursor.isWord("lambda") ? signatures.lambda() : alternatives());
    }
    return new Expr.Either(start, either);
  }

  /** {@code or}, {@code and} and comparisons. */
  Expr alternatives() {
    int start = cursor.here();
    Expr first = comparison();
    if (!cursor.isWord("or") && !cursor.isWord("and")) {
      return first;
    }
    List<Expr> either = new ArrayList<>();
    either.add(first);
    while (cursor.isWord("or") || cursor.isWord("and")) {
      cursor.at++;
      either.add(cursor.isWord("lambda") ? signatures.lambda() : comparison());
    }
    return new Expr.Either(start, either);
  }

  private Expr comparison() {
    int start = cursor.here();
    boolean negated = false;
    while (cursor.isWord("not")) {
      negated = true;
      cursor.at++;
    }
    Expr first = binary(0);
    List<Expr> compared = new ArrayList<>();
    compared.add(first);
    while (isComparison()) {
      cursor.at++;
      while (cursor.isWord("in") || cursor.isWord("not")) {
        cursor.at++;
      }
      compared.add(binary(0));
    }
    return compared.size() == 1 && !negated ? first : new Expr.Opaque(start, compared);
  }

  private boolean isComparison() {
    if (cursor.tokens.kinds[cursor.at] == Tokens.OP) {
      int value = cursor.tokens.values[cursor.at];
      return value == '<'
          || value == '>'
          || value == op("==")
          || value == op("!=")
          || value == op("<=")
          || value == op(">=")
          || value == op("<>");
    }
    return cursor.isWord("in")
        || cursor.isWord("is")
        || (cursor.isWord("not") && cursor.isWordAt(cursor.at + 1, "in"));
  }

  private Expr binary(int level) {
    if (level == LEVELS.length) {
      return unary();
    }
    int start = cursor.here();
    Expr first = binary(level + 1);
    if (!isAny(LEVELS[level])) {
      return first;
    }
    List<Integer> ops = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    while (isAny(LEVELS[level])) {
      ops.add(cursor.tokens.values[cursor.at++]);
      others.add(binary(level + 1));
    }
    return new Expr.Chain(start, first, ops, others);
  }

  private boolean isAny(int[] ops) {
    if (cursor.tokens.kinds[cursor.at] != Tokens.OP) {
      return false;
    }
    for (int op : ops) {
      if (cursor.tokens.values[cursor.at] == op) {
        return true;
      }
    }
    return false;
  }

  private Expr unary() {
    int start = cursor.here();
    List<Integer> signs = new ArrayList<>();
    while (cursor.isOp('-') || cursor.isOp('+') || cursor.isOp('~') || cursor.isWord("await")) {
      if (cursor.tokens.kinds[cursor.at] == Tokens.OP) {
        signs.add(cursor.tokens.values[cursor.at]);
      }
      cursor.at++;
    }
    if (signs.size() > ExprCursor.DEEPEST) {
      return cursor.tooDeep();
    }
    Expr value = primaries.primary();
    if (cursor.isOp(op("**"))) {
      cursor.at++;
      if (cursor.depth >= ExprCursor.DEEPEST) {
        return cursor.tooDeep();
      }
      cursor.depth++;
      Expr power = unary();
      cursor.depth--;
      value = new Expr.Chain(start, value, List.of(op("**")), List.of(power));
    }
    for (int i = signs.size() - 1; i >= 0; i--) {
      value = signs.get(i) == '+' ? value : new Expr.Unary(start, signs.get(i), value);
    }
    return value;
  }

  /** Up to a closing token, on which it stops. */
  List<Parameter> parameters(int from, int closing) {
    cursor.at = from;
    return signatures.parameters(closing);
  }

  /** Up to and over the closing bracket. */
  List<Argument> arguments(int from) {
    cursor.at = from;
    return signatures.arguments();
  }
}
