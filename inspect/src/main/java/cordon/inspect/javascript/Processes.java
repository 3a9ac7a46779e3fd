package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Bystanders;
import cordon.inspect.shell.Script;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Miners;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Processes that are started: which command, and what flows into it and out of it. */
final class Processes {
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

  Processes(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  /** A process is started; gives what flows into it. */
  Value process(String name, Invocation invocation) {
    if (invocation.argument(0).known() instanceof Choice(List<Value> of)) {
      return chosen(name, invocation, of);
    }
    others(name, invocation);
    String line = line(invocation);
    int at = invocation.at();
    boolean shells = name.endsWith(".exec") || name.endsWith(".execSync");
    Flow into = flow(invocation, line);
    Flow given =
        shells || !invocation.option("shell").isEmpty() ? into : Bystanders.pass(line, into);
    evaluator.add(
        Behaviour.RUN_PROCESS,
        line.length() > DETAIL ? line.substring(0, DETAIL) : line,
        given,
        at);
    if (name.equals("child_process.exec") && isAnswer(invocation)) {
      evaluator.add(Behaviour.RUN_CODE, "exec", given, at);
    }
    boolean chosenElsewhere = given.has(Behaviour.REQUEST) || given.has(Behaviour.BLOB);
    if (chosenElsewhere && ShellReader.isWhollyUnknown(line)) {
      evaluator.add(Behaviour.RUN_CODE, "command", given, at);
    }
    if (new CommandLine(line)
        .interpretsFile(word -> Running.isHidden(new Files(calls).written(word)))) {
      evaluator.add(Behaviour.RUN_CODE, "script", given, at);
    }
    if (Running.isHidden(given) && new CommandLine(line).interpretsText()) {
      evaluator.add(Behaviour.RUN_CODE, "text", given, at);
    }
    if (invocation.nodes().stream().anyMatch(Processes::detaches)) {
      evaluator.add(Behaviour.DETACHED, "process", Flow.NONE, at);
      if (Addresses.inCommand(line)) {
        evaluator.add(Behaviour.DETACHED, "for-an-address", Flow.NONE, at);
      }
    }
    CommandLine command = new CommandLine(line);
    kind(command, given, at);
    boolean alone =
        invocation.arguments().size() < 2
            || invocation.arguments().get(1).known() instanceof Closure;
    if (command.clearsFolder() && alone) {
      evaluator.add(Behaviour.DESTROY, "working-folder", Flow.NONE, at);
    }
    Flow output = command.readsClipboard() ? Flow.of(Behaviour.CAPTURE) : Flow.NONE;
    if (name.endsWith("fork")) {
      new Running(calls).module(invocation.argument(0), at);
    } else {
      output = output.and(command(line, given, at));
    }
    output =
        command.prints() && unfiltered(invocation, line).has(Behaviour.SECRET)
            ? output.and(Behaviour.SECRET)
            : output;
    Flow all = output.and(given);
    calls.callbacks(invocation, output);
    return new Value(new Known.Result(command.interpretsInput() ? Running.INTERPRETER : name), all);
  }

  /** Whichever command of a table it is, and the arguments that belong to it. */
  private Value chosen(String name, Invocation invocation, List<Value> commands) {
    Flow flow = Flow.NONE;
    for (int i = 0; i < commands.size(); i++) {
      List<Value> arguments = new ArrayList<>(invocation.arguments());
      arguments.set(0, commands.get(i));
      if (invocation.argument(1).known() instanceof Choice(List<Value> of) && i < of.size()) {
        arguments.set(1, of.get(i));
      }
      Invocation one =
          new Invocation(
              arguments,
              invocation.nodes(),
              invocation.receiver(),
              invocation.root(),
              invocation.at(),
              invocation.created());
      flow = flow.and(process(name, one).flow());
    }
    return new Value(new Known.Result(name), flow);
  }

  /** Of commands for one system or another, all but the first. */
  private void others(String name, Invocation invocation) {
    if (invocation.node(0) instanceof Node.Either(int at, List<Node> asked, List<Node> of)) {
      for (Node each : of.subList(1, of.size())) {
        List<Value> arguments = new ArrayList<>(invocation.arguments());
        arguments.set(0, evaluator.calls.used(evaluator.value(each), at));
        process(name, invocation.with(arguments));
      }
    }
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
    Miners.in(evaluator.session.vocabulary, command.line())
        .forEach(kind -> evaluator.add(Behaviour.MINE, kind, Flow.NONE, at));
    if (command.writesClipboard()) {
      evaluator.add(Behaviour.CAPTURE, "clipboard-write", Flow.NONE, at);
    }
    if (command.tiesShell()) {
      evaluator.add(Behaviour.REMOTE_CONTROL, "shell", given, at);
    }
    if (command.destroysHome()) {
      evaluator.add(Behaviour.DESTROY, "home", given, at);
    }
    if (command.clearsFolder()) {
      new Files(calls).asked(at);
    }
    if (CommandLine.readsMemory(command.line())) {
      evaluator.add(Behaviour.PROCESS_MEMORY, "/proc/mem", given, at);
    }
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
    if (invocation.argument(0).known() instanceof JsObject how && how.members.containsKey("args")) {
      // As the bindings of Node.js take it: the name of the program is among the arguments.
      return line(how.members.getOrDefault("args", Value.UNKNOWN).items().orElse(List.of()));
    }
    List<Value> words = new ArrayList<>(List.of(invocation.argument(0)));
    words.addAll(invocation.argument(1).items().orElse(List.of()));
    return line(words);
  }

  private static String line(List<Value> words) {
    if (words.isEmpty()) {
      return "";
    }
    StringBuilder line = new StringBuilder(words.getFirst().textWithHoles());
    for (Value word : Encoded.inTheOpen(words.subList(1, words.size()))) {
      String text = word.textWithHoles();
      boolean quote = text.chars().anyMatch(c -> " |;&<>()'\"`".indexOf(c) >= 0);
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
        new Files(calls).downloads(line);
      } else if (fact.behaviour() == Behaviour.WRITE && fact.inputs().contains(Behaviour.FETCH)) {
        new Files(calls).downloaded(fact.detail());
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
}
