package cordon.inspect.python;

/**
 * Turns source into tokens in one pass (Python language reference, 2). What is no Python is passed
 * over: a lexer that stopped would hide what follows.
 */
final class Lexer {
  private static final int DEEPEST = 512;

  /** No editor shows that many columns. */
  private static final int PADDING = 150;

  private static final byte[] CLASS = new byte[256];
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte BLANK = 3;
  private static final byte LINE_END = 4;
  private static final byte QUOTE = 5;

  static {
    for (int c = 0; c < 256; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
      CLASS[c] = letter ? LETTER : c >= '0' && c <= '9' ? DIGIT : 0;
    }
    CLASS[' '] = CLASS['\t'] = CLASS['\f'] = CLASS[0] = BLANK;
    CLASS['\n'] = CLASS['\r'] = LINE_END;
    CLASS['\''] = CLASS['"'] = QUOTE;
  }

  private final byte[] source;
  private final int end;
  private final Tokens tokens;
  private final Symbols symbols;
  private final StringEnds strings;
  private int at;

  private final int[] brackets = new int[DEEPEST];
  private int depth;
  private final int[] indents = new int[DEEPEST];
  private final int[] indentTokens = new int[DEEPEST];
  private int levels;

  Lexer(byte[] source) {
    this.source = source;
    this.end = source.length;
    this.tokens = new Tokens(source);
    this.symbols = new Symbols(source, tokens.symbols);
    this.strings = new StringEnds(source);
  }

  Tokens read() {
    boolean lineStart = true;
    while (at < end && !tokens.full()) {
      if (lineStart) {
        lineStart = false;
        if (!indentation()) {
          lineStart = true;
          continue;
        }
      }
      lineStart = token();
    }
    if (tokens.count > 0 && tokens.kinds[tokens.count - 1] != Tokens.NEWLINE) {
      tokens.add(Tokens.NEWLINE, end, end, 0);
    }
    dedentTo(0);
    tokens.add(Tokens.END, end, end, 0);
    return tokens;
  }

  /** Whether code follows on the line. */
  private boolean indentation() {
    int column = 0;
    while (at < end && CLASS[source[at] & 0xFF] == BLANK) {
      column = source[at] == '\t' ? (column / 8 + 1) * 8 : source[at] == '\f' ? 0 : column + 1;
      at++;
    }
    if (at == end) {
      return false;
    }
    if (source[at] == '#') {
      comment();
    }
    if (at == end || CLASS[source[at] & 0xFF] == LINE_END) {
      lineEnd();
      return false;
    }
    int current = levels == 0 ? 0 : indents[levels - 1];
    if (column > current && levels < DEEPEST) {
      indents[levels] = column;
      indentTokens[levels++] = tokens.add(Tokens.INDENT, at, at, 0);
    } else if (column < current) {
      dedentTo(column);
    }
    return true;
  }

  private void dedentTo(int column) {
    while (levels > 0 && indents[levels - 1] > column) {
      int dedent = tokens.add(Tokens.DEDENT, at, at, 0);
      tokens.partners[indentTokens[--levels]] = dedent;
    }
  }

  /** Reads one token; whether a line began. */
  private boolean token() {
    int c = source[at] & 0xFF;
    switch (CLASS[c]) {
      case BLANK -> blanks();
      case LINE_END -> {
        int start = at;
        lineEnd();
        if (depth == 0) {
          tokens.add(Tokens.NEWLINE, start, at, 0);
          return true;
        }
      }
      case LETTER -> name();
      case DIGIT -> number();
      case QUOTE -> string(at);
      default -> other(c);
    }
    return false;
  }

  private void other(int c) {
    if (c == '#') {
      comment();
    } else if (c == '\\' && at + 1 < end && CLASS[source[at + 1] & 0xFF] == LINE_END) {
      at++;
      lineEnd();
    } else if (c == '.' && at + 1 < end && CLASS[source[at + 1] & 0xFF] == DIGIT) {
      number();
    } else {
      operator(c);
    }
  }

  private void blanks() {
    int start = at;
    while (at < end && CLASS[source[at] & 0xFF] == BLANK) {
      at++;
    }
    boolean code = at < end && CLASS[source[at] & 0xFF] != LINE_END && source[at] != '#';
    boolean afterCode = start > 0 && CLASS[source[start - 1] & 0xFF] != LINE_END;
    if (at - start >= PADDING && code && afterCode) {
      tokens.padded.add(at);
    }
  }

  private void comment() {
    while (at < end && CLASS[source[at] & 0xFF] != LINE_END) {
      at++;
    }
  }

  private void lineEnd() {
    if (at < end) {
      boolean both = source[at] == '\r' && at + 1 < end && source[at + 1] == '\n';
      at += both ? 2 : 1;
    }
  }

  private void name() {
    int start = at;
    int hash = 0;
    boolean ascii = true;
    while (at < end) {
      byte b = source[at];
      byte kind = CLASS[b & 0xFF];
      if (kind != LETTER && kind != DIGIT) {
        break;
      }
      ascii &= b >= 0;
      hash = hash * Symbols.GROWTH + b;
      at++;
    }
    if (at < end && CLASS[source[at] & 0xFF] == QUOTE && isPrefix(start, at)) {
      string(start);
      return;
    }
    int symbol = symbols.of(start, at, hash);
    int token = tokens.add(Tokens.NAME, start, at, symbol);
    if (!ascii && tokens.name(token).chars().allMatch(c -> c < 0x80)) {
      tokens.disguised.add(start);
    }
  }

  private boolean isPrefix(int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if ("rRbBuUfFtT".indexOf(source[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private void number() {
    int start = at;
    while (at < end) {
      byte kind = CLASS[source[at] & 0xFF];
      boolean exponent =
          (source[at] == '+' || source[at] == '-')
              && (source[at - 1] | 0x20) == 'e'
              && !(source[start] == '0' && at > start + 1 && (source[start + 1] | 0x20) == 'x');
      if (kind != DIGIT && kind != LETTER && source[at] != '.' && !exponent) {
        break;
      }
      at++;
    }
    tokens.add(Tokens.NUMBER, start, at, 0);
  }

  private void string(int start) {
    at = strings.after(start);
    tokens.add(Tokens.STRING, start, at, 0);
  }

  private void operator(int c) {
    int start = at++;
    int packed = c;
    int second = at < end ? source[at] : 0;
    int third = at + 1 < end ? source[at + 1] : 0;
    boolean twice = second == c && "*/<>=".indexOf(c) >= 0;
    boolean assigning = second == '=' && "+-*/%@&|^<>=!:".indexOf(c) >= 0;
    if (twice && c != '=' && third == '=') {
      packed = (c << 8 | second) << 8 | third;
      at += 2;
    } else if (twice || assigning || (c == '-' && second == '>') || (c == '<' && second == '>')) {
      packed = c << 8 | second;
      at++;
    }
    int token = tokens.add(Tokens.OP, start, at, packed);
    if (packed == '(' || packed == '[' || packed == '{') {
      open(token);
    } else if (packed == ')' || packed == ']' || packed == '}') {
      close(token);
    }
  }

  private void open(int token) {
    if (depth < DEEPEST) {
      brackets[depth] = token;
    }
    depth++;
  }

  private void close(int token) {
    if (depth > 0 && --depth < DEEPEST) {
      tokens.partners[brackets[depth]] = token;
      tokens.partners[token] = brackets[depth];
    }
  }
}
