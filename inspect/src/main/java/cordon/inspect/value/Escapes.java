package cordon.inspect.value;

/** Reads one text with backslashes. */
final class Escapes {
  private final String text;
  private final StringBuilder out;
  private int at;

  Escapes(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  String read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        escape(text.charAt(at++));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void escape(char c) {
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000B');
      case 'a' -> out.append('\u0007');
      case '\n' -> {}
      case '\\', '\'', '"', '`' -> out.append(c);
      case 'x' -> digits(2, c);
      case 'u' -> unicode();
      case 'U' -> digits(8, c);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
      default -> out.append('\\').append(c);
    }
  }

  private void unicode() {
    int end = at < text.length() && text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
    if (end > at + 1 && end - at <= 9) {
      int length = end - at - 1;
      at++;
      digits(length, 'u');
      at = Math.min(end + 1, text.length());
    } else {
      digits(4, 'u');
    }
  }

  private void digits(int count, char kind) {
    int value = 0;
    int i = at;
    for (; i < at + count; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        out.append('\\').append(kind);
        return;
      }
      value = value << 4 | digit;
    }
    at = i;
    if (Character.isValidCodePoint(value)) {
      out.appendCodePoint(value);
    }
  }

  private void octal(char first) {
    int value = first - '0';
    for (int i = 0; i < 2 && at < text.length(); i++) {
      int digit = Character.digit(text.charAt(at), 8);
      if (digit < 0) {
        break;
      }
      value = value * 8 + digit;
      at++;
    }
    out.append((char) value);
  }
}
