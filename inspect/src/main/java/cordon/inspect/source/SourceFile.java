package cordon.inspect.source;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.References;
import cordon.inspect.shell.Script;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.source.SourceTokens.Kind;
import cordon.inspect.value.Flow;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Cuts a file into functions and statements. */
final class SourceFile {
  private static final int MOST_FACTS = 2_000;

  /** Calls of one function by another, of which a file may have more than it does things. */
  private static final int MOST_REFERENCES = 50_000;

  private static final int MOST_SEARCHES = 100;
  private static final int LITERAL = -1;

  final Vocabulary vocabulary;
  final ShellReader shell;
  final String path;
  final Language language;
  private final List<Fact> facts = new ArrayList<>();
  private final References references = new References();
  private boolean full;
  private final List<Fact> searches = new ArrayList<>();
  private boolean walks;

  /** Functions that are open, with the depth of braces at which each began. */
  private final List<Open> open = new ArrayList<>();

  /** Brackets that were open where each brace stands that is open. */
  private final List<Integer> around = new ArrayList<>();

  private int brackets;

  /** What is at the level of the file. */
  private Flows top = new Flows();

  /** What functions give, and what they are given, by their names. */
  private final Flows returned = new Flows();

  private final Flows given = new Flows();

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
    return references.all();
  }

  /** All that is told of it, and whether that is all of it. */
  FileFacts told() {
    if (walks) {
      searches.forEach(this::add);
    }
    List<String> doubts =
        full ? List.of("it does more things than are told of one file") : List.of();
    return new FileFacts(path, language, facts, references(), !full, doubts);
  }

  void add(Fact fact) {
    if (facts.size() < MOST_FACTS) {
      facts.add(fact);
    } else {
      full = true;
    }
  }

  /** It looks for something in texts; what it means shows whether the texts are those of files. */
  void searches(Fact fact) {
    if (searches.size() < MOST_SEARCHES) {
      searches.add(fact);
    }
  }

  /** Files are read, whichever there are. */
  void walks() {
    walks = true;
  }

  void refer(Reference reference) {
    if (references.count() < MOST_REFERENCES) {
      references.add(reference);
    } else {
      full = true;
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

  /** Goes through it, and once more if functions hand something to each other. */
  void read(Supplier<SourceTokens> tokens) {
    pass(tokens.get());
    if (!returned.isEmpty() || !given.isEmpty()) {
      facts.clear();
      references.clear();
      searches.clear();
      open.clear();
      around.clear();
      brackets = 0;
      pass(tokens.get());
    }
  }

  /** What a function of the file gives, as far as it has been read. */
  Flow returned(String function) {
    return returned.of(function);
  }

  void returns(String unit, Flow flow) {
    returned.into(unit, flow);
  }

  void gives(String function, Flow flow) {
    given.into(function, flow);
  }

  /** Whether a variable of the file itself is what stands in the code. */
  boolean isConstant(String name) {
    return top.hasConstant(name);
  }

  /** The texts that a variable of the file itself was made of. */
  List<String> texts(String name) {
    return top.texts(name);
  }

  private void pass(SourceTokens tokens) {
    top = new Flows();
    Statement statement = new Statement(this, "", top);
    Header header = new Header();
    BlockValues values = new BlockValues();
    while (tokens.next()) {
      boolean sign = tokens.kind == Kind.SIGN;
      header.token(tokens);
      if (sign) {
        count(tokens.value);
      }
      boolean line = tokens.kind == Kind.LINE && language == Language.GO && brackets == 0;
      boolean literal = sign && literal(tokens.value, header, statement);
      if (!literal && (line || (sign && "{};".contains(tokens.value)))) {
        if (language == Language.RUST) {
          values.sign(tokens.value, statement, !header.name.isEmpty());
        }
        statement.end();
        block(tokens.value, header);
        statement =
            open.isEmpty()
                ? new Statement(this, "", top)
                : new Statement(this, open.getLast().unit, open.getLast().flows);
      } else if (tokens.kind != Kind.LINE && !header.open()) {
        statement.token(tokens);
      }
    }
    statement.end();
  }

  /** {@code f(T{a, b})}, {@code x := []T{a, b}}: braces of Go that hold values. */
  private boolean literal(String sign, Header header, Statement statement) {
    if (language != Language.GO) {
      return false;
    }
    if (sign.equals("{") && !header.open() && (brackets > 0 || statement.assignsType())) {
      around.add(LITERAL);
      brackets++;
      return true;
    }
    if (sign.equals("}") && !around.isEmpty() && around.getLast() == LITERAL) {
      around.removeLast();
      brackets = Math.max(0, brackets - 1);
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
        Flows flows = new Flows();
        header.parameters.forEach(name -> flows.into(name, given.of(header.name)));
        open.add(new Open(header.name, around.size(), flows));
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
    private final Set<String> parameters = new LinkedHashSet<>();
    private boolean names;
    private boolean receiver;

    /** Whether something in parentheses stood before the name. */
    private boolean received;

    void token(SourceTokens tokens) {
      String value = tokens.value;
      if (tokens.kind == Kind.NAME && (value.equals("fn") || value.equals("func"))) {
        names = true;
        receiver = false;
        received = false;
      } else if (names && tokens.kind == Kind.NAME && !receiver) {
        // `func() error {` has no name, and gives an error.
        name = received && !tokens.called() ? "" : value;
        names = name.isEmpty();
      } else if (!name.isEmpty() && tokens.kind == Kind.NAME) {
        parameters.add(value);
      } else if (names && tokens.kind == Kind.SIGN) {
        // `func (r *T) name(`; a function without a name is part of the one around it.
        receiver = value.equals("(") || (receiver && !value.equals(")"));
        received |= receiver;
      }
    }

    boolean open() {
      return names || !name.isEmpty();
    }

    void end() {
      parameters.clear();
      name = "";
      names = false;
      receiver = false;
    }
  }

  /** Variables that a text names. */
  Stream<String> placeholders(String text) {
    return language == Language.RUST ? Placeholders.in(text) : Stream.empty();
  }
}
