package cordon.inspect.shell;

import cordon.inspect.shell.Syntax.Command;
import cordon.inspect.shell.Syntax.Literal;
import cordon.inspect.shell.Syntax.Output;
import cordon.inspect.shell.Syntax.Part;
import cordon.inspect.shell.Syntax.Pipeline;
import cordon.inspect.shell.Syntax.Redirect;
import cordon.inspect.shell.Syntax.Variable;
import cordon.inspect.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a script by the grammar of POSIX.1-2024, XCU 2, as far as commands go: reserved words are
 * taken as what stands before a command, so that the body of a loop is read once. What is broken is
 * read as far as it goes. Time is linear; nesting is bounded.
 */
final class ShellParser {
  private static final int MOST_NESTED = 24;

  private final String text;
  private final int depth;
  private int at;
  private int line;
  private final List<String> hereEnds = new ArrayList<>();
  private boolean tooDeep;

  ShellParser(String text, int line) {
    this(text, line, 0);
  }

  private ShellParser(String text, int line, int depth) {
    this.text = text;
    this.line = line;
    this.depth = depth;
  }

  /** Whether substitutions lie in each other deeper than is followed. */
  boolean tooDeep() {
    return tooDeep;
  }

  List<Pipeline> read() {
    List<Pipeline> pipelines = new ArrayList<>();
    while (at < text.length()) {
      List<Command> stages = new ArrayList<>();
      boolean piped = true;
      while (piped && at < text.length()) {
        Command command = command();
        if (!command.words().isEmpty() || !command.redirects().isEmpty()) {
          stages.add(command);
        }
        piped = pipe();
      }
      boolean detached = end();
      if (!stages.isEmpty()) {
        pipelines.add(new Pipeline(List.copyOf(stages), detached));
      }
    }
    return pipelines;
  }

