package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Script;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Locale;

/** Code and commands that are run. */
final class Running {
  private static final int DETAIL = 80;
  private static final List<String> NETWORK =
      List.of(
          "curl",
          "wget",
          "nslookup",
          "ping ",
          "http",
          "dig ",
          "invoke-",
          "/dev/tcp",
          "ssh ",
          "scp ");
  private final Calls calls;
  private final Evaluator evaluator;

  Running(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  /** Text is run as code. What is known of it is read. */
  Value code(String how, Value code, int at) {
    boolean plain = code.text().isPresent() && code.flow().isEmpty();
    if (!plain) {
      evaluator.add(Behaviour.RUN_CODE, how, code.flow(), at);
    }
    return code.asText()
        .map(text -> enter(text, code.flow(), at))
        .orElse(Value.unknown(code.flow()));
  }

  private Value enter(String text, Flow flow, int at) {
    if (!evaluator.session.enters(evaluator.source, text)) {
      return Value.unknown(flow);
    }
    boolean decoded = flow.has(Behaviour.DECODE) || flow.has(Behaviour.DECRYPT);
    Source inner = evaluator.source.within(text, at, decoded, evaluator.unit());
    return new Evaluator(evaluator.session, inner, evaluator.scope).module();
  }

  /** What was decoded and looks like code is read as such, wherever it goes. */
  Value layer(Value value, int at) {
    value.asText().filter(Running::looksLikeCode).ifPresent(text -> enter(text, value.flow(), at));
    return value;
  }

  private static boolean looksLikeCode(String text) {
    return text.length() > 16
        && (text.contains("require(")
            || text.contains("function")
            || text.contains("=>")
            || text.contains("eval(")
            || text.contains("process."))
        && text.indexOf('\uFFFD') < 0;
  }

  /** A process is started; gives what flows into it. */
  Value process(String name, Invocation invocation) {
    String line = line(invocation);
    int at = invocation.at();
    Flow given = flow(invocation, line);
    evaluator.add(
        Behaviour.RUN_PROCESS,
        line.length() > DETAIL ? line.substring(0, DETAIL) : line,
        given,
        at);
    if (invocation.nodes().stream().anyMatch(Running::detaches)) {
      evaluator.add(Behaviour.DETACHED, "process", Flow.NONE, at);
    }
    Flow output = Flow.NONE;
    if (name.endsWith("fork")) {
      module(invocation.argument(0), at);
    } else {
      output = command(line, at);
    }
    Flow all = output.and(given);
    calls.callbacks(invocation, output);
    return new Value(new Known.Result(name), all);
  }

  /** {@code detached: true} among the options. */
  private static boolean detaches(Node node) {
    return node instanceof Node.ObjectOf object
        && object.properties().stream()
            .anyMatch(p ->
                p.key() instanceof Node.Constant c
                    && c.value().text().orElse("").equals("detached")
                    && isTrue(p.value()));
  }

  private static boolean isTrue(Node node) {
    return (node instanceof Node.Name n && n.id().equals("true")) || node instanceof Node.Unary;
  }

  void module(Value path, int at) {
    path.text()
        .filter(p -> !p.isEmpty())
        .ifPresent(p -> evaluator.refer(ModuleFile.of(evaluator.source.path(), p).target(), at));
  }

  private Flow flow(Invocation invocation, String line) {
    Flow flow = invocation.argument(0).flow();
    flow =
        invocation.argument(1).items().isPresent() ? flow.and(invocation.argument(1).flow()) : flow;
    for (String word : line.split("[\\s'\"=;|&]+", 64)) {
      flow = flow.and(evaluator.session.written.getOrDefault(Files.name(word), Flow.NONE));
    }
    String lower = line.toLowerCase(Locale.ROOT);
    // A program may be given a name or a key; it tells nobody unless it talks to the network.
    return NETWORK.stream().anyMatch(lower::contains)
        ? flow
        : flow.without(Behaviour.HOST_INFO)
            .without(Behaviour.ENVIRONMENT)
            .without(Behaviour.SECRET);
  }

  private static String line(Invocation invocation) {
    StringBuilder line = new StringBuilder(invocation.argument(0).textWithHoles());
    for (Value word : invocation.argument(1).items().orElse(List.of())) {
      String text = word.textWithHoles();
      boolean quote = text.indexOf(' ') >= 0 || text.indexOf('|') >= 0 || text.indexOf(';') >= 0;
      line.append(' ').append(quote ? "'" + text.replace("'", "'\\''") + "'" : text);
      if (line.length() > 65536) {
        break;
      }
    }
    return line.toString();
  }

  /** What the command itself does; gives what its output carries. */
  private Flow command(String line, int at) {
    if (evaluator.source.depth() > 3) {
      return Flow.NONE;
    }
    Place place = evaluator.source.place(at);
    Script script = evaluator.session.shell.script(place, line);
    Flow output = Flow.NONE;
    for (Fact fact : script.facts()) {
      evaluator.session.sink.add(
          new Fact(
              fact.behaviour(),
              fact.detail(),
              fact.place(),
              evaluator.unit(),
              fact.inputs(),
              fact.quote()));
      boolean flows =
          fact.behaviour() == Behaviour.HOST_INFO
              || fact.behaviour() == Behaviour.FETCH
              || fact.behaviour() == Behaviour.ENVIRONMENT
              || fact.behaviour() == Behaviour.SECRET
              || fact.behaviour() == Behaviour.DECODE;
      output = flows ? output.and(fact.behaviour()) : output;
      if (fact.behaviour() == Behaviour.FETCH) {
        downloads(line);
      }
    }
    for (Reference.Target target : script.targets()) {
      evaluator.refer(target, at);
    }
    return output;
  }

  /** Files that a command line names besides fetching count as fetched. */
  private void downloads(String line) {
    String[] words = line.split("\\s+", 64);
    for (int i = 0; i + 1 < words.length; i++) {
      if (words[i].equalsIgnoreCase("-o")
          || words[i].equals("--output")
          || words[i].equalsIgnoreCase("-outfile")) {
        String name = Files.name(words[i + 1].replace("\"", "").replace("'", ""));
        if (!name.isEmpty()) {
          evaluator.session.written.merge(name, Flow.of(Behaviour.FETCH), Flow::and);
        }
      }
    }
  }
}
