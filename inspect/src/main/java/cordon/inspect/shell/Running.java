package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.shell.Syntax.Command;
import cordon.inspect.shell.Syntax.Literal;
import cordon.inspect.shell.Syntax.Output;
import cordon.inspect.shell.Syntax.Part;
import cordon.inspect.shell.Syntax.Pipeline;
import cordon.inspect.shell.Syntax.Redirect;
import cordon.inspect.shell.Syntax.Variable;
import cordon.inspect.shell.Syntax.Word;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Goes through the commands of one script in the order of the text, and what flows between them.
 */
final class Running {
  final Session session;
  private final Place base;
  private final int depth;
  private final Map<String, Value> variables;

  /**
   * @param base of the command line; line 0 for a file, whose commands have their own lines
   * @param depth how many scripts this one lies in
   */
  Running(Session session, Place base, int depth) {
    this(session, base, depth, new HashMap<>());
  }

  private Running(Session session, Place base, int depth, Map<String, Value> variables) {
    this.session = session;
    this.base = base;
    this.depth = depth;
    this.variables = variables;
  }

  void script(String text, int firstLine) {
    ShellParser parser = new ShellParser(text, firstLine);
    List<Pipeline> pipelines = parser.read();
    if (parser.tooDeep()) {
      session.doubts.add("substitutions lie in each other too deep");
    }
    pipelines(pipelines);
  }

  /** A script in a script; gives whether it was read. */
  boolean inner(String text, Place place, boolean decoded) {
    if (depth >= Session.MOST_LAYERS) {
      session.doubts.add("scripts lie in each other too deep");
      return false;
    }
    Place at = decoded ? new Place(place.path(), place.line(), place.layer() + 1) : place;
    new Running(session, at, depth + 1, variables).script(text, 1);
    return true;
  }

  private Value pipelines(List<Pipeline> pipelines) {
    Value output = Value.text("");
    for (Pipeline pipeline : pipelines) {
      Value piped = Value.text("");
      for (Command command : pipeline.commands()) {
        piped = command(command, piped, pipeline.detached());
      }
      output = output.then(piped).with(piped.flow());
    }
    return output;
  }

  private Place place(Command command) {
    return base.line() == 0 ? new Place(base.path(), command.line(), base.layer()) : base;
  }

  private Value command(Command command, Value piped, boolean detached) {
    Place place = place(command);
    List<Value> words = new ArrayList<>();
    for (Word word : command.words()) {
      words.add(value(word, place));
    }
    int first = assignments(command.words(), words);
    words = words.subList(first, words.size());
    Value input = piped;
    for (Redirect redirect : command.redirects()) {
      if (redirect.operator().startsWith("<")) {
        input = input(redirect, place).with(input.flow());
      }
    }
    Value output = Value.text("").with(input.flow());
    if (!words.isEmpty()) {
      output = new Program(this, words, input, place, detached).run();
    }
    for (Redirect redirect : command.redirects()) {
      if (!redirect.operator().startsWith("<")) {
        Value to = value(redirect.to(), place);
        new Writing(session).to(to, output.flow(), place);
        tied(command, to, place);
      }
    }
    return output;
  }

  /** A shell whose output is a connection takes its commands from there as well. */
  private void tied(Command command, Value to, Place place) {
    boolean connection =
        to.textWithHoles().startsWith("/dev/tcp/") || to.textWithHoles().startsWith("/dev/udp/");
    boolean shell =
        command.words().stream()
            .map(w -> Program.name(w.plain()))
            .anyMatch(w -> Program.SHELLS.contains(w) || w.equals("exec"));
    if (connection && shell) {
      session.add(Behaviour.REMOTE_CONTROL, "shell", Flow.NONE, place, to.textWithHoles());
    }
  }

  private Value input(Redirect redirect, Place place) {
    Value to = value(redirect.to(), place);
    return redirect.operator().equals("<<<")
        ? to
        : Value.unknown(to.flow().and(new Writing(session).read(to)));
  }

  /** Takes {@code NAME=value} in front of a command; gives how many words those are. */
  private int assignments(List<Word> words, List<Value> values) {
    int i = 0;
    for (; i < words.size(); i++) {
      Word word = words.get(i);
      String head = word.parts().get(0) instanceof Literal(String text) ? text : "";
      int equals = head.indexOf('=');
      String name = equals > 0 ? head.substring(head.startsWith("$") ? 1 : 0, equals) : "";
      if (name.isEmpty() || !name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
        break;
      }
      String text = values.get(i).textWithHoles();
      variables.put(
          name,
          Value.text(text.substring(Math.min(text.length(), equals + 1)), values.get(i).flow()));
    }
    return i;
  }

  private Value value(Word word, Place place) {
    Value value = Value.text("");
    for (Part part : word.parts()) {
      Value next =
          switch (part) {
            case Literal(String text) -> Value.text(text);
            case Variable(String name) -> variable(name, place);
            case Output(List<Pipeline> of) -> {
              Value output = pipelines(of);
              yield output.text().map(t -> Value.text(t.strip(), output.flow())).orElse(output);
            }
          };
      value = value.then(next);
    }
    Flow words = session.words(value.textWithHoles(), place);
    return value.with(words);
  }

  private Value variable(String name, Place place) {
    Value known = variables.get(name);
    if (known != null) {
      return known;
    }
    String upper = name.toUpperCase(Locale.ROOT);
    switch (upper) {
      case "HOME", "USERPROFILE" -> {
        return Value.text("~", Flow.NONE);
      }
      case "USER", "USERNAME", "LOGNAME", "HOSTNAME", "COMPUTERNAME" -> {
        String detail =
            upper.endsWith("NAME") && !upper.startsWith("U") && !upper.equals("LOGNAME")
                ? "hostname"
                : "user";
        session.add(Behaviour.HOST_INFO, detail, Flow.NONE, place, "$" + name);
        return Value.text(String.valueOf(Value.HOLE), Flow.of(Behaviour.HOST_INFO));
      }
      case "0" -> {
        return Value.text("$0");
      }
      default -> {
        Flow words = session.words("$" + name, place);
        return Value.text(String.valueOf(Value.HOLE), words);
      }
    }
  }
}
