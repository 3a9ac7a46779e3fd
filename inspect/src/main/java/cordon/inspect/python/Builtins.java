package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are understood rather than looked up: built-in ones and those that lead to names.
 */
final class Builtins {
  private final Evaluator evaluator;
  private final Calls calls;
  private final Effects effects;
  private final Iterations iterations;
  private final ModuleCalls modules;

  Builtins(Evaluator evaluator, Calls calls, Effects effects) {
    this.evaluator = evaluator;
    this.calls = calls;
    this.effects = effects;
    this.iterations = new Iterations(evaluator, calls);
    this.modules = new ModuleCalls(evaluator, calls);
  }

  /** What a call gives; null when the function is none of these. */
  @Nullable Value call(String name, Value function, Invocation invocation) {
    Value first = invocation.first();
    Flow flow = invocation.flow();
    return switch (name) {
      case "eval", "exec", "execfile" ->
          evaluator.session.meanings(name).isEmpty()
              ? null
              : effects.running().code(named(name, first), first, first.flow(), invocation.at());
      case "classmethod", "staticmethod" -> first;
      case "divmod" -> Value.unknown(flow.and(Behaviour.DECODE));
      case "os.path.basename" ->
          Variables.isHome(first)
              ? new Variables(evaluator).somebody("user", invocation.at())
              : null;
      case "print" -> printed(invocation);
      case "super" -> Parent.of(evaluator.scope, invocation);
      case "compile" -> invocation.argument(0, "source");
      case "dict.setdefault" -> invocation.argument(1, "default").with(flow);
      case "getattr" -> calls.lookups().attribute(invocation);
      case "__import__", "importlib.__import__" ->
          ModuleCalls.top(modules.module(invocation), invocation);
      case "importlib.import_module" -> modules.module(invocation);
      case "globals", "locals", "vars" ->
          invocation.arguments().isEmpty() ? Value.named(name + "()") : first;
      case "globals().get", "locals().get" ->
          calls
              .lookups()
              .item(
                  name.substring(0, name.indexOf('.')),
                  function,
                  first,
                  Lookups.isComputed(invocation, 0),
                  invocation.at());
      case "os.environ.get",
          "os.getenv",
          "os.environ.pop",
          "os.environ.setdefault",
          "os.environb.get" ->
          variable(invocation);
      case "os.environ.copy" -> environment(evaluator, invocation.at());
      case "os.environ.items", "os.environ.values", "os.environ.keys" ->
          environment(evaluator, invocation.at()).blurred();
      case "os.environ.update", "os.environ.__contains__" -> Value.UNKNOWN;
      case "open", "io.open", "codecs.open", "os.fdopen", "aiofiles.open" -> {
        memory(invocation.argument(0, "file"), invocation.at());
        Value mode = invocation.argument(1, "mode");
        Value file = source(invocation.argument(0, "file"), mode, invocation.at());
        if (!writes(mode)) {
          Pickled.refer(evaluator, file, invocation.at());
        }
        yield opened(handle(file, invocation.written(0), mode));
      }
      case "gzip.open", "bz2.open", "lzma.open" -> {
        // That data is packed does not hide it.
        Value named = invocation.argument(0, "filename");
        Value file = source(named, invocation.argument(1, "mode"), invocation.at());
        yield file.flow().has(Behaviour.BLOB) ? Value.unknown(file.flow()) : null;
      }
      case "tempfile.NamedTemporaryFile",
          "tempfile.TemporaryFile",
          "tempfile.SpooledTemporaryFile",
          "tempfile.mkstemp",
          "tempfile.mktemp" ->
          TemporaryFiles.made(name, invocation);
      case "json.loads", "ast.literal_eval" ->
          first.text().isPresent() ? effects.running().literal(first, invocation.at()) : null;
      case "json.dumps", "yaml.dump", "yaml.safe_dump" ->
          Settings.startUnasked(first) ? first : null;
      case "sys.path.insert", "sys.path.append" -> {
        searched(invocation);
        yield Value.UNKNOWN;
      }
      case "zipfile.ZipFile", "tarfile.open", "tarfile.TarFile", "tarfile.TarFile.open" ->
          archive(invocation);
      case "os.walk", "os.scandir", "os.listdir", "glob.glob", "glob.iglob" ->
          folder(name, invocation);
      case "setattr" -> {
        String member = invocation.argument(1, "name").text().orElse("");
        Value value = invocation.argument(2, "value");
        if (!evaluator.assignments().keep(first, member, value)) {
          evaluator.assignments().replaced(first, member, value, invocation.at());
        }
        yield Value.UNKNOWN;
      }
      case "ctypes.WinDLL", "ctypes.CDLL" -> system(first);
      case "input", "raw_input" -> typed(first);
      case "functools.reduce", "reduce" -> iterations.reduced(invocation);
      case "type" -> invocation.arguments().size() == 3 ? type(invocation) : null;
      case "functools.partial" ->
          invocation.arguments().isEmpty()
              ? null
              : new Value(
                  new Partial(
                      first, invocation.arguments().subList(1, invocation.arguments().size())),
                  flow);
      case "operator.attrgetter", "operator.methodcaller", "operator.itemgetter" ->
          new Value(new Partial.Getter(name, invocation), flow);
      case "map", "filter" -> iterations.mapped(invocation);
      case "list", "tuple", "sorted", "iter", "set", "frozenset" -> iterations.list(invocation);
      case "reversed" -> Iterations.reversed(first);
      case "zip", "enumerate" -> Iterations.zipped(name, invocation);
      case "itertools.cycle" -> Iterations.cycled(first);
      case "range", "xrange" -> Library.range(invocation.arguments());
      default ->
          name.endsWith(".__new__") && first.known() instanceof ClassObject made
              ? new Value(new ClassObject.Instance(made), flow)
              : new Conversions(evaluator).text(name, invocation, flow);
    };
  }

