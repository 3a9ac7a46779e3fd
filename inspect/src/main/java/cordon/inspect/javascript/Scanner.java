package cordon.inspect.javascript;

/** ECMA-262 §12: blanks, names, numbers, strings and regular expressions. Only goes forward. */
abstract class Scanner {
  private static final byte OTHER = 0;
  private static final byte START = 1;
  private static final byte DIGIT = 2;
  private static final byte[] KINDS = new byte[128];

  /** After these an expression begins, so that a slash begins a regular expression. */
  private static final boolean[] BEFORE_EXPRESSION = new boolean[Word.OWN];

  static {
    for (int c = 0; c < 128; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
      KINDS[c] = letter ? START : c >= '0' && c <= '9' ? DIGIT : OTHER;
    }
    for (int word :
        new int[] {
          Word.RETURN,
          Word.TYPEOF,
          Word.CASE,
          Word.IN,
          Word.OF,
          Word.DO,
          Word.ELSE,
          Word.VOID,
          Word.DELETE,
          Word.THROW,
          Word.NEW,
          Word.INSTANCEOF,
          Word.YIELD,
          Word.AWAIT,
          Word.DEFAULT,
          Word.EXTENDS
        }) {
      BEFORE_EXPRESSION[word] = true;
    }
  }

  final char[] s;
  final Tokens tokens;
  private final Lexicon lexicon;
  int at;
  boolean newLine = true;
  boolean regexAllowed = true;

  Scanner(char[] source, Lexicon lexicon) {
    this.s = source;
    this.tokens = new Tokens(source);
    this.lexicon = lexicon;
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  static boolean startsName(char c) {
    return c < 128
        ? KINDS[c] == START || c == '\\' || c == '#'
        : Character.isJavaIdentifierStart(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  void add(byte kind, int start, int word) {
    tokens.add(kind, start, at, newLine, word);
    newLine = false;
  }

  final char ahead(int by) {
    return at + by < s.length ? s[at + by] : '\0';
  }

  void line() {
    while (at < s.length && !isLineEnd(s[at])) {
      at++;
    }
  }

  void blanks() {
    while (at < s.length) {
      char c = s[at];
      if (c <= ' ') {
        newLine |= c == '\n' || c == '\r';
        at++;
      } else if (c == '/' && ahead(1) == '/') {
        line();
      } else if (c == '/' && ahead(1) == '*') {
        comment();
      } else if (c > 127 && isBlank(c)) {
        newLine |= isLineEnd(c);
        at++;
      } else if ((c == '<' && starts("<!--")) || (c == '-' && newLine && starts("-->"))) {
        line();
      } else {
        return;
      }
    }
  }

  private static boolean isBlank(char c) {
    return c == '\u00A0' || c == '\uFEFF' || isLineEnd(c) || Character.isWhitespace(c);
  }

  final boolean starts(String text) {
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
    while (at < s.length && !(s[at] == '*' && ahead(1) == '/')) {
      newLine |= isLineEnd(s[at]);
      at++;
    }
    at = Math.min(s.length, at + 2);
  }

  void name() {
    int start = at;
    int hash = s[at++];
    while (at < s.length && s[at] < 128 && KINDS[s[at]] != OTHER) {
      hash = hash * 31 + s[at++];
    }
    int word;
    if (s[start] == '\\' || (at < s.length && (s[at] == '\\' || s[at] > 127))) {
      at = start + 1;
      boolean escaped = rest(start);
      word = escaped ? Word.ESCAPED : Word.NONE;
    } else {
      word = lexicon.number(s, start, at, hash);
    }
    int previous = tokens.count == 0 ? Word.NONE : tokens.words[tokens.count - 1];
    add(Tokens.NAME, start, word);
    boolean property = previous == '.' || previous == Word.OPTIONAL;
    regexAllowed = !property && word < Word.OWN && BEFORE_EXPRESSION[word];
  }

  /** Of a name with escapes or letters beyond ASCII; gives whether it has escapes. */
  private boolean rest(int start) {
    boolean escaped = s[start] == '\\';
    while (at < s.length && continues()) {
      escaped |= s[at] == '\\';
      if (s[at] == '{') {
        while (at < s.length && s[at] != '}' && at - start < 100) {
          at++;
        }
      }
      at++;
    }
    at = Math.min(at, s.length);
    return escaped;
  }

  private boolean continues() {
    char c = s[at];
    return (Character.isJavaIdentifierPart(c) && c != 0)
        || c == '\\'
        || (c == '{' && s[at - 1] == 'u' && at > 1 && s[at - 2] == '\\');
  }

  void number() {
    int start = at;
    while (at < s.length
        && (Character.isLetterOrDigit(s[at]) || s[at] == '.' || s[at] == '_' || exponent(start))) {
      at++;
    }
    add(Tokens.NUMBER, start, Word.NONE);
    regexAllowed = false;
  }

  private boolean exponent(int start) {
    boolean sign = s[at] == '+' || s[at] == '-';
    return sign
        && at > start
        && (s[at - 1] == 'e' || s[at - 1] == 'E')
        && !(s[start] == '0' && at > start + 1 && (s[start + 1] | 32) == 'x');
  }

  void string(char quote) {
    int start = at + 1;
    at++;
    while (at < s.length && s[at] != quote && s[at] != '\n' && s[at] != '\r') {
      if (s[at] == '\\') {
        at++;
        if (at < s.length && s[at] == '\r' && ahead(1) == '\n') {
          at++;
        }
      }
      at++;
    }
    at = Math.min(at, s.length);
    add(Tokens.STRING, start, Word.NONE);
    at = at < s.length && s[at] == quote ? at + 1 : at;
    regexAllowed = false;
  }

  void regex() {
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
    add(Tokens.REGEX, start, Word.NONE);
    regexAllowed = false;
  }
}
