package cordon.inspect.shell;

import cordon.inspect.shell.Syntax.Command;
import cordon.inspect.shell.Syntax.Definition;
import cordon.inspect.shell.Syntax.Group;
import cordon.inspect.shell.Syntax.Literal;
import cordon.inspect.shell.Syntax.Part;
import cordon.inspect.shell.Syntax.Pipeline;
import cordon.inspect.shell.Syntax.Redirect;
import cordon.inspect.shell.Syntax.Simple;
import cordon.inspect.shell.Syntax.Statement;
import cordon.inspect.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a script by the grammar of POSIX.1-2024, XCU 2, as far as commands go: the body of a loop
 * or of either branch of a condition is read once. What is broken is read as far as it goes. Time
 * is linear; nesting is bounded, and what lies deeper is read as if it stood side by side.
 */
final class ShellParser {
  /** Words that open a block, and those that close it. */
  private static final Map<String, String> BLOCKS =
      Map.of(
          "{", "}", "for", "done", "while", "done", "until", "done", "select", "done", "if", "fi",
          "case", "esac");

  private static final Set<String> POWER_SHELL = Set.of("powershell", "pwsh");

  private final Cursor cursor;
  private final WordReader words;
  private final Redirects redirects;

  ShellParser(String text, int line) {
    this(new Cursor(text, line, 0));
  }

  ShellParser(Cursor cursor) {
    this.cursor = cursor;
    this.words = new WordReader(cursor);
    this.redirects = new Redirects(cursor, words);
  }

  /** Whether substitutions lie in each other deeper than is followed. */
  boolean tooDeep() {
    return cursor.tooDeep;
  }

  List<Statement> read() {
    return statements("");
  }

  /**
   * @param closer the word, or the parenthesis, that ends them; empty for the end of the text
   */
  private List<Statement> statements(String closer) {
    List<Statement> statements = new ArrayList<>();
    while (!closed(closer)) {
      int from = cursor.at;
      Command first = command();
      if (first instanceof Simple(List<Word> named, List<Redirect> r, int l)
          && definition(named, statements)) {
        continue;
      }
      pipeline(first, statements);
      if (cursor.at == from) {
        cursor.at++;
      }
    }
    return statements;
  }

  private boolean closed(String closer) {
    cursor.blanks();
    if (cursor.atEnd()) {
      return true;
    }
    boolean closed =
        closer.equals(")") ? cursor.ahead(")") : !closer.isEmpty() && cursor.aheadWord(closer);
    if (closed) {
      cursor.at += closer.length();
    }
    return closed;
  }

  private void pipeline(Command first, List<Statement> into) {
    List<Command> stages = new ArrayList<>();
    Command next = first;
    while (true) {
      if (!(next instanceof Simple(List<Word> w, List<Redirect> r, int l))
          || !w.isEmpty()
          || !r.isEmpty()) {
        stages.add(next);
      }
      if (!pipe()) {
        break;
      }
      next = command();
    }
    boolean detached = end();
    if (!stages.isEmpty()) {
      into.add(new Pipeline(List.copyOf(stages), detached));
    }
  }

  private boolean pipe() {
    if (!cursor.atEnd() && cursor.now() == '|' && !cursor.ahead("||")) {
      cursor.at += cursor.ahead("|&") ? 2 : 1;
      while (!cursor.atEnd() && Character.isWhitespace(cursor.now())) {
        cursor.newLine();
        cursor.at++;
      }
      return !cursor.atEnd();
    }
    return false;
  }

  /** Passes what ends a pipeline; gives whether it was a single ampersand. */
  private boolean end() {
    if (cursor.atEnd() || cursor.now() == '(') {
      return false;
    }
    if (cursor.now() == '\n') {
      cursor.newLine();
      cursor.at++;
      redirects.passDocuments();
      return false;
    }
    // A parenthesis may close a block around this; `closed` looks.
    if (cursor.now() == ')' && cursor.depth > 0) {
      return false;
    }
    boolean operator = cursor.ends(cursor.now());
    boolean detached = cursor.now() == '&' && operator && !cursor.ahead("&&");
    boolean twofold = cursor.ahead("&&") || cursor.ahead("||") || cursor.ahead(";;");
    cursor.at += twofold ? 2 : operator ? 1 : 0;
    return detached;
  }

