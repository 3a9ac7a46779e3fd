package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What functions of libraries do, by the vocabulary. */
final class Effects {
  /** Of who and where, what names a machine or a person; the rest flows nowhere of interest. */
  private static final Set<String> NAMES_SOMEBODY =
      Set.of("hostname", "user", "addresses", "processes");

  /** Characters or bytes: keys and passwords are shorter. */
  private static final int LONG_LITERAL = 80;

  /** Of what is sent along with a request, none is in its answer. */
  private static final Flow NOT_IN_ANSWERS =
      Flow.of(Behaviour.HOST, Behaviour.RUN_PROCESS).and(Behaviour.FETCH);

  /** What belongs to the machine or to its user. */
  private static final Flow TAKEN =
      Flow.of(Behaviour.SECRET, Behaviour.ENVIRONMENT)
          .and(Behaviour.HOST_INFO)
          .and(Behaviour.HANDED)
          .and(Behaviour.CAPTURE);

  private static final Flow IN_OUTPUT =
      Flow.of(Behaviour.SECRET, Behaviour.ENVIRONMENT)
          .and(Behaviour.PRIVATE)
          .and(Behaviour.HOST_INFO)
          .and(Behaviour.FETCH);

  /** Keywords of processes that are no part of the command. */
  private static final Set<String> COMMAND_KEYWORDS =
      Set.of("args", "executable", "input", "cmd", "command");

  private final Evaluator evaluator;
  private final Session session;
  private final Running running;
  private final Files files;
  private final Connections connections;

  Effects(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.running = new Running(evaluator);
    this.files = new Files(evaluator, running);
    this.connections = new Connections(evaluator);
  }

  Running running() {
    return running;
  }

  Files files() {
    return files;
  }

  Value call(String name, Value function, Invocation invocation) {
    Callee callee = session.callee(name);
    List<Meaning> meanings = callee.meanings();
    Flow given = invocation.flow().and(function.flow()).and(files.loaded(name, callee, invocation));
    Value decoded = Library.decode(name, invocation);
    if (callee.connects()) {
      connections.made(invocation);
    }
    if (name.endsWith("__pyarmor__")) {
      evaluator.add(Behaviour.OBFUSCATED, "pyarmor", Flow.NONE, invocation.at());
    }
    files.ofLibrary(name, function, invocation);
    if (name.endsWith(".setopt")) {
      connections.option(invocation);
    }
    if (Containers.isAsked(name, meanings, invocation)) {
      evaluator.add(Behaviour.ESCAPE, "container", given, invocation.at());
    }
    new Exchanges(evaluator).look(name, given, invocation);
    boolean speaks =
        !meanings.isEmpty()
            && meanings.stream()
                .allMatch(m -> m.behaviour() == Behaviour.FETCH || m.behaviour() == Behaviour.SEND);
    new Mail(evaluator).look(name, speaks, given, invocation);
    if (meanings.isEmpty()) {
      if (callee.keeps()) {
        if (name.equals("mmap.mmap.write") && invocation.first().octets().isPresent()) {
          evaluator.add(Behaviour.CONCEALED, "machine-code", Flow.NONE, invocation.at());
        }
        if (name.endsWith(".write")) {
          files.wroteText(Value.UNKNOWN, invocation.first(), invocation.at());
        }
        files.write(Value.UNKNOWN, invocation.receiver(), invocation.flow(), invocation.at());
        Flow sends = keep(invocation.flow(), Flow.of(Behaviour.SEND));
        evaluator.assignments().taint(invocation.receiver(), sends);
      }
      if (decoded != null) {
        return evaluator.seen(decoded, invocation.at());
      }
      return ofLibrary(name, given, invocation);
    }
    if (speaks && Requests.passesOn(session, name, given, invocation)) {
      return new Value(new Known.Result(name), keep(given, NOT_IN_ANSWERS).and(Behaviour.FETCH));
    }
    Flow result = Flow.NONE;
    for (Meaning meaning : meanings) {
      result = result.and(effect(meaning, name, given, invocation));
    }
    Value value =
        decoded != null ? decoded.with(result) : new Value(new Known.Result(name), result);
    return running.layer(value, invocation.at());
  }

