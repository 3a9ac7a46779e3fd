package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What functions do that come from elsewhere: of the language, of Node.js, of packages. */
final class Library {
  static final Set<Behaviour> TAKEN =
      Set.of(Behaviour.SECRET, Behaviour.ENVIRONMENT, Behaviour.HOST_INFO, Behaviour.CAPTURE);

  private static final List<String> WAYS = List.of(".call", ".apply", ".bind");

  private final Calls calls;
  private final Evaluator evaluator;
  private final Decoding decoding;
  private final Files files;
  private final FileCalls fileCalls;
  private final Running running;

  Library(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
    this.decoding = new Decoding(calls);
    this.files = new Files(calls);
    this.fileCalls = new FileCalls(calls);
    this.running = new Running(calls);
  }

  Value call(String name, Invocation invocation, Flow own) {
    for (String way : WAYS) {
      if (name.endsWith(way) && !name.equals("Reflect.apply") && name.length() > way.length()) {
        Value of = Value.named(name.substring(0, name.length() - way.length())).with(own);
        return calls.call(new Value(new Method(of, way.substring(1)), own), invocation);
      }
    }
    if (PlainFunctions.DROPS.contains(name)) {
      calls.callbacks(invocation, Flow.NONE);
      return Value.UNKNOWN;
    }
    if (PlainFunctions.DECLARED.contains(name)) {
      return Value.unknown(invocation.flow().without(Behaviour.ENVIRONMENT));
    }
    if (PlainFunctions.SAME.contains(name)) {
      return invocation.argument(0);
    }
    Value object = Objects.call(name, invocation);
    if (object != null) {
      return object;
    }
    if (name.equals("Object.assign")) {
      new ForeignNames(calls).filled(invocation);
    }
    Mail.look(evaluator, last(name), invocation);
    Value decoded = decoding.call(name, invocation);
    return decoded != null ? decoded : known(name, invocation, own);
  }

  private Value known(String name, Invocation invocation, Flow own) {
    Value first = invocation.argument(0);
    int at = invocation.at();
    switch (name) {
      case "require", "import" -> {
        return running.loaded(name, first, at);
      }
      case Running.HIDDEN_FUNCTION -> {
        return running.hidden(invocation);
      }
      case "module.createRequire", "Module.createRequire" -> {
        return Value.named("require");
      }
      case "Object.defineProperty", "Object.defineProperties", "Reflect.defineProperty" -> {
        return new ForeignNames(calls).defined(invocation);
      }
      case "require.resolve" -> {
        return first;
      }
      case "vm.Script" -> {
        Value compiled = invocation.member("cachedData");
        if (compiled.octets().isPresent() && compiled.flow().has(Behaviour.DECODE)) {
          // What runs is what was compiled before, whatever the text says.
          evaluator.add(Behaviour.RUN_CODE, name, compiled.flow(), at);
        }
        return running.code(name, first, at);
      }
      case "eval",
          "vm.runInThisContext",
          "vm.runInNewContext",
          "vm.runInContext",
          "vm.compileFunction",
          "Module._compile",
          "module._compile",
          "module.Module._compile",
          "execScript",
          "vm.SourceTextModule" -> {
        return running.code(name, first, at);
      }
      case "Function", "AsyncFunction" -> {
        if (own.has(Behaviour.DECODE)) {
          // Whoever spells the name of it hides that text is run.
          evaluator.add(Behaviour.RUN_CODE, "constructor", own, at);
        }
        boolean roundabout = own.has(Behaviour.INDIRECT) && !invocation.arguments().isEmpty();
        if (roundabout && !(invocation.arguments().getLast().known() instanceof Known.Text)) {
          // Nobody asks what makes the maker of a list who has nothing to hide.
          evaluator.add(Behaviour.RUN_CODE, "constructor", Flow.of(Behaviour.DECODE), at);
        }
        return running.function(name, invocation);
      }
      case "Function.global" -> {
        return Value.named("globalThis");
      }
      case "http.createServer", "https.createServer", "http2.createServer" -> {
        List<Value> asked = List.of(Value.named(Parameters.REQUEST), Value.UNKNOWN);
        invocation.arguments().stream()
            .filter(a -> a.known() instanceof Closure)
            .forEach(a -> calls.call(a, invocation.with(asked)));
        return new Value(new Known.Result(name), Flow.NONE);
      }
      case "Promise" -> {
        return promise(invocation);
      }
      case "setTimeout", "setInterval", "setImmediate" -> {
        return later(name, invocation);
      }
      case "Worker", "worker_threads.Worker" -> {
        boolean evaluates = !invocation.option("eval").isEmpty();
        if (evaluates) {
          running.code("Worker", first, at);
        } else {
          running.module(first, at);
        }
        return Value.UNKNOWN;
      }
      case "path.join", "path.resolve", "path.normalize", "path.posix.join", "path.win32.join" -> {
        return path(invocation);
      }
      case "Reflect.get" -> {
        return calls.member(first, invocation.argument(1).text().orElse(""), at);
      }
      case "Reflect.apply" -> {
        List<Value> given = invocation.argument(2).items().orElse(List.of());
        return calls.call(first, invocation.with(given));
      }
      case "Reflect.construct" -> {
        List<Value> given = invocation.argument(1).items().orElse(List.of());
        return calls.call(first, invocation.with(given));
      }
      case "Proxy" -> {
        if (invocation.argument(1).known() instanceof JsObject traps) {
          List.copyOf(traps.members.values())
              .forEach(trap -> calls.callback(trap, invocation.flow(), at));
          return first.known() instanceof JsObject target ? Objects.proxy(target, traps) : first;
        }
        return first;
      }
      case "ActiveXObject" -> {
        // What browsers had before they had the other.
        boolean asks = first.textWithHoles().toUpperCase(Locale.ROOT).contains("XMLHTTP");
        return asks ? meant("XMLHttpRequest", invocation, own) : plain(name, invocation, own);
      }
      case "URL" -> {
        return first.with(invocation.flow());
      }
      case "os.tmpdir" -> {
        return Value.text("/tmp");
      }
      case "os.homedir" -> {
        evaluator.add(Behaviour.HOST_INFO, "home", Flow.NONE, at);
        return Value.text("~", Flow.of(Behaviour.HOST_INFO));
      }
      default -> {
        Value file = fileCalls.call(name, invocation, own);
        return file != null ? file : meant(name, invocation, own);
      }
    }
  }

