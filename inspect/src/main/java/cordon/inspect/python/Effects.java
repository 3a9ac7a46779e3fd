package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What functions of libraries do, by the vocabulary. */
final class Effects {
  /** Of who and where, what names a machine or a person; the rest flows nowhere of interest. */
  private static final Set<String> NAMES_SOMEBODY =
      Set.of("hostname", "user", "addresses", "processes");

  /** Of what is sent along with a request, none is in its answer. */
  private static final Flow NOT_IN_ANSWERS =
      Flow.of(Behaviour.HOST, Behaviour.RUN_PROCESS).and(Behaviour.FETCH);

  /** What belongs to the machine or to its user. */
  private static final Flow TAKEN =
      Flow.of(Behaviour.SECRET, Behaviour.ENVIRONMENT)
          .and(Behaviour.HOST_INFO)
          .and(Behaviour.CAPTURE);

  private static final Flow IN_OUTPUT =
      Flow.of(Behaviour.SECRET, Behaviour.ENVIRONMENT)
          .and(Behaviour.HOST_INFO)
          .and(Behaviour.FETCH);

  /** Keywords of processes that are no part of the command. */
  private static final Set<String> COMMAND_KEYWORDS =
      Set.of("args", "executable", "input", "cmd", "command");

  /** Functions and methods whose first argument is a host, or a host and a port. */
  private static final Set<String> CONNECTS =
      Set.of(
          "connect",
          "connect_ex",
          "create_connection",
          "HTTPConnection",
          "HTTPSConnection",
          "sendto",
          "FTP");

  /** Functions that fetch to a file: the keyword of its path, which is the second argument. */
  private static final Map<String, String> RECEIVES =
      Map.of(
          "urlretrieve", "filename",
          "download", "out",
          "download_file", "out",
          "download_url_to_file", "dst",
          "clone_from", "to_path");

  private static final List<String> PROGRAMS = List.of(".exe", ".scr", ".dll", ".com", ".msi");

  private final Evaluator evaluator;
  private final Session session;
  private final Running running;

  Effects(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.running = new Running(evaluator);
  }

  Running running() {
    return running;
  }