  /** A function of which no rule tells. */
  private Value ofLibrary(String name, Flow given, Invocation invocation) {
    Flow flow = Plain.said(name, Credentials.told(name, given, invocation), invocation);
    flow = flow.and(Requests.connection(evaluator, name, invocation));
    if (Requests.hasBody(name, invocation)) {
      flow = flow.and(Behaviour.SEND).and(Requests.written(evaluator, invocation));
    }
    if (name.startsWith("logging.") && given.has(Behaviour.SEND) && !keep(given, TAKEN).isEmpty()) {
      evaluator.add(Behaviour.SEND, name, given, invocation.at());
    }
    Flow told = Network.isService(name) ? invocation.flow() : given;
    if (Network.sends(name)
        && !keep(told, TAKEN).isEmpty()
        && !Requests.passesOn(session, name, given, invocation)) {
      evaluator.add(
          Behaviour.SEND, name, told.and(Requests.written(evaluator, invocation)), invocation.at());
      flow = keep(flow, NOT_IN_ANSWERS);
    }
    return Credentials.made(name, given, Network.asks(name) ? flow.and(Behaviour.FETCH) : flow);
  }

  /** {@code env=os.environ}: a program has the environment anyway, and does not say it for that. */
  private static Flow withoutOwn(Flow given, Invocation invocation) {
    if (!invocation.keywords().containsKey("env")) {
      return given;
    }
    Map<String, Value> others = new LinkedHashMap<>(invocation.keywords());
    others.remove("env");
    Flow flow = Value.flowOf(invocation.arguments()).and(Value.flowOf(others.values()));
    return flow.has(Behaviour.ENVIRONMENT) ? given : given.without(Behaviour.ENVIRONMENT);
  }

