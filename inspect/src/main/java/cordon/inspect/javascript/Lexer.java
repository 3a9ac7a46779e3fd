package cordon.inspect.javascript;

import java.util.Arrays;
import java.util.Set;

/**
 * ECMA-262 §12: takes a source apart. Whether a slash begins a regular expression is told by what
 * stands before it. The expressions in JSX come out as those of an array literal. Time is linear,
 * whatever the source.
 */
final class Lexer {
  private static final String[] PUNCTUATORS = {
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=",
    "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
    "<<", ">>", "**"
  };
  private static final Set<String> BEFORE_EXPRESSION =
      Set.of(
          "return",
          "typeof",
          "case",
          "in",
          "of",
          "do",
          "else",
          "void",
          "delete",
          "throw",
          "new",
          "instanceof",
          "yield",
          "await",
          "default",
          "extends");
  private static final byte BLOCK = 0;
  private static final byte TEMPLATE = 1;
  private static final byte JSX = 2;
  private static final byte PAREN = 3;
  private static final byte OBJECT = 4;

  private final char[] s;
  private final Tokens tokens;
  private final boolean jsx;
  private int at;
  private boolean newLine = true;

  /** Open brackets: what kind, and which token. */
  private byte[] kinds = new byte[64];

  private int[] opened = new int[64];
  private int depth;

  /** Open JSX elements of each container, and those of the containers around. */
  private int elements;

  private boolean regexAllowed = true;

  private Lexer(char[] source, boolean jsx) {
    this.s = source;
    this.tokens = new Tokens(source);
    this.jsx = jsx;
  }

  static Tokens read(char[] source, boolean jsx) {
    return new Lexer(source, jsx).run();
  }

  private Tokens run() {
    if (s.length > 1 && s[0] == '#' && s[1] == '!') {
      line();
    }
    while (true) {
      blanks();
      if (at >= s.length) {
        break;
      }
      token(s[at]);
      newLine = false;
    }
    while (depth > 0) {
      tokens.matches[opened[--depth]] = tokens.count;
    }
    tokens.add(Tokens.END, s.length, s.length, true);
    return tokens;
  }

