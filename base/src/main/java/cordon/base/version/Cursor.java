package cordon.base.version;

/** A place in a text that only moves forward; the scanners of all schemes read through it. */
final class Cursor {
  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  int position() {
    return at;
  }

  /** Back to a place that {@link #position} gave. */
  void reset(int position) {
    at = position;
  }

  /** The next character, or NUL at the end. */
  char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  char next() {
    return text.charAt(at++);
  }

  /** Steps over the character if it comes next. */
  boolean accept(char c) {
    if (atEnd() || text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  /** Steps over the word if it comes next. */
  boolean accept(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  /** The digits from here on, perhaps none. */
  String digits() {
    int from = at;
    while (at < text.length() && Digits.isDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /** The ASCII letters from here on, perhaps none. */
  String letters() {
    int from = at;
    while (at < text.length() && Digits.isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /** Everything up to the character or the end; steps over neither. */
  String until(char end) {
    int from = at;
    int to = text.indexOf(end, from);
    at = to < 0 ? text.length() : to;
    return text.substring(from, at);
  }

  String rest() {
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }
}
