package cordon.inspect.python;

import static cordon.inspect.python.Tokens.op;

import cordon.inspect.python.Expr.Argument;
import cordon.inspect.python.Expr.Loop;
import cordon.inspect.python.Expr.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Reads what names are bound by within an expression: parameters, arguments, comprehensions. */
final class Signatures {
  private final ExprCursor cursor;
  private final ExprParser exprs;

  Signatures(ExprCursor cursor, ExprParser exprs) {
    this.cursor = cursor;
    this.exprs = exprs;
  }

  Expr lambda() {
    int start = cursor.here();
    cursor.at++;
    List<Parameter> parameters = parameters(':');
    if (cursor.isOp(':')) {
      cursor.at++;
    }
    return new Expr.Lambda(start, parameters, exprs.expression());
  }

  /** Up to a closing token, on which it stops. */
  List<Parameter> parameters(int closing) {
    List<Parameter> parameters = new ArrayList<>();
    while (!cursor.isOp(closing) && !cursor.isHardEnd()) {
      int stars = cursor.isOp('*') ? 1 : cursor.isOp(op("**")) ? 2 : 0;
      cursor.at += stars > 0 ? 1 : 0;
      if (cursor.tokens.kinds[cursor.at] != Tokens.NAME) {
        cursor.at =
            cursor.isOp('(') && cursor.tokens.partners[cursor.at] > cursor.at
                ? cursor.tokens.partners[cursor.at] + 1
                : cursor.isOp(closing) ? cursor.at : cursor.at + 1;
        continue;
      }
      String name = cursor.tokens.name(cursor.at++);
      if (closing == ')' && cursor.isOp(':')) {
        cursor.at++;
        exprs.expression();
      }
      Expr byDefault = null;
      if (cursor.isOp('=')) {
        cursor.at++;
        byDefault = exprs.expression();
      }
      parameters.add(new Parameter(name, byDefault, stars));
    }
    return parameters;
  }

  /** Up to and over the closing bracket. */
  List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    while (!cursor.isOp(')') && !cursor.isHardEnd()) {
      int before = cursor.at;
      int start = cursor.here();
      int stars = cursor.isOp('*') ? 1 : cursor.isOp(op("**")) ? 2 : 0;
      cursor.at += stars > 0 ? 1 : 0;
      String keyword = null;
      if (cursor.tokens.kinds[cursor.at] == Tokens.NAME && cursor.tokens.isOp(cursor.at + 1, '=')) {
        keyword = cursor.tokens.name(cursor.at);
        cursor.at += 2;
      }
      Expr value = exprs.expression();
      if (cursor.isLoop()) {
        value = comprehension(start, List.of(value));
      }
      arguments.add(new Argument(keyword, stars, value));
      if (cursor.isOp(',')) {
        cursor.at++;
      }
      if (cursor.at == before) {
        cursor.at++;
      }
    }
    cursor.close(')');
    return arguments;
  }

  Expr comprehension(int start, List<Expr> elements) {
    List<Loop> loops = new ArrayList<>();
    while (cursor.isLoop()) {
      cursor.at += cursor.isWord("async") ? 2 : 1;
      Expr target = exprs.targets();
      if (cursor.isWord("in")) {
        cursor.at++;
      }
      Expr source = exprs.alternatives();
      List<Expr> conditions = new ArrayList<>();
      while (cursor.isWord("if")) {
        cursor.at++;
        conditions.add(exprs.alternatives());
      }
      loops.add(new Loop(target, source, conditions));
    }
    return new Expr.Comprehension(start, elements, loops);
  }
}
