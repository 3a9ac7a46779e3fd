package cordon.formats.toml;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import java.io.IOException;
import java.io.Reader;

/** The characters of a document, one ahead, with their place. A CR before an LF is passed over. */
final class TomlText {
  static final int END = -1;

  private final Reader reader;
  private final String document;
  private int ahead;
  private int line = 1;
  private int column = 1;

  TomlText(Reader reader, String document) throws IOException {
    this.reader = reader;
    this.document = document;
    this.ahead = advance();
  }

  int peek() {
    return ahead;
  }

  int next() throws IOException {
    int c = ahead;
    if (c == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    ahead = advance();
    return c;
  }

  /** Takes the character if it is that one. */
  boolean take(char c) throws IOException {
    if (ahead != c) {
      return false;
    }
    next();
    return true;
  }

  void require(char c) throws IOException {
    if (!take(c)) {
      throw malformed("expected " + c);
    }
  }

  int line() {
    return line;
  }

  ProblemException malformed(String why) {
    return Malformed.at(document, "line " + line + ", column " + column, why);
  }

  void skipBlanks() throws IOException {
    while (ahead == ' ' || ahead == '\t') {
      next();
    }
  }

  /** Blanks, line ends and comments. */
  void skipLines() throws IOException {
    while (ahead == ' ' || ahead == '\t' || ahead == '\n' || ahead == '#') {
      if (ahead == '#') {
        skipComment();
      } else {
        next();
      }
    }
  }

  /** What may follow a header or a value: blanks, a comment, the end of the line. */
  void endOfLine() throws IOException {
    skipBlanks();
    if (ahead == '#') {
      skipComment();
    }
    if (ahead != '\n' && ahead != END) {
      throw malformed("expected the end of the line");
    }
  }

  private void skipComment() throws IOException {
    while (ahead != '\n' && ahead != END) {
      next();
    }
  }

  private int advance() throws IOException {
    int c = reader.read();
    if (c == '\r') {
      c = reader.read();
      if (c != '\n') {
        throw malformed("a carriage return without a line feed");
      }
    }
    if (c != END && c < ' ' && c != '\n' && c != '\t') {
      throw malformed("a control character");
    }
    return c;
  }
}