  /** {@code print(text, file=file)} writes it there. */
  private @Nullable Value printed(Invocation invocation) {
    Value file = invocation.keywords().get("file");
    return file != null && file.known() instanceof FileHandle
        ? calls.call(
            evaluator.attribute(file, "write"),
            new Invocation(invocation.arguments(), Map.of(), List.of(), null, invocation.at()))
        : null;
  }

  /** Modules are looked for where what was fetched was put. */
  private void searched(Invocation invocation) {
    Value place =
        invocation.arguments().isEmpty() ? Value.UNKNOWN : invocation.arguments().getLast();
    evaluator.code.modules.searches(place.textWithHoles());
    Flow content = place.flow().and(evaluator.session.files.named(place.textWithHoles()));
    if (content.has(Behaviour.FETCH)) {
      evaluator.add(Behaviour.RUN_CODE, "sys.path", content, invocation.at());
    }
  }

  /** By what code is run, or that it is only named by another. */
  private String named(String name, Value code) {
    boolean names = name.equals("exec") && Running.isNaming(code);
    return isReturned(code) ? "returned" : names ? "names" : name;
  }

  /** Whether a function of another file gave it, of which only its name is known here. */
  private boolean isReturned(Value code) {
    return code.known() instanceof Known.Result(String by)
        && by.indexOf('.') > 0
        && !Modules.isStandard(by)
        && evaluator.session.meanings(by).isEmpty();
  }

  /** A class that is made without the word: {@code type('C', (install,), {'run': run})}. */
  private Value type(Invocation invocation) {
    ClassObject type =
        new ClassObject(
            invocation.first().text().orElse("type"),
            Arithmetic.items(invocation.arguments().get(1)),
            evaluator.session.changes);
    if (invocation.arguments().get(2).known() instanceof Known.Pairs(Map<String, Value> members)) {
      type.members.putAll(members);
    }
    return new Value(type, Flow.NONE);
  }

  /** An archive that is made is a file that is written; one that is read carries what it holds. */
  private @Nullable Value archive(Invocation invocation) {
    Value path = invocation.first();
    String mode = invocation.argument(1, "mode").text().orElse("r");
    if (!mode.startsWith("r")) {
      Expr named = invocation.writtenAs("fileobj");
      return handle(path, named == null ? invocation.written(0) : named, Value.text("w"));
    }
    Flow content = path.flow().and(evaluator.session.files.named(path.textWithHoles()));
    return new Value(new Known.Result("zipfile.ZipFile"), content.and(invocation.flow()));
  }

