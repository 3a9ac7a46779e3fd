package cordon.inspect.shell;

/** A place in the text of a script, which its readers move on together. */
final class Cursor {
  final String text;

  /** How many scripts and blocks this place lies in. */
  int depth;

  int at;
  int line;

  /** Whether parentheses are text, as in a command line of PowerShell. */
  boolean plainParentheses;

  /** Whether substitutions lie in each other deeper than is followed. */
  boolean tooDeep;

  Cursor(String text, int line, int depth) {
    this.text = text;
    this.line = line;
    this.depth = depth;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  char now() {
    return text.charAt(at);
  }

  boolean ahead(String operator) {
    return text.startsWith(operator, at);
  }

  /** Whether a reserved word stands here, and ends here. */
  boolean aheadWord(String word) {
    if (!ahead(word)) {
      return false;
    }
    int end = at + word.length();
    return end >= text.length()
        || Character.isWhitespace(text.charAt(end))
        || "&;|()<>".indexOf(text.charAt(end)) >= 0;
  }

  /** Whether a command ends with this character, which stands here. */
  boolean ends(char c) {
    if (c == '&') {
      return !ahead("&>");
    }
    boolean parenthesis = (c == '(' || c == ')') && !plainParentheses;
    return c == '\n' || c == ';' || c == '|' || parenthesis;
  }

  /** Counts the line that ends here, if one does. */
  void newLine() {
    if (text.charAt(at) == '\n') {
      line++;
    }
  }

  /** Passes blanks, comments and lines that go on. */
  void blanks() {
    while (!atEnd()) {
      char c = now();
      if (c == '\\'
          && at + 1 < text.length()
          && (text.charAt(at + 1) == '\n' || text.charAt(at + 1) == '\r')) {
        at += text.startsWith("\r\n", at + 1) ? 3 : 2;
        line++;
      } else if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c != '\n' && (Character.isWhitespace(c) || c == '\0')) {
        at++;
      } else {
        return;
      }
    }
  }
}