  private Command command() {
    cursor.blanks();
    int line = cursor.line;
    if (cursor.depth >= WordReader.MOST_NESTED) {
      return simple();
    }
    if (cursor.ahead("(")) {
      cursor.at++;
      return group(new ArrayList<>(), ")", line);
    }
    for (Map.Entry<String, String> block : BLOCKS.entrySet()) {
      if (cursor.aheadWord(block.getKey())) {
        List<Statement> body = new ArrayList<>();
        if (block.getKey().equals("{")) {
          cursor.at++;
        } else {
          pipeline(simple(), body);
        }
        return group(body, block.getValue(), line);
      }
    }
    return simple();
  }

  private Group group(List<Statement> body, String closer, int line) {
    cursor.depth++;
    body.addAll(statements(closer));
    cursor.depth--;
    List<Redirect> after = new ArrayList<>();
    cursor.blanks();
    while (!cursor.atEnd() && redirects.read(after)) {
      cursor.blanks();
    }
    return new Group(List.copyOf(body), List.copyOf(after), line);
  }

  /** {@code name() { … }} and {@code function name { … }}. */
  private boolean definition(List<Word> named, List<Statement> into) {
    boolean keyword = named.size() >= 2 && named.get(0).plain().equals("function");
    boolean parentheses = cursor.ahead("(") && emptyParentheses();
    if (!keyword && !(parentheses && named.size() == 1)) {
      return false;
    }
    // `function name {` was read as one command to the brace.
    boolean opened = keyword && named.getLast().plain().equals("{");
    String name = named.get(keyword ? 1 : 0).plain();
    if (cursor.depth >= WordReader.MOST_NESTED || name.isEmpty()) {
      return false;
    }
    if (opened) {
      into.add(new Definition(name, group(new ArrayList<>(), "}", cursor.line).body()));
      return true;
    }
    if (parentheses) {
      cursor.at = cursor.text.indexOf(')', cursor.at) + 1;
    }
    while (!cursor.atEnd() && Character.isWhitespace(cursor.now())) {
      cursor.newLine();
      cursor.at++;
    }
    List<Statement> body = new ArrayList<>();
    pipeline(command(), body);
    into.add(new Definition(name, List.copyOf(body)));
    return true;
  }

  private boolean emptyParentheses() {
    int i = cursor.at + 1;
    while (i < cursor.text.length() && i < cursor.at + 8 && cursor.text.charAt(i) == ' ') {
      i++;
    }
    return i < cursor.text.length() && cursor.text.charAt(i) == ')';
  }

  private Simple simple() {
    List<Word> all = new ArrayList<>();
    List<Redirect> found = new ArrayList<>();
    cursor.blanks();
    int start = cursor.line;
    while (!cursor.atEnd() && !cursor.ends(cursor.now())) {
      if (!redirects.read(found)) {
        Word word = words.word();
        boolean list = cursor.ahead("(") && isAssignment(word);
        if (!word.parts().isEmpty()) {
          all.add(list ? list(word) : word);
        }
        cursor.plainParentheses |= POWER_SHELL.contains(Program.name(word.plain()));
      }
      cursor.blanks();
    }
    cursor.plainParentheses = false;
    return new Simple(List.copyOf(all), List.copyOf(found), start);
  }

  private static boolean isAssignment(Word word) {
    return word.parts().size() == 1 && word.plain().endsWith("=");
  }

  /** {@code NAME=(a b c)}: its items as one text. */
  private Word list(Word head) {
    List<Part> parts = new ArrayList<>(head.parts());
    cursor.at++;
    while (!cursor.atEnd() && cursor.now() != ')') {
      if (Character.isWhitespace(cursor.now()) || cursor.ends(cursor.now())) {
        cursor.newLine();
        cursor.at++;
      } else {
        parts.addAll(words.word().parts());
        parts.add(new Literal(" "));
      }
    }
    cursor.at = Math.min(cursor.text.length(), cursor.at + 1);
    return new Word(List.copyOf(parts));
  }
}