  /** What lies in a home is what its user keeps. */
  private @Nullable Value folder(String name, Invocation invocation) {
    Value top = invocation.first();
    String path = top.textWithHoles();
    boolean pattern = name.startsWith("glob.");
    if (!(pattern ? Personal.isAny(path) : Personal.holds(path))) {
      return null;
    }
    evaluator.add(Behaviour.SECRET, "personal-files", Flow.NONE, invocation.at());
    Flow flow = top.flow().and(Behaviour.SECRET);
    return switch (name) {
      case "os.walk" -> Personal.walk(path, flow);
      case "os.listdir" -> Personal.names(flow);
      case "os.scandir" -> Personal.paths(path, flow);
      default -> Value.items(List.of(Value.text(path, flow)));
    };
  }

  /** {@code input("Password: ")} is given what {@code getpass} would be. */
  private static @Nullable Value typed(Value prompt) {
    String asked = prompt.textWithHoles().toLowerCase(java.util.Locale.ROOT);
    return asked.contains("password") || asked.contains("passwd")
        ? Value.unknown(Flow.of(Behaviour.SECRET))
        : null;
  }

  /** {@code ctypes.WinDLL('kernel32')} is {@code ctypes.windll.kernel32}. */
  private static @Nullable Value system(Value library) {
    String name = library.text().orElse("").toLowerCase(java.util.Locale.ROOT);
    String plain = name.endsWith(".dll") ? name.substring(0, name.length() - 4) : name;
    return Set.of("kernel32", "ntdll", "user32", "shell32", "crypt32").contains(plain)
        ? Value.named("ctypes.windll." + plain)
        : null;
  }

  /** {@code /proc/<pid>/mem}: the memory of another process (proc(5)). */
  private void memory(Value file, int at) {
    String path = file.textWithHoles();
    if (path.startsWith("/proc/") && path.endsWith("/mem") && !path.equals("/proc/self/mem")) {
      evaluator.add(Behaviour.PROCESS_MEMORY, "/proc/mem", Flow.NONE, at);
    }
  }

  /** The program that imports this belongs to somebody else; what is data is no code. */
  private Value source(Value file, Value mode, int at) {
    if (file.known() instanceof Known.Named(String name) && name.equals("__main__.__file__")) {
      evaluator.add(Behaviour.SECRET, "source", Flow.NONE, at);
      return file.with(Behaviour.SECRET);
    }
    boolean data = DataFiles.is(file.textWithHoles()) && !writes(mode);
    return data ? file.with(Behaviour.BLOB) : file;
  }

  /** A file that was written here carries what went into it. */
  private Value opened(Value handle) {
    boolean reads = handle.known() instanceof FileHandle file && !file.writable();
    return reads
        ? handle.with(
            evaluator
                .session
                .files
                .named(((FileHandle) handle.known()).path().textWithHoles())
                .without(Behaviour.HOST))
        : handle;
  }

  static Value handle(Value path, @Nullable Expr named, Value mode) {
    return new Value(new FileHandle(path, named, writes(mode)), path.flow());
  }

  private static boolean writes(Value mode) {
    String letters = mode.text().orElse("r");
    return letters.chars().anyMatch(letter -> "wax+".indexOf(letter) >= 0);
  }

  /** A copy of the environment is one of its variables when one is taken from it. */
  static Value environment(Evaluator evaluator, int at) {
    evaluator.add(Behaviour.ENVIRONMENT, Names.ENVIRONMENT, Flow.NONE, at);
    return Value.named(Names.ENVIRONMENT).with(Behaviour.ENVIRONMENT);
  }

  private Value variable(Invocation invocation) {
    Value found = new Variables(evaluator).variable(invocation.argument(0, "key"), invocation.at());
    Value byDefault =
        invocation.arguments().size() > 1 ? invocation.arguments().get(1) : Value.UNKNOWN;
    return found.isUnknown() ? byDefault.with(found.flow()) : found;
  }
}
