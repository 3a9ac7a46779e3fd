package cordon.inspect.python;

import cordon.inspect.value.Decoders;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parts of an f-string (Python language reference, 2.4.3). */
final class FormattedString {
  private static final int DEEPEST = 100;

  private final Literals.Literal literal;
  private final String body;
  private final int start;
  private final int depth;
  private final List<Expr> parts = new ArrayList<>();
  private boolean gaveUp;

  FormattedString(Literals.Literal literal, int start, int depth) {
    this.literal = literal;
    this.body = literal.body();
    this.start = start;
    this.depth = depth;
  }

  /** Whether something was nested too deep to be read. */
  boolean gaveUp() {
    return gaveUp;
  }

  List<Expr> parts() {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      char c = body.charAt(at);
      boolean twice = at + 1 < body.length() && body.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && twice) {
        plain.append(c);
        at += 2;
      } else if (c == '{') {
        add(plain);
        at = expression(at + 1);
      } else {
        plain.append(c);
        at++;
      }
    }
    add(plain);
    return parts;
  }

  private void add(StringBuilder plain) {
    if (!plain.isEmpty()) {
      String text = literal.is('r') ? plain.toString() : Decoders.escapes(plain.toString());
      parts.add(new Expr.Constant(start, Value.text(text)));
      plain.setLength(0);
    }
  }

  /** The offset after the closing brace. */
  private int expression(int from) {
    int end = from;
    int brackets = 0;
    char quote = 0;
    int stop = -1;
    for (; end < body.length(); end++) {
      char c = body.charAt(end);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '\'' || c == '"') && stop < 0) {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        brackets++;
      } else if (c == '}' && brackets == 0) {
        break;
      } else if (c == ')' || c == ']' || c == '}') {
        brackets--;
      } else if (brackets == 0 && stop < 0 && (c == ':' || isConversion(end))) {
        stop = end;
      }
    }
    String code = body.substring(from, stop < 0 ? end : stop).strip();
    if (code.endsWith("=") && !code.endsWith("==")) {
      code = code.substring(0, code.length() - 1);
    }
    gaveUp |= depth > DEEPEST;
    parts.add(depth > DEEPEST ? new Expr.Opaque(start, List.of()) : read(code));
    return Math.min(end + 1, body.length());
  }

  private boolean isConversion(int at) {
    return body.charAt(at) == '!' && at + 1 < body.length() && body.charAt(at + 1) != '=';
  }

  /** Offsets of what is within are those of the string, since the quote is taken from there. */
  private Expr read(String code) {
    Tokens tokens = new Lexer(("(" + code + ")").getBytes(StandardCharsets.UTF_8)).read();
    ExprParser inner = new ExprParser(tokens, depth + 1, start);
    Expr read = inner.list(0);
    gaveUp |= inner.gaveUp();
    return read;
  }
}
