package cordon.formats.toml;

import java.io.IOException;

/** Keys and the four kinds of strings of TOML 1.0.0. */
final class TomlStrings {
  private static final int LONGEST = 1 << 20;

  private final TomlText text;

  TomlStrings(TomlText text) {
    this.text = text;
  }

  /** A bare or quoted key. */
  String key() throws IOException {
    if (text.peek() == '"' || text.peek() == '\'') {
      return line((char) text.next());
    }
    StringBuilder key = new StringBuilder();
    while (isKey(text.peek())) {
      add(key, text.next());
    }
    if (key.isEmpty()) {
      throw text.malformed("expected a key");
    }
    return key.toString();
  }

  /** A string value, the opening quote ahead. */
  String string() throws IOException {
    char quote = (char) text.next();
    if (!text.take(quote)) {
      return line(quote);
    }
    return text.take(quote) ? lines(quote) : "";
  }

  /** The rest of a string that ends on its line. */
  private String line(char quote) throws IOException {
    StringBuilder out = new StringBuilder();
    while (!text.take(quote)) {
      int c = text.next();
      if (c == '\n' || c == TomlText.END) {
        throw text.malformed("a string without an end");
      }
      if (c == '\\' && quote == '"') {
        escape(out);
      } else {
        add(out, c);
      }
    }
    return out.toString();
  }

  /** The rest of a string in triple quotes; up to two quotes may stand before the closing ones. */
  private String lines(char quote) throws IOException {
    StringBuilder out = new StringBuilder();
    text.take('\n');
    int quotes = 0;
    while (true) {
      int c = text.next();
      if (c == TomlText.END) {
        throw text.malformed("a string without an end");
      }
      if (c == '\\' && quote == '"') {
        continued(out);
      } else {
        add(out, c);
      }
      quotes = c == quote ? quotes + 1 : 0;
      if (quotes >= 3 && (text.peek() != quote || quotes == 5)) {
        out.setLength(out.length() - 3);
        return out.toString();
      }
    }
  }

  /** A backslash at the end of a line takes the line end and the blanks after it away. */
  private void continued(StringBuilder out) throws IOException {
    if (text.peek() != '\n' && text.peek() != ' ' && text.peek() != '\t') {
      escape(out);
      return;
    }
    text.skipBlanks();
    text.require('\n');
    while (text.peek() == '\n' || text.peek() == ' ' || text.peek() == '\t') {
      text.next();
    }
  }

  private void escape(StringBuilder out) throws IOException {
    int c = text.next();
    switch (c) {
      case 'b' -> out.append('\b');
      case 't' -> out.append('\t');
      case 'n' -> out.append('\n');
      case 'f' -> out.append('\f');
      case 'r' -> out.append('\r');
      case 'e' -> out.append('\033');
      case '"', '\\' -> out.append((char) c);
      case 'x' -> codePoint(out, 2);
      case 'u' -> codePoint(out, 4);
      case 'U' -> codePoint(out, 8);
      default -> throw text.malformed("an unknown escape");
    }
  }

  private void codePoint(StringBuilder out, int digits) throws IOException {
    long code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(text.next(), 16);
      if (digit < 0) {
        throw text.malformed("expected a hexadecimal digit");
      }
      code = code << 4 | digit;
    }
    if (code > Character.MAX_CODE_POINT || code >= 0xd800 && code <= 0xdfff) {
      throw text.malformed("no Unicode scalar value");
    }
    out.appendCodePoint((int) code);
  }

  private void add(StringBuilder out, int c) {
    if (out.length() >= LONGEST) {
      throw text.malformed("longer than " + LONGEST + " characters");
    }
    out.append((char) c);
  }

  private static boolean isKey(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '-'
        || c == '_';
  }
}
