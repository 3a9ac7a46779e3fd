package cordon.inspect.javascript;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes statements of tokens. What it does not understand it steps over, so that it reads every
 * text to its end, forward only. Types of TypeScript are passed.
 */
final class Parser extends ControlFlow {

  /**
   * @param from the token to begin at
   */
  Parser(Tokens tokens, boolean typed, int from) {
    super(tokens, typed, from);
  }

  boolean isBefore(int end) {
    return p < end && t.kinds[p] != Tokens.END && made <= MOST_MADE;
  }

  List<Node> statements(int end) {
    List<Node> statements = new ArrayList<>();
    while (isBefore(end)) {
      statement(statements);
    }
    return statements;
  }

  /** What the next statement consists of. */
  List<Node> next() {
    made = 0;
    List<Node> statements = new ArrayList<>();
    statement(statements);
    return statements;
  }

  /** The functions that are declared from here to an end, without those within others. */
  List<Node> functions(int end) {
    int start = p;
    List<Node> functions = new ArrayList<>();
    for (int i = start; i < end; i++) {
      if (t.is(i, Word.FUNCTION) && declares(i, start)) {
        p = i;
        functions.add(function());
      }
      i = Math.max(i, Math.min(end, t.matches[i]));
    }
    p = start;
    return functions;
  }

  private boolean declares(int token, int start) {
    if (token == start) {
      return true;
    }
    int before = t.words[token - 1];
    return before == ';'
        || before == '}'
        || before == ')'
        || before == Word.ASYNC
        || before == Word.EXPORT
        || before == Word.DEFAULT
        || (t.onNewLine[token] && t.kinds[token - 1] != Tokens.PUNCTUATOR);
  }

  @Override
  List<Node> block() {
    List<Node> statements = new ArrayList<>();
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      statement(statements);
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    return statements;
  }

  @Override
  void statement(List<Node> out) {
    int before = p;
    if (depth > MOST_NESTED) {
      tooDeep();
      return;
    }
    depth++;
    if (t.kinds[p] == Tokens.NAME && !t.is(p + 1, ':')) {
      keyword(out);
    } else if (is('{')) {
      out.addAll(block());
    } else if (is(';')) {
      p++;
    } else if (t.kinds[p] == Tokens.NAME) {
      p += 2;
    } else {
      expressionStatement(out);
    }
    depth--;
    if (p == before) {
      p++;
    }
  }

  private void expressionStatement(List<Node> out) {
    out.add(expression());
    accept(';');
  }

  private void keyword(List<Node> out) {
    switch (t.words[p]) {
      case Word.VAR, Word.LET, Word.CONST, Word.USING -> declarations(out);
      case Word.FUNCTION -> out.add(function());
      case Word.ASYNC -> {
        if (t.is(p + 1, Word.FUNCTION)) {
          p++;
          out.add(function());
        } else {
          expressionStatement(out);
        }
      }
      case Word.CLASS -> out.add(classOf());
      case Word.IF -> branches(out);
      case Word.FOR -> out.add(loopFor());
      case Word.WHILE -> {
        p++;
        Node head = parenthesised();
        List<Node> body = new ArrayList<>();
        statement(body);
        out.add(new Node.Loop(at(), null, null, List.of(head), body));
      }
      case Word.DO -> {
        p++;
        List<Node> body = new ArrayList<>();
        statement(body);
        boolean loops = accept(Word.WHILE);
        Node head = loops ? parenthesised() : unknown();
        out.add(new Node.Loop(at(), null, null, List.of(head), body));
      }
      case Word.RETURN, Word.THROW -> {
        int at = at();
        boolean raises = is(Word.THROW);
        p++;
        boolean bare = t.onNewLine[p] || is(';') || is('}');
        Node of = bare ? null : expression();
        out.add(raises && of != null ? new Node.Unary(at, RAISED, of) : new Node.Return(at, of));
        accept(';');
      }
      case Word.TRY -> tries(out);
      case Word.SWITCH -> switches(out);
      case Word.BREAK, Word.CONTINUE, Word.DEBUGGER -> {
        p++;
        if (t.kinds[p] == Tokens.NAME && !t.onNewLine[p]) {
          p++;
        }
        accept(';');
      }
      case Word.IMPORT -> imports(out);
      case Word.EXPORT -> exports(out);
      default -> typesOrExpression(out);
    }
  }

