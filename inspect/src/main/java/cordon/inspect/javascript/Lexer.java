package cordon.inspect.javascript;

import cordon.inspect.javascript.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Cuts a text into tokens (ECMA-262, clause 12). Time is linear: each character is looked at a
 * bounded number of times. A string that is not closed ends with its line, a comment or template
 * with the text.
 */
final class Lexer {
  /** Words after which a slash begins a regular expression. */
  private static final Set<String> BEFORE_REGEX =
      Set.of(
          "return",
          "typeof",
          "instanceof",
          "in",
          "of",
          "new",
          "delete",
          "void",
          "throw",
          "case",
          "do",
          "else",
          "yield",
          "await");

  private final char[] text;
  private final Tokens tokens;

  /** For each open brace whether it belongs to a template. */
  private final Deque<Boolean> braces = new ArrayDeque<>();

  private int at;
  private boolean regexAllowed = true;

  private Lexer(char[] text) {
    this.text = text;
    this.tokens = new Tokens(text);
  }

  static Tokens tokens(char[] text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    if (text.length > 1 && text[0] == '#' && text[1] == '!') {
      skipLine();
    }
    while (at < text.length) {
      char c = text[at];
      if (c <= ' ' || c == '\u00a0' || c == '\ufeff' || (c > 0x7f && isSpace(c))) {
        at++;
      } else if (isNameStart(c) || c == '\\' || c == '#' || c == '@') {
        name();
      } else if (c >= '0' && c <= '9' || c == '.' && isDigit(peek(1))) {
        number();
      } else if (c == '"' || c == '\'') {
        string(c);
      } else if (c == '`') {
        at++;
        template(at - 1, true);
      } else if (c == '/') {
        slash();
      } else {
        punctuator(c);
      }
    }
  }

  private char peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : 0;
  }

  private void skipLine() {
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
  }

  private void name() {
    int start = at;
    boolean plain = isNameStart(text[at]);
    at++;
    while (at < text.length && (isNamePart(text[at]) || text[at] == '\\')) {
      if (text[at] == '\\') {
        plain = false;
        if (peek(1) == 'u' && peek(2) == '{') {
          while (at < text.length && text[at] != '}' && text[at] != '\n') {
            at++;
          }
        }
      }
      at++;
    }
    at = Math.min(at, text.length);
    if (at == start + 1 && !isNameStart(text[start])) {
      tokens.add(Kind.PUNCTUATOR, start, at);
      regexAllowed = true;
      return;
    }
    tokens.add(plain ? Kind.NAME : Kind.ESCAPED_NAME, start, at);
    regexAllowed =
        plain && at - start <= 10 && BEFORE_REGEX.contains(new String(text, start, at - start));
  }

  private void number() {
    int start = at;
    at++;
    while (at < text.length
        && (isNamePart(text[at])
            || text[at] == '.'
            || (text[at] == '+' || text[at] == '-') && exponent(start))) {
      at++;
    }
    tokens.add(Kind.NUMBER, start, at);
    regexAllowed = false;
  }

  private boolean exponent(int start) {
    boolean hex = text[start] == '0' && start + 1 < text.length && (text[start + 1] | 32) == 'x';
    return !hex && (text[at - 1] | 32) == 'e';
  }

  private void string(char quote) {
    int start = at;
    at++;
    while (at < text.length && text[at] != quote && text[at] != '\n') {
      at += text[at] == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length);
    tokens.add(Kind.STRING, start, at);
    regexAllowed = false;
  }

  /** From after the back-tick or the brace that ends a substitution. */
  private void template(int start, boolean head) {
    while (at < text.length) {
      char c = text[at];
      if (c == '\\') {
        at += 2;
      } else if (c == '`') {
        at++;
        tokens.add(head ? Kind.TEMPLATE : Kind.TEMPLATE_TAIL, start, at);
        regexAllowed = false;
        return;
      } else if (c == '$' && peek(1) == '{') {
        at += 2;
        tokens.add(head ? Kind.TEMPLATE_HEAD : Kind.TEMPLATE_MIDDLE, start, at);
        braces.push(true);
        regexAllowed = true;
        return;
      } else {
        at++;
      }
    }
    at = Math.min(at, text.length);
    tokens.add(head ? Kind.TEMPLATE : Kind.TEMPLATE_TAIL, start, at);
  }

  private void slash() {
    if (peek(1) == '/') {
      skipLine();
    } else if (peek(1) == '*') {
      at += 2;
      while (at < text.length && !(text[at] == '*' && peek(1) == '/')) {
        at++;
      }
      at = Math.min(at + 2, text.length);
    } else if (regexAllowed && regex()) {
      regexAllowed = false;
    } else {
      tokens.add(Kind.PUNCTUATOR, at, at + 1);
      at++;
      regexAllowed = true;
    }
  }

  /** Reads a regular expression; leaves the position where none ends on this line. */
  private boolean regex() {
    int end = at + 1;
    boolean inClass = false;
    while (end < text.length && text[end] != '\n') {
      char c = text[end];
      if (c == '\\') {
        end++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '/' && !inClass) {
        end++;
        while (end < text.length && isNamePart(text[end])) {
          end++;
        }
        tokens.add(Kind.REGEX, at, end);
        at = end;
        return true;
      }
      end++;
    }
    // What was looked at in vain is not looked at again as a regular expression on this line.
    return false;
  }

  private void punctuator(char c) {
    int start = at;
    if (c == '}' && !braces.isEmpty() && braces.pop()) {
      at++;
      template(start, false);
      return;
    }
    if (c == '{') {
      braces.push(false);
    }
    at += length(c);
    tokens.add(Kind.PUNCTUATOR, start, at);
    regexAllowed = c != ')' && c != ']' && c != '}';
  }

  /** Only those of several characters that mean something to who reads expressions. */
  private int length(char c) {
    char next = peek(1);
    return switch (c) {
      case '=' -> next == '>' ? 2 : next == '=' ? peek(2) == '=' ? 3 : 2 : 1;
      case '.' -> next == '.' && peek(2) == '.' ? 3 : 1;
      case '?' -> next == '.' && !isDigit(peek(2)) ? 2 : next == '?' ? peek(2) == '=' ? 3 : 2 : 1;
      case '+', '-' -> next == c || next == '=' ? 2 : 1;
      case '&', '|' -> next == c ? peek(2) == '=' ? 3 : 2 : next == '=' ? 2 : 1;
      case '!' -> next == '=' ? peek(2) == '=' ? 3 : 2 : 1;
      case '*' -> next == '*' ? 2 : next == '=' ? 2 : 1;
      case '^', '%' -> next == '=' ? 2 : 1;
      case '<' -> next == '<' ? peek(2) == '=' ? 3 : 2 : next == '=' ? 2 : 1;
      case '>' -> next == '=' ? 2 : 1;
      default -> 1;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return c == '\u2028' || c == '\u2029' || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c == '$'
        || c > 0x7f && (Character.isUnicodeIdentifierStart(c) || Character.isSurrogate(c));
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c > 0x7f && Character.isUnicodeIdentifierPart(c);
  }
}
