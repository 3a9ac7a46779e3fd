package cordon.inspect.python;

import static cordon.inspect.python.Tokens.op;

import cordon.inspect.python.Expr.Trailer;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads atoms, and what follows them: attributes, calls, subscripts (language reference, 6.2-3).
 */
final class Primaries {
  private static final Set<String> NOT_NAMES =
      Set.of("in", "if", "else", "for", "is", "and", "or", "not", "as", "import", "from", "async");

  private final ExprCursor cursor;
  private final ExprParser exprs;
  private final Signatures signatures;

  Primaries(ExprCursor cursor, ExprParser exprs, Signatures signatures) {
    this.cursor = cursor;
    this.exprs = exprs;
    this.signatures = signatures;
  }

  Expr primary() {
    int start = cursor.here();
    Expr atom = atom();
    List<Trailer> trailers = new ArrayList<>();
    while (cursor.tokens.kinds[cursor.at] == Tokens.OP) {
      int here = cursor.here();
      if (cursor.isOp('.') && cursor.tokens.kinds[cursor.at + 1] == Tokens.NAME) {
        trailers.add(new Expr.Attribute(here, cursor.tokens.name(cursor.at + 1)));
        cursor.at += 2;
      } else if (cursor.isOp('(')) {
        cursor.at++;
        trailers.add(new Expr.Call(start, signatures.arguments()));
      } else if (cursor.isOp('[')) {
        cursor.at++;
        trailers.add(subscript(here));
      } else {
        break;
      }
    }
    return trailers.isEmpty() ? atom : new Expr.Primary(start, atom, trailers);
  }

  private Trailer subscript(int start) {
    Expr first = cursor.isOp(':') || cursor.isOp(op("::")) ? null : exprs.list();
    if (!cursor.isOp(':')) {
      cursor.close(']');
      return new Expr.Subscript(start, first == null ? new Expr.Opaque(start, List.of()) : first);
    }
    @Nullable Expr to = null;
    @Nullable Expr step = null;
    cursor.at++;
    if (!cursor.isOp(':') && !cursor.isOp(']')) {
      to = exprs.expression();
    }
    if (cursor.isOp(':')) {
      cursor.at++;
      if (!cursor.isOp(']')) {
        step = exprs.expression();
      }
    }
    cursor.close(']');
    return new Expr.Slice(start, first, to, step);
  }

  private Expr atom() {
    int start = cursor.here();
    return switch (cursor.tokens.kinds[cursor.at]) {
      case Tokens.STRING -> strings();
      case Tokens.NUMBER ->
          new Expr.Constant(start, Literals.number(cursor.tokens.text(cursor.at++)));
      case Tokens.NAME -> {
        String name = cursor.tokens.name(cursor.at);
        if (NOT_NAMES.contains(name)) {
          yield new Expr.Opaque(start, List.of());
        }
        cursor.at++;
        yield new Expr.Name(start, name);
      }
      case Tokens.OP -> bracketed(start);
      default -> new Expr.Opaque(start, List.of());
    };
  }

  private Expr bracketed(int start) {
    if (cursor.isOp('(')) {
      cursor.at++;
      return sequence(start, ')');
    } else if (cursor.isOp('[')) {
      cursor.at++;
      return sequence(start, ']');
    } else if (cursor.isOp('{')) {
      cursor.at++;
      return braces(start);
    } else if (cursor.isOp('`')) {
      cursor.at++;
      Expr inner = exprs.list();
      cursor.close('`');
      return inner;
    }
    if (!cursor.isClosing()
        && !cursor.isOp(',')
        && !cursor.isOp('=')
        && !cursor.isOp(':')
        && !cursor.isOp(';')) {
      cursor.at++; // `...` and what is no operator of Python
    }
    return new Expr.Opaque(start, List.of());
  }

  private Expr sequence(int start, int closing) {
    List<Expr> items = new ArrayList<>();
    boolean tuple = closing == ']';
    while (!cursor.isOp(closing) && !cursor.isHardEnd()) {
      int before = cursor.at;
      boolean spread = cursor.isOp('*');
      Expr item = exprs.expression();
      item = spread ? new Expr.Spread(item.at(), item) : item;
      if (cursor.isLoop()) {
        Expr comprehension = signatures.comprehension(start, List.of(item));
        cursor.close(closing);
        return comprehension;
      }
      items.add(item);
      if (cursor.isOp(',')) {
        tuple = true;
        cursor.at++;
      }
      if (cursor.at == before) {
        cursor.at++;
      }
    }
    cursor.close(closing);
    return items.size() == 1 && !tuple ? items.getFirst() : new Expr.Items(start, items);
  }

  private Expr braces(int start) {
    List<Expr> keys = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    boolean pairs = cursor.isOp('}');
    while (!cursor.isOp('}') && !cursor.isHardEnd()) {
      int before = cursor.at;
      boolean spread = cursor.isOp(op("**"));
      Expr key = exprs.expression();
      if (cursor.isOp(':')) {
        pairs = true;
        cursor.at++;
        Expr value = exprs.expression();
        if (cursor.isLoop()) {
          Expr comprehension = signatures.comprehension(start, List.of(key, value));
          cursor.close('}');
          return comprehension;
        }
        keys.add(key);
        values.add(value);
      } else if (cursor.isLoop()) {
        Expr comprehension = signatures.comprehension(start, List.of(key));
        cursor.close('}');
        return comprehension;
      } else {
        pairs |= spread;
        keys.add(new Expr.Opaque(start, List.of()));
        values.add(key);
      }
      if (cursor.isOp(',')) {
        cursor.at++;
      }
      if (cursor.at == before) {
        cursor.at++;
      }
    }
    cursor.close('}');
    return pairs ? new Expr.Pairs(start, keys, values) : new Expr.Items(start, values);
  }

  /** Literals side by side are one. */
  private Expr strings() {
    int start = cursor.here();
    Value value = null;
    List<Expr> parts = new ArrayList<>();
    while (cursor.tokens.kinds[cursor.at] == Tokens.STRING) {
      Literals.Literal literal = Literals.split(cursor.tokens.text(cursor.at));
      if (literal.formatted()) {
        parts.addAll(value == null ? List.of() : List.of(new Expr.Constant(start, value)));
        value = null;
        FormattedString formatted = new FormattedString(literal, cursor.here(), cursor.depth);
        parts.addAll(formatted.parts());
        cursor.gaveUp |= formatted.gaveUp();
      } else {
        value = value == null ? literal.value() : value.then(literal.value());
      }
      cursor.at++;
    }
    if (parts.isEmpty()) {
      return new Expr.Constant(start, value == null ? Value.text("") : value);
    }
    if (value != null) {
      parts.add(new Expr.Constant(start, value));
    }
    return new Expr.Joined(start, parts);
  }
}