  private void typesOrExpression(List<Node> out) {
    boolean named =
        typed && t.kinds[p + 1 < t.count ? p + 1 : p] == Tokens.NAME && !t.onNewLine[p + 1];
    if (!named) {
      expressionStatement(out);
      return;
    }
    switch (t.words[p]) {
      case Word.INTERFACE -> {
        p = until('{');
        skipBalanced();
      }
      case Word.TYPE -> {
        p += 2;
        skipAngles();
        if (accept('=')) {
          skipType();
        }
        accept(';');
      }
      case Word.DECLARE -> {
        p++;
        List<Node> nowhere = new ArrayList<>();
        statement(nowhere);
      }
      case Word.ENUM -> {
        p = until('{');
        skipBalanced();
      }
      case Word.NAMESPACE, Word.MODULE -> {
        p = until('{');
        if (is('{')) {
          out.addAll(block());
        }
      }
      case Word.ABSTRACT -> p++;
      default -> expressionStatement(out);
    }
  }

  private int until(int word) {
    int i = p;
    while (i < t.count - 1 && !t.is(i, word)) {
      i++;
    }
    return i;
  }

  private void imports(List<Node> out) {
    if (t.is(p + 1, '(') || t.is(p + 1, '.')) {
      expressionStatement(out);
      return;
    }
    int at = at();
    p++;
    List<String> names = new ArrayList<>();
    List<String> locals = new ArrayList<>();
    bindings(names, locals);
    String module = t.kinds[p] == Tokens.STRING ? string() : "";
    if (accept(Word.WITH) || accept(Word.ASSERT)) {
      skipBalanced();
    }
    accept(';');
    out.add(new Node.Import(at, module, names, locals));
  }

  /** {@code a, {b as c}, * as d from}: pairs of exported and local names. */
  private void bindings(List<String> names, List<String> locals) {
    while (t.kinds[p] != Tokens.STRING && t.kinds[p] != Tokens.END && !is(';')) {
      if (accept('*')) {
        accept(Word.AS);
        names.add("*");
        locals.add(name());
      } else if (is('{')) {
        int end = t.matches[p];
        p++;
        while (p < end && t.kinds[p] != Tokens.END) {
          if (is(Word.TYPE) && t.kinds[p + 1] == Tokens.NAME && !t.is(p + 1, Word.AS)) {
            p++;
          }
          String name = t.kinds[p] == Tokens.STRING ? string() : name();
          names.add(name);
          locals.add(accept(Word.AS) ? name() : name);
          accept(',');
        }
        p = Math.max(p, Math.min(end + 1, t.count - 1));
      } else if (is(Word.FROM) && t.kinds[p + 1] == Tokens.STRING) {
        p++;
      } else if (is(',')) {
        p++;
      } else {
        names.add("default");
        locals.add(name());
        if (accept('=')) {
          names.clear();
          locals.clear();
          return;
        }
      }
    }
  }

  private void exports(List<Node> out) {
    int at = at();
    p++;
    boolean standard = accept(Word.DEFAULT);
    if (is('*') || (is('{') && !standard)) {
      boolean list = is('{');
      if (list) {
        skipBalanced();
      } else {
        p++;
        if (accept(Word.AS)) {
          p++;
        }
      }
      String module = accept(Word.FROM) && t.kinds[p] == Tokens.STRING ? string() : "";
      accept(';');
      out.add(new Node.Export(at, module, false, List.of()));
      return;
    }
    List<Node> inner = new ArrayList<>();
    if (is('{')) {
      expressionStatement(inner); // an object, and no block
    } else {
      statement(inner);
    }
    out.add(new Node.Export(at, "", standard, inner));
  }
}
