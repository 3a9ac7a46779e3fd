package cordon.inspect.python;

import cordon.inspect.python.Expr.Parameter;
import cordon.inspect.python.Stmt.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads statements (Python language reference, 7 and 8). What it does not understand it passes over
 * up to the end of the line, and goes on.
 */
final class Parser {
  private static final int DEEPEST = 100;

  private final Tokens tokens;
  private final ExprParser exprs;
  private final SimpleStatements simple;
  private int at;
  private int depth;

  Parser(Tokens tokens) {
    this.tokens = tokens;
    this.exprs = new ExprParser(tokens);
    this.simple = new SimpleStatements(tokens, exprs);
  }

  /** Whether something was nested too deep to be read. */
  boolean gaveUp() {
    return exprs.gaveUp() || depth < 0;
  }

  List<Stmt> module() {
    return statements(0, tokens.count - 1);
  }

  List<Stmt> body(Body body) {
    return statements(body.from(), body.to());
  }

  private List<Stmt> statements(int from, int to) {
    List<Stmt> out = new ArrayList<>();
    at = from;
    while (at < to) {
      int before = at;
      statement(out);
      if (at == before) {
        at++;
      }
    }
    return out;
  }

  private void statement(List<Stmt> out) {
    switch (tokens.kinds[at]) {
      case Tokens.NEWLINE, Tokens.DEDENT, Tokens.END -> at++;
      case Tokens.INDENT -> at++;
      case Tokens.OP -> {
        if (tokens.isOp(at, '@')) {
          decorated(out);
        } else if (tokens.isOp(at, ';')) {
          at++;
        } else {
          simple(out);
        }
      }
      case Tokens.NAME -> keyword(out);
      default -> simple(out);
    }
  }

  private void keyword(List<Stmt> out) {
    int start = tokens.starts[at];
    switch (tokens.name(at)) {
      case "def" -> function(out, List.of());
      case "class" -> classOf(out, List.of());
      case "async" -> {
        at++;
        statement(out);
      }
      case "if", "elif", "while" -> {
        at++;
        Expr condition = expression();
        out.add(new Stmt.Block(start, condition, block()));
      }
      case "else", "try", "finally" -> {
        if (tokens.isOp(at + 1, ':')) {
          at++;
          out.add(new Stmt.Block(start, null, block()));
        } else {
          simple(out);
        }
      }
      case "except" -> except(out);
      case "for" -> loop(out);
      case "with" -> with(out);
      case "match", "case" -> matching(out);
      default -> simple(out);
    }
  }

  private void except(List<Stmt> out) {
    int start = tokens.starts[at++];
    while (at < tokens.count && !tokens.isOp(at, ':') && tokens.kinds[at] != Tokens.NEWLINE) {
      at++;
    }
    out.add(new Stmt.Block(start, null, block()));
  }

  /** {@code match} and {@code case} are names as well. */
  private void matching(List<Stmt> out) {
    int colon = at + 1;
    int open = 0;
    while (tokens.kinds[colon] != Tokens.NEWLINE && tokens.kinds[colon] != Tokens.END) {
      if (tokens.isOp(colon, '(') || tokens.isOp(colon, '[') || tokens.isOp(colon, '{')) {
        open++;
      } else if (tokens.isOp(colon, ')') || tokens.isOp(colon, ']') || tokens.isOp(colon, '}')) {
        open--;
      } else if (open == 0 && (tokens.isOp(colon, ':') || tokens.isOp(colon, '='))) {
        break;
      }
      colon++;
    }
    boolean isStatement = tokens.isOp(colon, ':') && colon > at + 1 && !tokens.isOp(at + 1, '.');
    if (!isStatement) {
      simple(out);
      return;
    }
    int start = tokens.starts[at];
    boolean match = tokens.name(at).equals("match");
    at++;
    Expr subject = match ? expression() : null;
    at = colon;
    out.add(new Stmt.Block(start, subject, block()));
  }

  private void loop(List<Stmt> out) {
    int start = tokens.starts[at++];
    Expr target = exprs.targets(at);
    at = exprs.next();
    skipName("in");
    Expr source = expression();
    out.add(new Stmt.For(start, target, source, block()));
  }

