package cordon.inspect.shell;

import cordon.inspect.shell.Syntax.Literal;
import cordon.inspect.shell.Syntax.Output;
import cordon.inspect.shell.Syntax.Part;
import cordon.inspect.shell.Syntax.Variable;
import cordon.inspect.shell.Syntax.Word;
import cordon.inspect.value.Decoders;
import java.util.ArrayList;
import java.util.List;

/** Reads one word with its quotes, variables and substitutions (POSIX.1-2024, XCU 2.2 to 2.6). */
final class WordReader {
  static final int MOST_NESTED = 24;

  private final Cursor cursor;

  WordReader(Cursor cursor) {
    this.cursor = cursor;
  }

  Word word() {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int from = cursor.at;
    while (cursor.at < cursor.text.length()) {
      char c = cursor.text.charAt(cursor.at);
      if (Character.isWhitespace(c)
          || (cursor.ends(c) && !substitution())
          || ((c == '<' || c == '>') && cursor.at > from && !substitution())) {
        break;
      }
      piece(c, parts, literal);
    }
    if (cursor.at == from) {
      cursor.at++;
    }
    flush(parts, literal);
    return new Word(List.copyOf(parts));
  }

  private boolean substitution() {
    return cursor.ahead("<(") || cursor.ahead(">(");
  }

  /**
   * The body of a here-document: text in which only variables and substitutions mean something.
   *
   * @param body a cursor over it alone
   */
  static Word document(Cursor body) {
    return new WordReader(body).document();
  }

  private Word document() {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (!cursor.atEnd()) {
      unquoted(parts, literal);
    }
    flush(parts, literal);
    return new Word(List.copyOf(parts));
  }

  private void piece(char c, List<Part> parts, StringBuilder literal) {
    switch (c) {
      case '\'' -> single(literal);
      case '"' -> twofold(parts, literal);
      case '\\' -> escaped(literal);
      case '$', '`', '%' -> expansion(parts, literal);
      case '<', '>' -> {
        if (substitution()) {
          cursor.at++;
          output(parts, literal, ')');
        } else {
          literal.append(c);
          cursor.at++;
        }
      }
      case '^' -> cursor.at++;
      default -> {
        literal.append(c);
        cursor.at++;
      }
    }
  }

  private void single(StringBuilder literal) {
    int end = cursor.text.indexOf('\'', cursor.at + 1);
    int to = end < 0 ? cursor.text.length() : end;
    String inner = cursor.text.substring(cursor.at + 1, to);
    cursor.line += (int) inner.chars().filter(c -> c == '\n').count();
    literal.append(inner);
    cursor.at = Math.min(cursor.text.length(), to + 1);
  }

  private void escaped(StringBuilder literal) {
    if (cursor.at + 1 < cursor.text.length()) {
      char next = cursor.text.charAt(cursor.at + 1);
      // A path of Windows keeps its backslashes.
      if (Character.isLetterOrDigit(next)) {
        literal.append('\\');
      }
      if (next == '\n') {
        cursor.line++;
      } else {
        literal.append(next);
      }
    }
    cursor.at += 2;
    cursor.at = Math.min(cursor.at, cursor.text.length());
  }

  private void twofold(List<Part> parts, StringBuilder literal) {
    cursor.at++;
    while (!cursor.atEnd() && cursor.now() != '"') {
      unquoted(parts, literal);
    }
    cursor.at = Math.min(cursor.text.length(), cursor.at + 1);
  }

  /** One piece of a text between double quotes. */
  private void unquoted(List<Part> parts, StringBuilder literal) {
    char c = cursor.now();
    if (c == '\\' && cursor.at + 1 < cursor.text.length()) {
      char next = cursor.text.charAt(cursor.at + 1);
      if ("$`\"\\\n".indexOf(next) < 0) {
        literal.append(c);
      }
      cursor.line += next == '\n' ? 1 : 0;
      literal.append(next);
      cursor.at += 2;
    } else if (c == '$' || c == '`' || c == '%') {
      expansion(parts, literal);
    } else {
      cursor.newLine();
      literal.append(c);
      cursor.at++;
    }
  }

  private void expansion(List<Part> parts, StringBuilder literal) {
    char c = cursor.text.charAt(cursor.at);
    if (c == '`') {
      output(parts, literal, '`');
    } else if (cursor.ahead("$(")) {
      cursor.at++;
      output(parts, literal, ')');
    } else if (c == '%') {
      percent(parts, literal);
    } else if (cursor.ahead("$'")) {
      cursor.at++;
      int before = literal.length();
      single(literal);
      String decoded = Decoders.escapes(literal.substring(before));
      literal.setLength(before);
      literal.append(decoded);
    } else {
      variable(parts, literal);
    }
  }

  /** {@code %NAME%} as {@code cmd} has it. */
  private void percent(List<Part> parts, StringBuilder literal) {
    int end = cursor.at + 1;
    while (end < cursor.text.length() && end < cursor.at + 40 && isName(cursor.text.charAt(end))) {
      end++;
    }
    if (end > cursor.at + 1 && end < cursor.text.length() && cursor.text.charAt(end) == '%') {
      flush(parts, literal);
      parts.add(new Variable(cursor.text.substring(cursor.at + 1, end)));
      cursor.at = end + 1;
    } else {
      literal.append('%');
      cursor.at++;
    }
  }

  private void variable(List<Part> parts, StringBuilder literal) {
    int start = cursor.at + 1;
    boolean braced = start < cursor.text.length() && cursor.text.charAt(start) == '{';
    int name = braced ? start + 1 : start;
    // PowerShell: $env:NAME.
    if (cursor.text.regionMatches(true, name, "env:", 0, 4)) {
      name += 4;
    }
    int end = name;
    while (end < cursor.text.length() && isName(cursor.text.charAt(end))) {
      end++;
    }
    if (end == name
        && end < cursor.text.length()
        && "@*#?$!0-".indexOf(cursor.text.charAt(end)) >= 0) {
      end++;
    }
    if (end == name) {
      literal.append('$');
      cursor.at++;
      return;
    }
    flush(parts, literal);
    parts.add(new Variable(cursor.text.substring(name, end)));
    cursor.at = braced ? closing(end) : end;
  }

  private int closing(int from) {
    int end = cursor.text.indexOf('}', from, Math.min(cursor.text.length(), from + 400));
    return end < 0 ? from : end + 1;
  }

  private static boolean isName(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /** At the character that opens: what stands up to the one that closes is a script. */
  private void output(List<Part> parts, StringBuilder literal, char close) {
    int from = cursor.at + 1;
    int end = close == '`' ? cursor.text.indexOf('`', from) : matching(from);
    int to = end < 0 ? cursor.text.length() : end;
    flush(parts, literal);
    String inner = cursor.text.substring(Math.min(from, to), to);
    if (cursor.depth < MOST_NESTED) {
      ShellParser parser = new ShellParser(new Cursor(inner, cursor.line, cursor.depth + 1));
      parts.add(new Output(parser.read()));
      cursor.tooDeep |= parser.tooDeep();
    } else {
      cursor.tooDeep = true;
    }
    cursor.line += (int) inner.chars().filter(c -> c == '\n').count();
    cursor.at = Math.min(cursor.text.length(), to + 1);
  }

  private int matching(int from) {
    int open = 1;
    char quote = 0;
    for (int i = from; i < cursor.text.length(); i++) {
      char c = cursor.text.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  private static void flush(List<Part> parts, StringBuilder literal) {
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