  private Value promise(Invocation invocation) {
    if (!(invocation.argument(0).known() instanceof Closure executor)) {
      return Value.UNKNOWN;
    }
    calls.refer(executor, invocation.at());
    return Resolver.given(evaluator, executor);
  }

  private Value later(String name, Invocation invocation) {
    Value first = invocation.argument(0);
    if (first.known() instanceof Known.Text) {
      return running.code(name, first, invocation.at());
    }
    if (first.known() instanceof Closure closure) {
      evaluator.session.later(closure);
    }
    List<Value> all = invocation.arguments();
    if (all.size() > 2) {
      calls.call(first, invocation.with(all.subList(2, all.size())));
    } else {
      calls.callbacks(invocation, Flow.NONE);
    }
    return new Value(new Known.Result(name), Flow.NONE);
  }

  private Value path(Invocation invocation) {
    StringBuilder path = new StringBuilder();
    for (Value part : invocation.arguments()) {
      path.append(path.isEmpty() ? "" : "/").append(Choice.any(part).textWithHoles());
    }
    return evaluator.seen(
        Value.text(path.toString(), invocation.flow().without(Behaviour.HOST_INFO)),
        invocation.at());
  }

  /** Names of the rule file. */
  private Value meant(String name, Invocation invocation, Flow own) {
    List<Meaning> meanings = evaluator.session.meanings(name);
    Flow flow = own.and(invocation.flow());
    if (meanings.isEmpty()) {
      // What a module of WebAssembly that was fetched computes is not what was fetched.
      boolean computes = name.startsWith("WebAssembly.");
      flow = computes ? flow.without(Behaviour.FETCH).without(Behaviour.HOST) : flow;
      return plain(name, invocation, flow);
    }
    Flow result = flow;
    for (Meaning meaning : meanings) {
      switch (meaning.behaviour()) {
        case RUN_PROCESS -> {
          return new Processes(calls).process(name, invocation);
        }
        case FETCH -> {
          return new NetworkCalls(calls).fetched(name, invocation, own);
        }
        case SEND -> {
          return new NetworkCalls(calls).sent(name, invocation, own);
        }
        case ESCAPE -> Containers.asked(evaluator, invocation);
        default -> {
          if (meaning.behaviour() != Behaviour.REQUEST) {
            evaluator.add(meaning.behaviour(), Calls.detail(meaning, name), flow, invocation.at());
          }
          result = result.and(meaning.behaviour());
        }
      }
    }
    calls.callbacks(invocation, result);
    return new Value(new Known.Result(name), result);
  }

  private Value plain(String name, Invocation invocation, Flow flows) {
    new Exchanges(calls.evaluator).look(invocation.receiver(), last(name), invocation);
    Flow flow = flows.and(Wallets.asked(evaluator, last(name), invocation));
    if (name.endsWith(".pipe")) {
      Value from =
          new Value(
              new Known.Named(name.substring(0, name.length() - 5)),
              flow.and(invocation.receiver().flow()));
      files.piped(from, invocation.argument(0), invocation.at());
      if (invocation.root() instanceof Node.Name root
          && invocation.argument(0).known() instanceof Stream to) {
        evaluator.session.pipes.put(root.id(), to);
      }
      return invocation.argument(0);
    }
    if (name.equals(Running.INTERPRETER + ".stdin.write")
        || name.equals(Running.INTERPRETER + ".stdin.end")) {
      running.input(invocation.flow(), invocation.at());
    }
    if (invocation.root() instanceof Node.Name root && PlainFunctions.ADDS.contains(last(name))) {
      evaluator.scope.taint(root.id(), invocation.flow());
      Stream to = evaluator.session.pipes.get(root.id());
      if (to != null) {
        files.write(to.path(), to.node(), invocation.flow(), invocation.at());
      }
    }
    if (name.endsWith(".unref") && name.startsWith("child_process.")) {
      evaluator.add(Behaviour.DETACHED, "process", Flow.NONE, invocation.at());
    }
    if (name.endsWith(".then") || name.endsWith(".catch") || name.endsWith(".finally")) {
      Value of =
          new Value(
              new Known.Result(name.substring(0, name.lastIndexOf('.'))),
              invocation.receiver().flow());
      return new Methods(calls).call(of, name.substring(name.lastIndexOf('.') + 1), invocation);
    }
    if (Routes.isOne(last(name), invocation) || Routes.isConnection(last(name), invocation)) {
      Routes.answer(calls, invocation);
      return new Value(new Known.Result(name), flow);
    }
    flow = flow.and(Page.gives(evaluator, name, invocation));
    calls.callbacks(invocation, flow);
    if (Destination.isOwnMessenger(name, invocation)) {
      evaluator.add(Behaviour.HOST, "messenger", Flow.NONE, invocation.at());
      flow = flow.and(Behaviour.HOST);
    }
    String given =
        name.indexOf('.') > 0 && PlainFunctions.FLUENT.contains(last(name))
            ? name.substring(0, name.lastIndexOf('.'))
            : name;
    return new Value(new Known.Result(given), flow);
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
