package cordon.inspect.python;

import static cordon.inspect.python.Tokens.op;

import java.util.ArrayList;
import java.util.List;

/** Reads statements without a block (Python language reference, 7). */
final class SimpleStatements {
  private final Tokens tokens;
  private final ExprParser exprs;
  private int at;

  SimpleStatements(Tokens tokens, ExprParser exprs) {
    this.tokens = tokens;
    this.exprs = exprs;
  }

  /**
   * Adds one statement; several may stand on a line.
   *
   * @return the token behind it
   */
  int read(int from, List<Stmt> out) {
    at = from;
    int start = tokens.starts[at];
    String word = tokens.kinds[at] == Tokens.NAME ? tokens.name(at) : "";
    switch (word) {
      case "import" -> new ImportReader(tokens, at).imports(out);
      case "from" -> new ImportReader(tokens, at).from(out);
      case "return" -> {
        at++;
        out.add(new Stmt.Return(start, ends() ? null : expression()));
      }
      case "global", "nonlocal" -> {
        List<String> names = new ArrayList<>();
        for (at++; tokens.kinds[at] == Tokens.NAME || tokens.isOp(at, ','); at++) {
          if (tokens.kinds[at] == Tokens.NAME) {
            names.add(tokens.name(at));
          }
        }
        out.add(new Stmt.Global(start, names));
      }
      case "pass", "break", "continue" -> at++;
      case "raise", "assert", "del" -> {
        at++;
        if (!ends()) {
          out.add(new Stmt.Evaluate(start, expression()));
        }
      }
      case "print", "exec" -> statementOfPython2(out, word, start);
      default -> assignment(out, start);
    }
    toEnd();
    return at;
  }

  /** {@code exec code in scope} and {@code print x} of Python 2, where no bracket follows. */
  private void statementOfPython2(List<Stmt> out, String word, int start) {
    byte next = tokens.kinds[at + 1];
    boolean statement =
        next == Tokens.NAME
                && !tokens.name(at + 1).equals("in")
                && !tokens.name(at + 1).equals("if")
            || next == Tokens.STRING
            || next == Tokens.NUMBER;
    if (!statement) {
      assignment(out, start);
      return;
    }
    at++;
    Expr code = expression();
    if (word.equals("exec")) {
      // `in` ends up in a comparison whose first part is the code.
      Expr run =
          code instanceof Expr.Opaque(int o, List<Expr> of) && !of.isEmpty() ? of.getFirst() : code;
      code =
          new Expr.Primary(
              start,
              new Expr.Name(start, "exec"),
              List.of(new Expr.Call(start, List.of(new Expr.Argument(null, 0, run)))));
    }
    out.add(new Stmt.Evaluate(start, code));
  }

  private void assignment(List<Stmt> out, int start) {
    Expr first = expression();
    if (tokens.isOp(at, ':')) {
      at++;
      expression(); // an annotation
    }
    if (tokens.isOp(at, '=')) {
      List<Expr> targets = new ArrayList<>();
      Expr value = first;
      while (tokens.isOp(at, '=')) {
        targets.add(value);
        at++;
        value = expression();
      }
      out.add(new Stmt.Assign(start, targets, value));
    } else if (isAugmented()) {
      int packed = tokens.values[at++] >> 8;
      out.add(new Stmt.Augment(start, first, packed, expression()));
    } else {
      out.add(new Stmt.Evaluate(start, first));
    }
  }

  private boolean isAugmented() {
    int value = tokens.kinds[at] == Tokens.OP ? tokens.values[at] : 0;
    return (value & 0xFF) == '='
        && value > 0xFF
        && value != op("==")
        && value != op("!=")
        && value != op("<=")
        && value != op(">=")
        && value != op(":=");
  }

  private Expr expression() {
    Expr read = exprs.list(at);
    at = exprs.next();
    return read;
  }

  private boolean ends() {
    return tokens.kinds[at] == Tokens.NEWLINE
        || tokens.kinds[at] == Tokens.END
        || tokens.isOp(at, ';');
  }

  /** Moves behind the statement, over what was not understood of it. */
  private void toEnd() {
    while (!ends() && tokens.kinds[at] != Tokens.INDENT && tokens.kinds[at] != Tokens.DEDENT) {
      boolean bracket = tokens.kinds[at] == Tokens.OP && tokens.partners[at] > at;
      at = bracket ? tokens.partners[at] + 1 : at + 1;
    }
    if (tokens.kinds[at] != Tokens.END) {
      at++;
    }
  }
}