  Value call(String name, Value function, Invocation invocation) {
    List<Meaning> meanings = session.meanings(name);
    Flow given = invocation.flow().and(function.flow());
    Value decoded = Library.decode(name, invocation);
    if (CONNECTS.contains(name.substring(name.lastIndexOf('.') + 1))) {
      address(invocation);
    }
    if (name.endsWith("__pyarmor__")) {
      evaluator.add(Behaviour.OBFUSCATED, "pyarmor", Flow.NONE, invocation.at());
    }
    files(name, function, invocation);
    if (meanings.isEmpty()) {
      if (Methods.keeps(name.substring(name.lastIndexOf('.') + 1))) {
        if (name.endsWith(".write")) {
          running.wroteText(Value.UNKNOWN, invocation.first(), invocation.at());
        }
        write(Value.UNKNOWN, invocation.receiver(), invocation.flow(), invocation.at());
      }
      if (decoded != null) {
        return evaluator.seen(decoded, invocation.at());
      }
      return ofLibrary(name, given, invocation);
    }
    boolean speaks =
        meanings.stream()
            .allMatch(m -> m.behaviour() == Behaviour.FETCH || m.behaviour() == Behaviour.SEND);
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
    Flow flow = Plain.drops(name) ? Flow.NONE : given;
    if (Requests.hasBody(name, invocation)) {
      flow = flow.and(Behaviour.SEND);
    }
    if (Network.sends(name)
        && !keep(given, TAKEN).isEmpty()
        && !Requests.passesOn(session, name, given, invocation)) {
      evaluator.add(Behaviour.SEND, name, given, invocation.at());
      flow = keep(flow, NOT_IN_ANSWERS);
    }
    return new Value(new Known.Result(name), Network.asks(name) ? flow.and(Behaviour.FETCH) : flow);
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
        return running
            .process(name, command(name, invocation), invocation)
            .and(keep(given, IN_OUTPUT));
      }
      case FETCH, SEND -> {
        Behaviour done =
            Requests.isSending(behaviour, given, invocation) ? Behaviour.SEND : behaviour;
        evaluator.add(done, detail, given, at);
        receive(name, invocation);
        return keep(given, NOT_IN_ANSWERS).and(Behaviour.FETCH);
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
          write(file.path(), file.named(), given, at);
          return given;
        }
        boolean program = isProgram(path(invocation.first()));
        Flow content = program ? given.and(Behaviour.PLATFORM) : given;
        write(invocation.argument(1, "dst"), invocation.written(1), content, at);
        return given;
      }
      case MAKE_EXECUTABLE -> {
        evaluator.add(
            behaviour,
            path(invocation.first()),
            given.and(running.written(path(invocation.first()))),
            at);
        return Flow.NONE;
      }
      case PERSIST -> {
        if (given.has(behaviour)) {
          evaluator.add(behaviour, detail, given, at);
        }
        return Flow.NONE;
      }
      case REMOTE_CONTROL -> {
        boolean input = name.startsWith("subprocess.") && given.has(Behaviour.FETCH);
        if (name.startsWith("subprocess.") && given.has(Behaviour.DECODE)) {
          running.input(invocation.argument(0, "input"), at);
        }
        if (input || isSocket(invocation.first())) {
          evaluator.add(behaviour, detail, given, at);
        }
        return Flow.NONE;
      }
      case LOAD_OBJECT -> {
        evaluator.add(behaviour, detail, given, at);
        if (Pickled.runs(invocation.first())) {
          evaluator.add(Behaviour.RUN_CODE, detail, given.and(Behaviour.DECODE), at);
        }
        return given.and(behaviour);
      }
      default -> {
        evaluator.add(behaviour, detail, given, at);
        return given.and(behaviour);
      }
    }
  }

  /** Functions of files that have no behaviour of their own, but through which contents flow. */
  private void files(String name, Value function, Invocation invocation) {
    int at = invocation.at();
    if (name.endsWith(".extractall") || name.endsWith(".extract")) {
      int place = name.endsWith("all") ? 0 : 1;
      write(invocation.argument(place, "path"), invocation.written(place), function.flow(), at);
    } else if (name.equals("shutil.unpack_archive")) {
      Flow content = running.written(path(invocation.first())).and(invocation.first().flow());
      write(invocation.argument(1, "extract_dir"), invocation.written(1), content, at);
    } else if (name.equals("shutil.make_archive")) {
      String kind = invocation.argument(1, "format").text().orElse("zip");
      Value path = invocation.first().then(Value.text("." + kind));
      write(path, invocation.written(0), invocation.argument(2, "root_dir").flow(), at);
    } else if (name.endsWith(".dump")
        && invocation.argument(1, "fp").known() instanceof FileHandle f) {
      write(f.path(), f.named(), invocation.first().flow(), at);
    } else if (name.equals("os.write")) {
      evaluator.taint(invocation.written(0), invocation.flow());
    } else if (name.endsWith(".setopt")) {
      option(invocation);
    }
  }

  /** {@code curl.setopt(curl.WRITEDATA, buffer)}, {@code curl.setopt(curl.POSTFIELDS, text)}. */
  private void option(Invocation invocation) {
    String option =
        invocation.argument(0, "option").known() instanceof Known.Named(String n)
            ? n.substring(n.lastIndexOf('.') + 1)
            : "";
    Flow value = invocation.argument(1, "value").flow();
    switch (option) {
      case "WRITEDATA", "WRITEFUNCTION" ->
          evaluator.taint(invocation.written(1), Flow.of(Behaviour.FETCH));
      case "POSTFIELDS", "HTTPPOST", "READDATA", "READFUNCTION", "COPYPOSTFIELDS" ->
          evaluator.taint(invocation.receiver(), value.and(Behaviour.SEND));
      default -> evaluator.taint(invocation.receiver(), value);
    }
  }

  /** {@code os.dup2(s.fileno(), 0)}: standard input and output are those of a connection. */
  private static boolean isSocket(Value descriptor) {
    return descriptor.known() instanceof Known.Result(String of)
        && of.endsWith(".fileno")
        && (of.startsWith("socket.") || of.startsWith("ssl."));
  }

  private static Flow keep(Flow flow, Flow kept) {
    return new Flow(flow.bits() & kept.bits());
  }

  /** A bare address that a connection is made to. */
  private void address(Invocation invocation) {
    Value first = invocation.first();
    String host =
        first.items().filter(i -> !i.isEmpty()).map(List::getFirst).orElse(first).text().orElse("");
    if (Addresses.isPublic(host)) {
      evaluator.add(Behaviour.HOST, "raw-ip", Flow.NONE, invocation.at());
    }
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
    Map<String, Value> keywords = new java.util.LinkedHashMap<>(invocation.keywords());
    keywords.keySet().retainAll(COMMAND_KEYWORDS);
    return new Invocation(
        arguments.subList(0, count), keywords, invocation.written(), null, invocation.at());
  }

  /** {@code urlretrieve(url, path)}: what was fetched is in the file. */
  private void receive(String name, Invocation invocation) {
    String keyword = RECEIVES.get(name.substring(name.lastIndexOf('.') + 1));
    if (keyword != null) {
      Value path = invocation.argument(1, keyword);
      Flow flow = Flow.of(Behaviour.FETCH).and(keep(invocation.flow(), Flow.of(Behaviour.HOST)));
      write(path, invocation.written(1), flow, invocation.at());
    }
  }

  /** Something is written to a file. */
  void write(Value path, @org.jspecify.annotations.Nullable Expr named, Flow data, int at) {
    // What was not followed matters once the file is run or sent, unless it says which file it is.
    Flow all = data.seen().and(path.flow());
    String text = path(path);
    Flow words = session.words(text);
    if (all.isEmpty() && words.isEmpty()) {
      if (data.isUnseen()) {
        running.wrote(text, Flow.UNSEEN);
        evaluator.taint(named, Flow.UNSEEN);
      }
      return;
    }
    evaluator.add(Behaviour.WRITE, text, all, at);
    if (data.has(Behaviour.ENCRYPT) && Personal.isAny(text)) {
      evaluator.add(Behaviour.DESTROY, "files of the user", data, at);
    }
    for (Behaviour behaviour : new Behaviour[] {Behaviour.PERSIST, Behaviour.HOOK}) {
      if (words.has(behaviour) || path.flow().has(behaviour)) {
        evaluator.add(behaviour, session.sink.detail(behaviour), data, at);
      }
    }
    Flow content =
        keep(
            data,
            Flow.of(Behaviour.FETCH, Behaviour.DECODE)
                .and(Behaviour.DECRYPT)
                .and(Behaviour.HOST)
                .and(Behaviour.SECRET)
                .and(Behaviour.ENVIRONMENT)
                .and(Behaviour.HOST_INFO)
                .and(Behaviour.PLATFORM)
                .and(Behaviour.CAPTURE)
                .and(Flow.UNSEEN));
    running.wrote(text, content);
    evaluator.taint(named, content);
  }

  private static boolean isProgram(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return PROGRAMS.stream().anyMatch(lower::endsWith);
  }

  static String path(Value path) {
    String text = path.textWithHoles();
    return text.length() > 200 ? text.substring(0, 200) : text;
  }
}
