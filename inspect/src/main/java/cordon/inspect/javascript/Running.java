package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Script;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Locale;

/** Code and commands that are run. */
final class Running {
  private static final int DETAIL = 80;

  /** What starting a shell or an interpreter without a script gives. */
  static final String INTERPRETER = "child_process.interpreter";

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

  /** {@code Function(parameters…, body)}; gives the function. */
  Value function(String how, Invocation invocation) {
    if (invocation.arguments().isEmpty()) {
      return Value.UNKNOWN;
    }
    Value body = invocation.arguments().getLast();
    if (body.text().map(Running::givesGlobal).orElse(false)) {
      return Value.named("Function.global");
    }
    boolean plain =
        invocation.arguments().size() > 1
            && body.flow().without(Behaviour.HOST).isEmpty()
            && invocation.arguments().stream().allMatch(a -> a.text().isPresent());
    if (!plain) {
      return code(how, body, invocation.at());
    }
    List<String> parameters =
        invocation.arguments().subList(0, invocation.arguments().size() - 1).stream()
            .map(Value::textWithHoles)
            .toList();
    return enter(
        "(function(" + String.join(",", parameters) + "){" + body.textWithHoles() + "\n})",
        Flow.NONE,
        invocation.at());
  }

  private static boolean givesGlobal(String body) {
    String plain = body.strip();
    return plain.equals("return this") || plain.equals("return this;");
  }

  /** A module is loaded: code where it is given as text or was written before. */
  Value loaded(String how, Value module, int at) {
    String name = module.textWithHoles();
    if (name.startsWith("data:") && name.contains(",")) {
      return data(how, name, module.flow(), at);
    }
    Flow written = new Files(calls).held(name);
    if (isHidden(written)) {
      evaluator.add(Behaviour.RUN_CODE, how, written, at);
      return Value.unknown(written);
    }
    return module.text().map(path -> calls.require(path, at)).orElse(Value.unknown(module.flow()));
  }

  /** RFC 2397. */
  private Value data(String how, String url, Flow flow, int at) {
    String head = url.substring(0, url.indexOf(','));
    Value body = Value.text(url.substring(head.length() + 1), flow);
    if (head.endsWith(";base64")) {
      return code(
          how,
          body.octets()
              .flatMap(Decoders::base64)
              .map(b -> Value.bytes(b, flow))
              .orElse(body.blurred())
              .with(Behaviour.DECODE),
          at);
    }
    return code(how, body.text().map(t -> Value.text(Decoders.percent(t), flow)).orElse(body), at);
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
    if (name.equals("child_process.exec") && isAnswer(invocation)) {
      evaluator.add(Behaviour.RUN_CODE, "exec", given, at);
    }
    if (new CommandLine(line).interpretsFile(word -> isHidden(new Files(calls).written(word)))) {
      evaluator.add(Behaviour.RUN_CODE, "script", given, at);
    }
    if (invocation.nodes().stream().anyMatch(Running::detaches)) {
      evaluator.add(Behaviour.DETACHED, "process", Flow.NONE, at);
    }
    CommandLine command = new CommandLine(line);
    kind(command, given, at);
    Flow output = command.readsClipboard() ? Flow.of(Behaviour.CAPTURE) : Flow.NONE;
    if (name.endsWith("fork")) {
      module(invocation.argument(0), at);
    } else {
      output = output.and(command(line, given, at));
    }
    output =
        command.prints() && unfiltered(invocation, line).has(Behaviour.SECRET)
            ? output.and(Behaviour.SECRET)
            : output;
    Flow all = output.and(given);
    calls.callbacks(invocation, output);
    return new Value(new Known.Result(command.interpretsInput() ? INTERPRETER : name), all);
  }

  /** A member of what an address answered is the whole command. */
  private static boolean isAnswer(Invocation invocation) {
    Value command = invocation.argument(0);
    return command.flow().has(Behaviour.FETCH)
        && command.text().isEmpty()
        && !(command.known() instanceof Known.Text)
        && !invocation.nodes().isEmpty()
        && invocation.nodes().get(0) instanceof Node.Chain chain
        && chain.links().getLast() instanceof Node.Member;
  }