  /** Says what a call does, and gives what its result carries. */
  private Flow effect(Meaning meaning, String name, Flow given, Invocation invocation) {
    Behaviour behaviour = meaning.behaviour();
    String detail = meaning.detail().isEmpty() ? name : meaning.detail();
    int at = invocation.at();
    switch (behaviour) {
      case RUN_CODE -> {
        running.code(detail, invocation.argument(0, "source"), given, at);
        return given;
      }
      case RUN_PROCESS -> {
        return new Processes(evaluator, running)
            .start(name, command(name, invocation), invocation)
            .and(Answers.ofProgram(invocation, keep(withoutOwn(given, invocation), IN_OUTPUT)));
      }
      case FETCH, SEND -> {
        Behaviour done =
            Requests.isSending(behaviour, name, given, invocation) ? Behaviour.SEND : behaviour;
        Flow all = OwnMachine.told(name, given, invocation);
        Flow where = Requests.written(evaluator, invocation);
        // A class of a client's class may well ask whom it is told to ask.
        Flow told = session.extending && where.isEmpty() ? all.without(Behaviour.SECRET) : all;
        evaluator.add(done, detail, told.and(where), at);
        files.receive(name, invocation);
        connections.answered(invocation);
        Flow answer = keep(given, NOT_IN_ANSWERS).and(Behaviour.FETCH);
        return Network.hears(name) ? answer.and(Behaviour.REMOTE_CONTROL) : answer;
      }
      case DECODE -> {
        evaluator.add(behaviour, detail, given, at);
        // What is not in the package is not hidden in it.
        boolean typed = OwnMachine.typed(invocation.first()) && !evaluator.code.layer.isInner();
        return typed ? given : given.and(behaviour);
      }
      case HOST_INFO -> {
        evaluator.add(behaviour, detail, Flow.NONE, at);
        return NAMES_SOMEBODY.contains(detail) ? given.and(behaviour) : given;
      }
      case DESTROY -> {
        new Deletions(evaluator).destroy(invocation);
        return Flow.NONE;
      }
      case COVER_TRACKS -> {
        new Deletions(evaluator).remove(invocation);
        return Flow.NONE;
      }
      case WRITE -> {
        if (invocation.argument(1, "dst").known() instanceof FileHandle file) {
          files.write(file.path(), file.named(), given, at);
          return given;
        }
        boolean program = Files.isProgram(Files.path(invocation.first()));
        Flow content = program ? given.and(Behaviour.PLATFORM) : given;
        files.write(invocation.argument(1, "dst"), invocation.written(1), content, at);
        return given;
      }
      case MAKE_EXECUTABLE -> {
        files.madeExecutable(invocation, given);
        return Flow.NONE;
      }
      case PERSIST -> {
        if (given.has(behaviour)) {
          evaluator.add(behaviour, detail, given, at);
        }
        return Flow.NONE;
      }
      case REMOTE_CONTROL -> {
        boolean input = name.startsWith("subprocess.") && invocation.flow().has(Behaviour.FETCH);
        if (name.startsWith("subprocess.") && given.has(Behaviour.DECODE)) {
          running.input(invocation.argument(0, "input"), at);
        }
        if (input || isSocket(invocation.first())) {
          evaluator.add(behaviour, detail, given, at);
        }
        return Flow.NONE;
      }
      case ESCAPE -> {
        return Flow.NONE;
      }
      case LOAD_OBJECT -> {
        Pickled.refer(evaluator, invocation.first(), at);
        evaluator.add(behaviour, detail, given, at);
        if (Pickled.runs(invocation.first())) {
          evaluator.add(Behaviour.RUN_CODE, detail, given.and(Behaviour.DECODE), at);
        }
        return given.and(behaviour);
      }
      default -> {
        evaluator.add(behaviour, detail, given, at);
        if (behaviour == Behaviour.DECRYPT
            && invocation.given().stream().anyMatch(Effects::isLongLiteral)) {
          evaluator.add(Behaviour.CONCEALED, "encrypted-literal", given, at);
        }
        return given.and(behaviour);
      }
    }
  }

  /** Text or bytes that stand in the code and are more than a key or a password. */
  private static boolean isLongLiteral(Value value) {
    return switch (value.known()) {
      case Known.Bytes(byte[] bytes) -> bytes.length >= LONG_LITERAL;
      case Known.Text(String text, boolean whole) -> whole && text.length() >= LONG_LITERAL;
      default -> false;
    };
  }

  /** {@code os.dup2(s.fileno(), 0)}: standard input and output are those of a connection. */
  private static boolean isSocket(Value descriptor) {
    return descriptor.known() instanceof Known.Result(String of)
        && of.endsWith(".fileno")
        && (of.startsWith("socket.") || of.startsWith("ssl."));
  }

  static Flow keep(Flow flow, Flow kept) {
    return new Flow(flow.bits() & kept.bits());
  }

  /** The command of a process: what stands in its place, not its environment or its folder. */
  private static Invocation command(String name, Invocation invocation) {
    List<Value> arguments = invocation.arguments();
    boolean one =
        name.startsWith("subprocess.") || name.equals("os.system") || name.equals("os.popen");
    boolean environment =
        (name.startsWith("os.exec") || name.startsWith("os.spawn")) && name.endsWith("e");
    int count = arguments.size();
    if (one) {
      count = Math.min(1, count);
    } else if (environment && count > 1) {
      count--;
    }
    // `os.spawnl(mode, path, name, …)`
    int first = name.startsWith("os.spawn") && count > 1 ? 1 : 0;
    Map<String, Value> keywords = new LinkedHashMap<>(invocation.keywords());
    keywords.keySet().retainAll(COMMAND_KEYWORDS);
    return new Invocation(
        arguments.subList(first, count), keywords, invocation.written(), null, invocation.at());
  }
}