  private void line() {
    while (at < s.length && !isLineEnd(s[at])) {
      at++;
    }
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  private void blanks() {
    while (at < s.length) {
      char c = s[at];
      if (isLineEnd(c)) {
        newLine = true;
        at++;
      } else if (c <= ' '
          || c == '\u00A0'
          || c == '\uFEFF'
          || (c > 127 && Character.isWhitespace(c))) {
        at++;
      } else if (c == '/' && at + 1 < s.length && s[at + 1] == '/') {
        line();
      } else if (c == '/' && at + 1 < s.length && s[at + 1] == '*') {
        comment();
      } else if ((c == '<' && starts("<!--")) || (c == '-' && newLine && starts("-->"))) {
        line();
      } else {
        return;
      }
    }
  }

  private boolean starts(String text) {
    if (at + text.length() > s.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (s[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void comment() {
    at += 2;
    while (at < s.length && !(s[at] == '*' && at + 1 < s.length && s[at + 1] == '/')) {
      newLine |= isLineEnd(s[at]);
      at++;
    }
    at = Math.min(s.length, at + 2);
  }

  private void token(char c) {
    if (Character.isJavaIdentifierStart(c) || c == '\\' || c == '#') {
      name();
    } else if ((c >= '0' && c <= '9')
        || (c == '.' && at + 1 < s.length && s[at + 1] >= '0' && s[at + 1] <= '9')) {
      number();
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '`') {
      at++;
      template();
    } else if (c == '/' && regexAllowed) {
      regex();
    } else if (c == '<'
        && regexAllowed
        && jsx
        && at + 1 < s.length
        && (Character.isLetter(s[at + 1]) || s[at + 1] == '>')) {
      element();
    } else {
      punctuator(c);
    }
  }

  private void add(byte kind, int start) {
    tokens.add(kind, start, at, newLine);
    newLine = false;
  }

  private void name() {
    int start = at;
    at++;
    while (at < s.length
        && ((Character.isJavaIdentifierPart(s[at]) && s[at] != 0)
            || s[at] == '\\'
            || (s[at] == '{' && s[at - 1] == 'u' && at > 1 && s[at - 2] == '\\'))) {
      if (s[at] == '{') {
        while (at < s.length && s[at] != '}' && at - start < 100) {
          at++;
        }
      }
      at++;
    }
    at = Math.min(at, s.length);
    add(Tokens.NAME, start);
    int previous = tokens.count - 2;
    boolean property = previous >= 0 && (tokens.is(previous, ".") || tokens.is(previous, "?."));
    regexAllowed =
        !property && at - start <= 10 && BEFORE_EXPRESSION.contains(tokens.text(tokens.count - 1));
  }

  private void number() {
    int start = at;
    while (at < s.length
        && (Character.isLetterOrDigit(s[at]) || s[at] == '.' || s[at] == '_' || exponent(start))) {
      at++;
    }
    add(Tokens.NUMBER, start);
    regexAllowed = false;
  }

  private boolean exponent(int start) {
    boolean sign = s[at] == '+' || s[at] == '-';
    return sign
        && at > start
        && (s[at - 1] == 'e' || s[at - 1] == 'E')
        && !(s[start] == '0' && at > start + 1 && (s[start + 1] | 32) == 'x');
  }

  private void string(char quote) {
    int start = at + 1;
    at++;
    while (at < s.length && s[at] != quote && s[at] != '\n' && s[at] != '\r') {
      if (s[at] == '\\') {
        at++;
        if (at < s.length && s[at] == '\r' && at + 1 < s.length && s[at + 1] == '\n') {
          at++;
        }
      }
      at++;
    }
    at = Math.min(at, s.length);
    add(Tokens.STRING, start);
    at = at < s.length && s[at] == quote ? at + 1 : at;
    regexAllowed = false;
  }

  /** After the backquote, or after the brace that ends a substitution. */
  private void template() {
    int start = at;
    while (at < s.length
        && s[at] != '`'
        && !(s[at] == '$' && at + 1 < s.length && s[at + 1] == '{')) {
      at += s[at] == '\\' ? 2 : 1;
    }
    at = Math.min(at, s.length);
    boolean ends = at >= s.length || s[at] == '`';
    add(ends ? Tokens.TEMPLATE_END : Tokens.TEMPLATE, start);
    at = Math.min(s.length, at + (ends ? 1 : 2));
    if (!ends) {
      push(TEMPLATE, tokens.count - 1);
    }
    regexAllowed = !ends;
  }

  private void regex() {
    int start = at;
    boolean set = false;
    at++;
    while (at < s.length && !isLineEnd(s[at]) && (set || s[at] != '/')) {
      if (s[at] == '\\') {
        at++;
      } else if (s[at] == '[') {
        set = true;
      } else if (s[at] == ']') {
        set = false;
      }
      at++;
    }
    at = Math.min(at, s.length);
    if (at < s.length && s[at] == '/') {
      at++;
    }
    while (at < s.length && Character.isJavaIdentifierPart(s[at]) && s[at] != 0) {
      at++;
    }
    add(Tokens.REGEX, start);
    regexAllowed = false;
  }

  private void push(byte kind, int token) {
    if (depth == kinds.length) {
      kinds = Arrays.copyOf(kinds, depth * 2);
      opened = Arrays.copyOf(opened, depth * 2);
    }
    kinds[depth] = kind;
    opened[depth++] = token;
  }

  private void punctuator(char c) {
    int start = at;
    switch (c) {
      case '(', '[', '{' -> open(c);
      case ')', ']', '}' -> close(c);
      default -> {
        at += length();
        boolean postfix =
            (c == '+' || c == '-') && at - start == 2 && !regexAllowed && s[start + 1] == c;
        add(Tokens.PUNCTUATOR, start);
        regexAllowed = !postfix;
      }
    }
  }

  private int length() {
    for (String each : PUNCTUATORS) {
      if (each.charAt(0) == s[at] && starts(each)) {
        boolean digits = each.equals("?.") && at + 2 < s.length && Character.isDigit(s[at + 2]);
        if (!digits) {
          return each.length();
        }
      }
    }
    return 1;
  }

  private void open(char c) {
    byte kind = c == '{' ? (expressionBefore() ? OBJECT : BLOCK) : PAREN;
    int start = at++;
    add(Tokens.PUNCTUATOR, start);
    push(kind, tokens.count - 1);
    regexAllowed = true;
  }

  private boolean expressionBefore() {
    int last = tokens.count - 1;
    return regexAllowed
        && last >= 0
        && !tokens.is(last, ";")
        && !tokens.is(last, "{")
        && !tokens.is(last, "}")
        && !tokens.is(last, "=>")
        && !tokens.is(last, "else")
        && !tokens.is(last, "do")
        && !tokens.is(last, ")");
  }

  private void close(char c) {
    if (c == '}' && depth > 0 && kinds[depth - 1] == TEMPLATE) {
      int token = opened[--depth];
      at++;
      tokens.matches[token] = tokens.count;
      template();
      return;
    }
    if (c == '}' && depth > 0 && kinds[depth - 1] == JSX) {
      depth--;
      int start = at++;
      comma(start);
      children();
      return;
    }
    int start = at++;
    add(Tokens.PUNCTUATOR, start);
    int closing = tokens.count - 1;
    regexAllowed = c == '}';
    // Brackets that do not fit are passed over: the nearest that does is closed.
    for (int i = depth - 1; i >= Math.max(0, depth - 8); i--) {
      if (kinds[i] != TEMPLATE && kinds[i] != JSX && fits(s[tokens.starts[opened[i]]], c)) {
        while (depth > i) {
          tokens.matches[opened[--depth]] = closing;
        }
        regexAllowed = c == '}' ? kinds[i] == BLOCK : c == ')' && afterCondition(opened[i]);
        return;
      }
      if (kinds[i] == TEMPLATE || kinds[i] == JSX) {
        return;
      }
    }
  }

  private static boolean fits(char open, char close) {
    return open == '(' ? close == ')' : open == '[' ? close == ']' : close == '}';
  }

  private boolean afterCondition(int paren) {
    return paren > 0
        && (tokens.is(paren - 1, "if")
            || tokens.is(paren - 1, "while")
            || tokens.is(paren - 1, "for")
            || tokens.is(paren - 1, "with"));
  }

  private void comma(int start) {
    tokens.add(Tokens.JSX_COMMA, start, start, false);
  }

  // --- JSX: <a b={x}>text {y}</a> comes out as [ x , y , ]

  private void element() {
    int start = at;
    tokens.add(Tokens.JSX_OPEN, start, start, newLine);
    push(PAREN, tokens.count - 1);
    jsxStack();
    children();
  }

  /** Numbers of open elements of JSX within containers of JSX. */
  private int[] outer = new int[16];

  private int outerDepth;

  private void jsxStack() {
    if (outerDepth == outer.length) {
      outer = Arrays.copyOf(outer, outerDepth * 2);
    }
    outer[outerDepth++] = elements * 2 + (inTag ? 1 : 0);
    elements = 0;
    inTag = false;
  }

  private boolean inTag;

  /** Reads tags and text up to a container, or to the end of the outermost element. */
  private void children() {
    while (at < s.length) {
      char c = s[at];
      if (c == '{') {
        at++;
        push(JSX, tokens.count - 1);
        regexAllowed = true;
        return;
      }
      if (inTag) {
        if (tag(c)) {
          return;
        }
      } else if (c == '<') {
        boolean closing = at + 1 < s.length && s[at + 1] == '/';
        at += closing ? 2 : 1;
        elements += closing ? -1 : 1;
        inTag = true;
        tagCloses = closing;
      } else {
        at++;
      }
    }
    leave();
  }

  private boolean tagCloses;

  /** One character within a tag; gives whether the outermost element has ended. */
  private boolean tag(char c) {
    if (c == '"' || c == '\'') {
      at++;
      while (at < s.length && s[at] != c) {
        at++;
      }
      at = Math.min(s.length, at + 1);
      return false;
    }
    boolean empty = c == '/' && at + 1 < s.length && s[at + 1] == '>';
    if (c != '>' && !empty) {
      at++;
      return false;
    }
    at += empty ? 2 : 1;
    elements -= empty && !tagCloses ? 1 : 0;
    inTag = false;
    if (elements <= 0) {
      leave();
      return true;
    }
    return false;
  }

  private void leave() {
    int before = outerDepth > 0 ? outer[--outerDepth] : 0;
    elements = before >> 1;
    tokens.add(Tokens.JSX_CLOSE, at, at, false);
    if (depth > 0) {
      tokens.matches[opened[--depth]] = tokens.count - 1;
    }
    inTag = (before & 1) != 0;
    regexAllowed = false;
  }
}