  private boolean pipe() {
    if (at < text.length() && text.charAt(at) == '|' && !ahead("||")) {
      at += ahead("|&") ? 2 : 1;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        newLine();
        at++;
      }
      return true;
    }
    return false;
  }

  /** Passes what ends a pipeline; gives whether it was a single ampersand. */
  private boolean end() {
    if (at >= text.length()) {
      return false;
    }
    boolean detached = text.charAt(at) == '&' && !ahead("&&");
    if (text.charAt(at) == '\n') {
      newLine();
      at++;
      hereDocuments();
      return false;
    }
    at += ahead("&&") || ahead("||") || ahead(";;") ? 2 : 1;
    return detached;
  }

  private void newLine() {
    if (text.charAt(at) == '\n') {
      line++;
    }
  }

  private boolean ahead(String operator) {
    return text.startsWith(operator, at);
  }

  private Command command() {
    List<Word> words = new ArrayList<>();
    List<Redirect> redirects = new ArrayList<>();
    blanks();
    int start = line;
    while (at < text.length() && !ends(text.charAt(at))) {
      if (!redirect(redirects)) {
        Word word = word();
        if (!word.parts().isEmpty()) {
          words.add(word);
        }
      }
      blanks();
    }
    return new Command(List.copyOf(words), List.copyOf(redirects), start);
  }

  private boolean ends(char c) {
    if (c == '&') {
      return !ahead("&>");
    }
    return c == '\n' || c == ';' || c == '|' || c == '(' || c == ')';
  }

  private void blanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
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

  private boolean redirect(List<Redirect> redirects) {
    int from = at;
    int i = at;
    while (i < text.length()
        && i < at + 3
        && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '&')) {
      i++;
    }
    if (i >= text.length() || (text.charAt(i) != '<' && text.charAt(i) != '>')) {
      return false;
    }
    int end = i;
    while (end < text.length() && end < i + 3 && "<>&|-".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '(' && end == i + 1) {
      return false;
    }
    String operator = text.substring(i, end);
    at = end;
    blanks();
    if (at >= text.length() || ends(text.charAt(at))) {
      at = Math.max(at, from + 1);
      return true;
    }
    Word to = word();
    redirects.add(new Redirect(operator, to));
    if (operator.startsWith("<<") && !operator.startsWith("<<<")) {
      hereEnds.add(to.plain());
    }
    return true;
  }

  /** What follows a line with {@code <<END} is data of that line; it is read past. */
  private void hereDocuments() {
    for (String end : hereEnds) {
      while (at < text.length()) {
        int newline = text.indexOf('\n', at);
        int to = newline < 0 ? text.length() : newline;
        String each = text.substring(at, to).strip();
        at = Math.min(text.length(), to + 1);
        line++;
        if (each.equals(end)) {
          break;
        }
      }
    }
    hereEnds.clear();
  }

  private Word word() {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)
          || (ends(c) && !substitution())
          || ((c == '<' || c == '>') && at > from && !substitution())) {
        break;
      }
      piece(c, parts, literal);
    }
    if (at == from) {
      at++;
    }
    flush(parts, literal);
    return new Word(List.copyOf(parts));
  }

  private boolean substitution() {
    return ahead("<(") || ahead(">(");
  }

  private void piece(char c, List<Part> parts, StringBuilder literal) {
    switch (c) {
      case '\'' -> single(literal);
      case '"' -> twofold(parts, literal);
      case '\\' -> escaped(literal);
      case '$', '`', '%' -> expansion(parts, literal);
      case '<', '>' -> {
        if (substitution()) {
          at++;
          output(parts, literal, ')');
        } else {
          literal.append(c);
          at++;
        }
      }
      case '^' -> at++;
      default -> {
        literal.append(c);
        at++;
      }
    }
  }

  private void single(StringBuilder literal) {
    int end = text.indexOf('\'', at + 1);
    int to = end < 0 ? text.length() : end;
    String inner = text.substring(at + 1, to);
    line += (int) inner.chars().filter(c -> c == '\n').count();
    literal.append(inner);
    at = Math.min(text.length(), to + 1);
  }

  private void escaped(StringBuilder literal) {
    if (at + 1 < text.length()) {
      char next = text.charAt(at + 1);
      // A path of Windows keeps its backslashes.
      if (Character.isLetterOrDigit(next)) {
        literal.append('\\');
      }
      if (next == '\n') {
        line++;
      } else {
        literal.append(next);
      }
    }
    at += 2;
    at = Math.min(at, text.length());
  }

  private void twofold(List<Part> parts, StringBuilder literal) {
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        if ("$`\"\\\n".indexOf(next) < 0) {
          literal.append(c);
        }
        literal.append(next);
        at += 2;
      } else if (c == '$' || c == '`' || c == '%') {
        expansion(parts, literal);
      } else {
        newLine();
        literal.append(c);
        at++;
      }
    }
    at = Math.min(text.length(), at + 1);
  }

  private void expansion(List<Part> parts, StringBuilder literal) {
    char c = text.charAt(at);
    if (c == '`') {
      output(parts, literal, '`');
    } else if (ahead("$(")) {
      at++;
      output(parts, literal, ')');
    } else if (c == '%') {
      percent(parts, literal);
    } else if (ahead("$'")) {
      at++;
      int before = literal.length();
      single(literal);
      String decoded = cordon.inspect.value.Decoders.escapes(literal.substring(before));
      literal.setLength(before);
      literal.append(decoded);
    } else {
      variable(parts, literal);
    }
  }

  /** {@code %NAME%} as {@code cmd} has it. */
  private void percent(List<Part> parts, StringBuilder literal) {
    int end = at + 1;
    while (end < text.length() && end < at + 40 && isName(text.charAt(end))) {
      end++;
    }
    if (end > at + 1 && end < text.length() && text.charAt(end) == '%') {
      flush(parts, literal);
      parts.add(new Variable(text.substring(at + 1, end)));
      at = end + 1;
    } else {
      literal.append('%');
      at++;
    }
  }

  private void variable(List<Part> parts, StringBuilder literal) {
    int start = at + 1;
    boolean braced = start < text.length() && text.charAt(start) == '{';
    int name = braced ? start + 1 : start;
    // PowerShell: $env:NAME.
    if (text.regionMatches(true, name, "env:", 0, 4)) {
      name += 4;
    }
    int end = name;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    if (end == name && end < text.length() && "@*#?$!0-".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end == name) {
      literal.append('$');
      at++;
      return;
    }
    flush(parts, literal);
    parts.add(new Variable(text.substring(name, end)));
    at = braced ? closing(end) : end;
  }

  private int closing(int from) {
    int end = text.indexOf('}', from, Math.min(text.length(), from + 400));
    return end < 0 ? from : end + 1;
  }

  private static boolean isName(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /** At the character that opens: what stands up to the one that closes is a script. */
  private void output(List<Part> parts, StringBuilder literal, char close) {
    int from = at + 1;
    int end = close == '`' ? text.indexOf('`', from) : matching(from);
    int to = end < 0 ? text.length() : end;
    flush(parts, literal);
    String inner = text.substring(Math.min(from, to), to);
    if (depth < MOST_NESTED) {
      ShellParser parser = new ShellParser(inner, line, depth + 1);
      parts.add(new Output(parser.read()));
      tooDeep |= parser.tooDeep;
    } else {
      tooDeep = true;
    }
    line += (int) inner.chars().filter(c -> c == '\n').count();
    at = Math.min(text.length(), to + 1);
  }

  private int matching(int from) {
    int open = 1;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
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
