package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.shell.Syntax.Command;
import cordon.inspect.shell.Syntax.Definition;
import cordon.inspect.shell.Syntax.Group;
import cordon.inspect.shell.Syntax.Pipeline;
import cordon.inspect.shell.Syntax.Redirect;
import cordon.inspect.shell.Syntax.Simple;
import cordon.inspect.shell.Syntax.Statement;
import cordon.inspect.shell.Syntax.Word;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the commands of one script in the order of the text, and what flows between them.
 */
final class Running {
  private static final Value EMPTY = Value.text("");

  final Session session;
  private final Place base;
  private final int depth;
  final Variables variables;
  final Functions functions;

  /**
   * @param base of the command line; line 0 for a file, whose commands have their own lines
   */
  Running(Session session, Place base) {
    this.session = session;
    this.base = base;
    this.depth = 0;
    this.variables = new Variables(session);
    this.functions = new Functions(this);
  }

  /** A script in another, with its variables and functions. */
  private Running(Running outer, Place base) {
    this.session = outer.session;
    this.base = base;
    this.depth = outer.depth + 1;
    this.variables = outer.variables;
    this.functions = outer.functions;
  }

  /** A whole script; functions that nothing in it calls are read as if something did. */
  void script(String text, int firstLine) {
    lines(text, firstLine);
    functions.callTheRest();
  }

  private Value lines(String text, int firstLine) {
    ShellParser parser = new ShellParser(text, firstLine);
    List<Statement> statements = parser.read();
    if (parser.tooDeep()) {
      session.doubts.add("substitutions lie in each other too deep");
    }
    return statements(statements, EMPTY);
  }

  /** A script in a script; gives what it writes to its output. */
  Value inner(String text, Place place, boolean decoded) {
    if (depth >= Session.MOST_LAYERS) {
      session.doubts.add("scripts lie in each other too deep");
      return Value.UNKNOWN;
    }
    Place at = decoded ? new Place(place.path(), place.line(), place.layer() + 1) : place;
    return new Running(this, at).lines(text, 1);
  }

  /**
   * @param input what commands find there that nothing is piped to
   * @return what they write to their output
   */
  Value statements(List<Statement> statements, Value input) {
    Value output = EMPTY;
    for (Statement statement : statements) {
      switch (statement) {
        case Definition definition -> functions.define(definition);
        case Pipeline pipeline -> {
          if (!session.another()) {
            return output;
          }
          Value written = pipeline(pipeline, input);
          output = Session.kept(output.then(written));
        }
      }
    }
    return output;
  }

  private Value pipeline(Pipeline pipeline, Value input) {
    Value piped = input;
    for (Command command : pipeline.commands()) {
      piped =
          switch (command) {
            case Simple simple -> simple(simple, piped, pipeline.detached());
            case Group group -> group(group, piped);
          };
    }
    Connections.shells(this, pipeline);
    return piped;
  }

  Place place(Command command) {
    return base.line() == 0 ? new Place(base.path(), command.line(), base.layer()) : base;
  }

  private Value group(Group group, Value piped) {
    Place place = place(group);
    Value output = statements(group.body(), input(group, piped, place));
    written(group, output, place);
    return output;
  }

  private Value simple(Simple simple, Value piped, boolean detached) {
    Place place = place(simple);
    List<Value> words = new ArrayList<>();
    for (Word word : simple.words()) {
      words.add(value(word, place));
    }
    split(simple.words(), words);
    int first = variables.assignments(simple.words(), words);
    for (Word word : simple.words().subList(0, first)) {
      prompt(word, place);
    }
    words = words.subList(first, words.size());
    Value input = input(simple, piped, place);
    Connections.opened(this, simple, place);
    Value output = EMPTY.with(input.flow());
    if (!words.isEmpty()) {
      output = new Program(this, words, input, place, detached).run();
    }
    written(simple, output, place);
    return output;
  }

  /** What shells run before each prompt (GNU Bash manual, "Bash Variables"). */
  private void prompt(Word word, Place place) {
    String text = value(word, place).textWithHoles();
    if (text.startsWith("PROMPT_COMMAND=")) {
      inner(text.substring("PROMPT_COMMAND=".length()), place, false);
    }
  }

  /** A variable in the place of a program can hold its arguments as well. */
  private static void split(List<Word> written, List<Value> words) {
    boolean parted =
        !written.isEmpty()
            && written.getFirst().parts().stream()
                .anyMatch(p -> p instanceof Syntax.Variable(String name) && name.equals("IFS"));
    if (parted) {
      parts(words);
      return;
    }
    if (written.isEmpty()
        || !(written.getFirst().parts().getFirst() instanceof Syntax.Variable)
        || words.getFirst().text().filter(t -> t.strip().contains(" ")).isEmpty()) {
      return;
    }
    parts(words);
  }

  private static void parts(List<Value> words) {
    Value whole = words.removeFirst();
    String[] parts = whole.textWithHoles().strip().split("\\s+");
    for (int i = parts.length - 1; i >= 0; i--) {
      words.addFirst(Value.text(parts[i], whole.flow()));
    }
  }

  private Value input(Command command, Value piped, Place place) {
    Value input = piped;
    for (Redirect redirect : command.redirects()) {
      if (redirect.reads()) {
        Value from = value(redirect.to(), place);
        if (redirect.isText()) {
          input = from.with(piped.flow());
        } else if (redirect.operator().equals("<&")) {
          input =
              Value.unknown(
                  session.connections.has(from) ? Flow.of(Behaviour.FETCH) : piped.flow());
        } else {
          input = new Writing(session).content(from);
        }
      }
    }
    return input;
  }

  private void written(Command command, Value output, Place place) {
    for (Redirect redirect : command.redirects()) {
      if (!redirect.reads() && !redirect.operator().equals("<>")) {
        Value to = value(redirect.to(), place);
        if (redirect.operator().endsWith("&") && session.connections.has(to)) {
          session.add(Behaviour.SEND, "/dev/tcp", output.flow(), place, to.textWithHoles());
        } else {
          boolean more = redirect.operator().startsWith(">>");
          new Writing(session).to(to, output, more, place);
          Connections.tied(this, command, to, place);
        }
      }
    }
  }

  /** What a word stands for; what it names is said. */
  Value value(Word word, Place place) {
    Value value = EMPTY;
    for (Syntax.Part part : word.parts()) {
      Value next =
          switch (part) {
            case Syntax.Literal(String text) -> Value.text(text);
            case Syntax.Variable(String name) -> variables.read(name, place);
            case Syntax.Output(List<Statement> of) -> {
              Value output = statements(of, EMPTY);
              yield output.text().map(t -> Value.text(t.strip(), output.flow())).orElse(output);
            }
          };
      value = value.then(next);
    }
    return value
        .with(session.words(value.textWithHoles(), place))
        .with(variables.ofWindows(value.textWithHoles(), place));
  }
}
