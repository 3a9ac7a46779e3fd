package cordon.inspect.source;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Script;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.source.SourceTokens.Kind;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts a file into functions and statements. */
final class SourceFile {
  private static final int MOST_FACTS = 2_000;
  private static final int LITERAL = -1;

  final Vocabulary vocabulary;
  final ShellReader shell;
  final String path;
  final Language language;
  private final List<Fact> facts = new ArrayList<>();
  private final Set<Reference> references = new LinkedHashSet<>();

  /** Functions that are open, with the depth of braces at which each began. */
  private final List<Open> open = new ArrayList<>();

  /** Brackets that were open where each brace stands that is open. */
  private final List<Integer> around = new ArrayList<>();

  private int brackets;

  private record Open(String unit, int depth, Flows flows) {}

  SourceFile(Vocabulary vocabulary, ShellReader shell, String path, Language language) {
    this.vocabulary = vocabulary;
    this.shell = shell;
    this.path = path;
    this.language = language;
  }

  List<Fact> facts() {
    return facts;
  }

  List<Reference> references() {
    return List.copyOf(references);
  }

  void add(Fact fact) {
    if (facts.size() < MOST_FACTS) {
      facts.add(fact);
    }
  }

  void refer(Reference reference) {
    if (references.size() < MOST_FACTS) {
      references.add(reference);
    }
  }

  Place place(int line) {
    return new Place(path, line);
  }

  /** Lines that begin with {@code //go:generate} name a command (go help generate). */
  void generated(String text) {
    int line = 0;
    for (String each : text.split("\n", -1)) {
      line++;
      if (each.startsWith("//go:generate ")) {
        Script script = shell.script(place(line), each.substring("//go:generate ".length()));
        for (Fact fact : script.facts()) {
          add(
              new Fact(
                  fact.behaviour(),
                  fact.detail(),
                  place(line),
                  SourceReader.GENERATE,
                  fact.inputs(),
                  fact.quote()));
        }
      }
    }
  }

  void read(SourceTokens tokens) {
    Flows file = new Flows();
    Statement statement = new Statement(this, "", file);
    Header header = new Header();
    while (tokens.next()) {
      boolean sign = tokens.kind == Kind.SIGN;
      header.token(tokens);
      if (sign) {
        count(tokens.value);
      }
      boolean line = tokens.kind == Kind.LINE && language == Language.GO && brackets == 0;
      boolean literal = sign && literal(tokens.value, header);
      if (!literal && (line || (sign && "{};".contains(tokens.value)))) {
        statement.end();
        block(tokens.value, header);
        statement =
            open.isEmpty()
                ? new Statement(this, "", file)
                : new Statement(this, open.getLast().unit, open.getLast().flows);
      } else if (tokens.kind != Kind.LINE && !header.open()) {
        statement.token(tokens);
      }
    }
    statement.end();
  }

  /** {@code f(T{a, b})}: braces of Go within parentheses that hold values, not statements. */
  private boolean literal(String sign, Header header) {
    if (language != Language.GO) {
      return false;
    }
    if (sign.equals("{") && brackets > 0 && !header.open()) {
      around.add(LITERAL);
      return true;
    }
    if (sign.equals("}") && !around.isEmpty() && around.getLast() == LITERAL) {
      around.removeLast();
      return true;
    }
    return false;
  }

  private void count(String sign) {
    if (sign.equals("(") || sign.equals("[")) {
      brackets++;
    } else if (sign.equals(")") || sign.equals("]")) {
      brackets = Math.max(0, brackets - 1);
    }
  }

  private void block(String sign, Header header) {
    if (sign.equals("{")) {
      if (!header.name.isEmpty()) {
        open.add(new Open(header.name, around.size(), new Flows()));
      }
      around.add(brackets);
      brackets = 0;
      header.end();
    } else if (sign.equals("}")) {
      brackets = around.isEmpty() ? 0 : around.removeLast();
      while (!open.isEmpty() && open.getLast().depth >= around.size()) {
        open.removeLast();
      }
      header.end();
    } else if (sign.equals(";")) {
      header.end();
    }
  }

  /** The head of a function, from its keyword to its brace. */
  private static final class Header {
    private String name = "";
    private boolean names;
    private boolean receiver;

    void token(SourceTokens tokens) {
      String value = tokens.value;
      if (tokens.kind == Kind.NAME && (value.equals("fn") || value.equals("func"))) {
        names = true;
        receiver = false;
      } else if (names && tokens.kind == Kind.NAME && !receiver) {
        name = value;
        names = false;
      } else if (names && tokens.kind == Kind.SIGN) {
        // `func (r *T) name(`; a function without a name is part of the one around it.
        receiver = value.equals("(") || (receiver && !value.equals(")"));
      }
    }

    boolean open() {
      return names || !name.isEmpty();
    }

    void end() {
      name = "";
      names = false;
      receiver = false;
    }
  }
}