  private void kind(CommandLine command, Flow given, int at) {
    if (command.runsForeignScript()) {
      evaluator.add(Behaviour.FOREIGN_RUNTIME, "script", given, at);
    }
    if (command.commandsAssistant()) {
      evaluator.add(Behaviour.FOREIGN_RUNTIME, "assistant", given, at);
    }
    if (given.has(Behaviour.FETCH) && command.startsFromNowhere()) {
      evaluator.add(Behaviour.CONCEALED, "temporary-program", given, at);
    }
    if (command.readsClipboard()) {
      evaluator.add(Behaviour.CAPTURE, "clipboard", Flow.NONE, at);
    }
    if (command.writesClipboard()) {
      evaluator.add(Behaviour.CAPTURE, "clipboard-write", Flow.NONE, at);
    }
    if (command.tiesShell()) {
      evaluator.add(Behaviour.REMOTE_CONTROL, "shell", given, at);
    }
    if (command.destroysHome()) {
      evaluator.add(Behaviour.DESTROY, "home", given, at);
    }
    if (CommandLine.readsMemory(command.line())) {
      evaluator.add(Behaviour.PROCESS_MEMORY, "/proc/mem", given, at);
    }
  }

  /** What comes to the input of an interpreter is run. */
  void input(Flow flow, int at) {
    if (isHidden(flow)) {
      evaluator.add(Behaviour.RUN_CODE, "input", flow, at);
    }
  }

  private static boolean isHidden(Flow flow) {
    return flow.has(Behaviour.FETCH) || flow.has(Behaviour.DECODE) || flow.has(Behaviour.DECRYPT);
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
    Flow flow = unfiltered(invocation, line);
    String lower = line.toLowerCase(Locale.ROOT);
    // A program may be given a name or a key; it tells nobody unless it talks to the network.
    return NETWORK.stream().anyMatch(lower::contains)
        ? flow
        : flow.without(Behaviour.HOST_INFO)
            .without(Behaviour.ENVIRONMENT)
            .without(Behaviour.SECRET);
  }

  private Flow unfiltered(Invocation invocation, String line) {
    Value command = invocation.argument(0);
    Flow flow = command.flow();
    if (new CommandLine(line).startsCarriedProgram()) {
      flow = flow.and(Behaviour.PLATFORM);
    }
    if (command.known() instanceof Known.Text && !new CommandLine(line).runsUnknown()) {
      flow = flow.without(Behaviour.FETCH);
    }
    JsObject options = invocation.options();
    Value input = options == null ? null : options.members.get("input");
    flow = input == null ? flow : flow.and(input.flow());
    flow =
        invocation.argument(1).items().isPresent() ? flow.and(invocation.argument(1).flow()) : flow;
    for (String word : line.split("[\\s'\"=;|&]+", 64)) {
      flow = flow.and(new Files(calls).written(word));
    }
    return flow;
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
  private Flow command(String line, Flow given, int at) {
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
      sends(fact, given, at);
      boolean flows =
          fact.behaviour() == Behaviour.HOST_INFO
              || fact.behaviour() == Behaviour.FETCH
              || fact.behaviour() == Behaviour.ENVIRONMENT
              || fact.behaviour() == Behaviour.SECRET
              || fact.behaviour() == Behaviour.CAPTURE
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

  /** What is put into the command line or its input leaves with what the command sends. */
  private void sends(Fact fact, Flow given, int at) {
    boolean talks = fact.behaviour() == Behaviour.SEND || fact.behaviour() == Behaviour.FETCH;
    if (talks && given.behaviours().stream().anyMatch(Library.TAKEN::contains)) {
      evaluator.add(Behaviour.SEND, fact.detail(), given, at);
    }
  }

  /** A script for the shell that is written to a file; gives what running it amounts to. */
  Flow script(String text, int at) {
    return text.length() < 65536 ? command(text, Flow.NONE, at) : Flow.NONE;
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