  private void with(List<Stmt> out) {
    int start = tokens.starts[at++];
    List<Expr> items = new ArrayList<>();
    List<Expr> targets = new ArrayList<>();
    boolean framed =
        tokens.isOp(at, '(')
            && tokens.isOp(tokens.partners[at] + 1, ':')
            && tokens.partners[at] > at;
    if (framed) {
      at++;
    }
    do {
      if (tokens.isOp(at, ',')) {
        at++;
      }
      int before = at;
      items.add(exprs.single(at));
      at = exprs.next();
      if (isName("as")) {
        targets.add(exprs.single(at + 1));
        at = exprs.next();
      } else {
        targets.add(new Expr.Opaque(start, List.of()));
      }
      if (at == before) {
        break;
      }
    } while (tokens.isOp(at, ','));
    if (framed && tokens.isOp(at, ')')) {
      at++;
    }
    out.add(new Stmt.With(start, items, targets, block()));
  }

  private void decorated(List<Stmt> out) {
    List<Expr> decorators = new ArrayList<>();
    while (tokens.isOp(at, '@')) {
      at++;
      decorators.add(expression());
      while (tokens.kinds[at] == Tokens.NEWLINE) {
        at++;
      }
    }
    if (isName("async")) {
      at++;
    }
    if (isName("def")) {
      function(out, decorators);
    } else if (isName("class")) {
      classOf(out, decorators);
    }
  }

  private void function(List<Stmt> out, List<Expr> decorators) {
    int start = tokens.starts[at];
    if (tokens.kinds[at + 1] != Tokens.NAME) {
      simple(out);
      return;
    }
    String name = tokens.name(at + 1);
    at += 2;
    typeParameters();
    List<Parameter> parameters = List.of();
    if (tokens.isOp(at, '(')) {
      parameters = exprs.parameters(at + 1, ')');
      at = exprs.next() + 1;
    }
    out.add(new Stmt.Function(start, name, parameters, decorators, suite()));
  }

  private void classOf(List<Stmt> out, List<Expr> decorators) {
    int start = tokens.starts[at];
    if (tokens.kinds[at + 1] != Tokens.NAME) {
      simple(out);
      return;
    }
    String name = tokens.name(at + 1);
    at += 2;
    typeParameters();
    List<Expr.Argument> bases = List.of();
    if (tokens.isOp(at, '(')) {
      bases = exprs.arguments(at + 1);
      at = exprs.next();
    }
    out.add(new Stmt.Class(start, name, bases, decorators, suite()));
  }

  private void typeParameters() {
    if (tokens.isOp(at, '[') && tokens.partners[at] > at) {
      at = tokens.partners[at] + 1;
    }
  }

  /** Skips to the colon and gives what follows as tokens, moving behind it. */
  private Body suite() {
    toColon();
    if (tokens.kinds[at] == Tokens.NEWLINE && tokens.kinds[at + 1] == Tokens.INDENT) {
      int from = at + 2;
      int to = tokens.partners[at + 1] > 0 ? tokens.partners[at + 1] : tokens.count - 1;
      at = to + (tokens.kinds[to] == Tokens.DEDENT ? 1 : 0);
      return new Body(from, to);
    }
    int from = at;
    while (tokens.kinds[at] != Tokens.NEWLINE && tokens.kinds[at] != Tokens.END) {
      at++;
    }
    return new Body(from, at);
  }

  private List<Stmt> block() {
    Body body = suite();
    int after = at;
    if (depth < 0 || depth >= DEEPEST) {
      depth = -1; // too deep, which no interpreter takes either
      return List.of();
    }
    depth++;
    List<Stmt> statements = statements(body.from(), body.to());
    depth = depth < 0 ? depth : depth - 1;
    at = after;
    return statements;
  }

  private void toColon() {
    while (!tokens.isOp(at, ':')
        && tokens.kinds[at] != Tokens.NEWLINE
        && tokens.kinds[at] != Tokens.END) {
      boolean bracket = tokens.kinds[at] == Tokens.OP && tokens.partners[at] > at;
      at = bracket ? tokens.partners[at] + 1 : at + 1;
    }
    if (tokens.isOp(at, ':')) {
      at++;
    }
  }

  /** A statement without a block; several may stand on a line. */
  private void simple(List<Stmt> out) {
    at = simple.read(at, out);
  }

  private Expr expression() {
    Expr read = exprs.list(at);
    at = exprs.next();
    return read;
  }

  private boolean isName(String name) {
    return tokens.kinds[at] == Tokens.NAME && tokens.name(at).equals(name);
  }

  private void skipName(String name) {
    if (isName(name)) {
      at++;
    }
  }
}
