package cordon.inspect.source;

/**
 * The words of a text in a language with braces: names with what they are joined to ({@code a::b.c}
 * becomes {@code a.b.c}), texts, and single signs. Comments are passed over. Linear.
 */
final class SourceTokens {
  enum Kind {
    NAME,
    TEXT,
    SIGN,
    LINE,
    END
  }

  private static final int LONGEST_TEXT = 1 << 16;

  private final String text;
  private final boolean rust;
  private int at;
  private int line = 1;

  Kind kind = Kind.END;
  String value = "";

  /** With a first digit, those of its suffix that follow it: {@code 0x2f}. */
  String number = "";

  int startLine = 1;

  /**
   * @param rust whether comments nest, quotes can be lifetimes and {@code r#"…"#} is a text
   */
  SourceTokens(String text, boolean rust) {
    this.text = text;
    this.rust = rust;
  }

  /** Goes to the next; gives whether there is one. */
  boolean next() {
    while (at < text.length()) {
      char c = text.charAt(at);
      startLine = line;
      if (c == '\n') {
        line++;
        at++;
        return is(Kind.LINE, "\n");
      } else if (Character.isWhitespace(c) || c == '\0') {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        comment();
      } else {
        return token(c);
      }
    }
    is(Kind.END, "");
    return false;
  }

  private boolean is(Kind found, String what) {
    kind = found;
    value = what;
    return true;
  }

  private void comment() {
    int open = 0;
    do {
      if (text.startsWith("/*", at)) {
        open = rust ? open + 1 : 1;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        open--;
        at += 2;
      } else {
        line += text.charAt(at) == '\n' ? 1 : 0;
        at++;
      }
    } while (open > 0 && at < text.length());
  }

  private boolean token(char c) {
    if (c == '"') {
      return quoted(at + 1, "\"", true);
    }
    if (c == '`' && !rust) {
      return quoted(at + 1, "`", false);
    }
    if (c == '\'') {
      return character();
    }
    if (rust && (c == 'r' || c == 'b') && raw()) {
      return true;
    }
    if (c == '_' || Character.isLetter(c)) {
      return name();
    }
    int from = at++;
    if (Character.isDigit(c) && follows(at)) {
      suffix();
    }
    number = text.substring(from, at);
    return is(Kind.SIGN, String.valueOf(c));
  }

  /** {@code 0x22b8}, {@code 10u8}: what follows a digit is no name. */
  private void suffix() {
    while (at < text.length()
        && (text.charAt(at) == '_' || Character.isLetterOrDigit(text.charAt(at)))) {
      at++;
    }
  }

  /** {@code b"…"}, {@code r"…"}, {@code br#"…"#}. */
  private boolean raw() {
    int i = at;
    boolean raw = false;
    while (i < text.length() && i < at + 2 && (text.charAt(i) == 'r' || text.charAt(i) == 'b')) {
      raw |= text.charAt(i) == 'r';
      i++;
    }
    int hashes = 0;
    while (raw && i < text.length() && text.charAt(i) == '#' && hashes < 64) {
      hashes++;
      i++;
    }
    if (i >= text.length() || text.charAt(i) != '"') {
      return false;
    }
    return quoted(i + 1, "\"" + "#".repeat(hashes), !raw);
  }

  private boolean quoted(int from, String close, boolean escapes) {
    StringBuilder inner = new StringBuilder();
    int i = from;
    while (i < text.length() && !text.startsWith(close, i)) {
      char c = text.charAt(i);
      if (escapes && c == '\\' && i + 1 < text.length()) {
        i++;
      }
      line += text.charAt(i) == '\n' ? 1 : 0;
      if (inner.length() < LONGEST_TEXT) {
        inner.append(text.charAt(i));
      }
      i++;
    }
    at = Math.min(text.length(), i + close.length());
    return is(Kind.TEXT, inner.toString());
  }

  /** A character; in Rust also a lifetime, which closes nothing. */
  private boolean character() {
    int escaped = at + 1 < text.length() && text.charAt(at + 1) == '\\' ? 1 : 0;
    int end = text.indexOf('\'', at + 2 + escaped);
    at = end >= 0 && end <= at + 12 && (escaped > 0 || end == at + 2) ? end + 1 : at + 1;
    return is(Kind.SIGN, "'");
  }

  private boolean name() {
    StringBuilder name = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '_' || Character.isLetterOrDigit(c)) {
        name.append(c);
        at++;
      } else if (c == '.' && follows(at + 1)) {
        name.append('.');
        at++;
      } else if (text.startsWith("::", at) && follows(at + 2)) {
        name.append('.');
        at += 2;
      } else {
        break;
      }
    }
    return is(Kind.NAME, name.toString());
  }

  private boolean follows(int index) {
    return index < text.length()
        && (text.charAt(index) == '_' || Character.isLetter(text.charAt(index)));
  }

  /** Whether the name just read is called: a parenthesis follows, or {@code !(}, {@code ![}. */
  boolean called() {
    int i = at;
    if (rust && i < text.length() && text.charAt(i) == '!') {
      i++;
    }
    // `Vec::<u8>::new(` and the like are names of their own.
    return i < text.length() && text.charAt(i) == '(';
  }
}
