package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are understood rather than looked up: built-in ones and those that lead to names.
 */
final class Builtins {
  private final Evaluator evaluator;
  private final Calls calls;
  private final Effects effects;

  Builtins(Evaluator evaluator, Calls calls, Effects effects) {
    this.evaluator = evaluator;
    this.calls = calls;
    this.effects = effects;
  }

  /** What a call gives; null when the function is none of these. */
  @Nullable Value call(String name, Value function, Invocation invocation) {
    Value first = invocation.first();
    Flow flow = invocation.flow();
    return switch (name) {
      case "eval", "exec", "execfile" ->
          evaluator.session.meanings(name).isEmpty()
              ? null
              : effects
                  .running()
                  .code(
                      isReturned(first) ? "returned" : name, first, first.flow(), invocation.at());
      case "compile" -> invocation.argument(0, "source");
      case "getattr" -> attribute(invocation);
      case "__import__", "importlib.__import__" -> top(module(invocation), invocation);
      case "importlib.import_module" -> module(invocation);
      case "globals", "locals", "vars" ->
          invocation.arguments().isEmpty() ? Value.named(name + "()") : first;
      case "globals().get", "locals().get" ->
          calls.item(
              name.substring(0, name.indexOf('.')),
              function,
              first,
              isComputed(invocation, 0),
              invocation.at());
      case "os.environ.get",
          "os.getenv",
          "os.environ.pop",
          "os.environ.setdefault",
          "os.environb.get" ->
          variable(invocation);
      case "os.environ.copy" -> environment(invocation);
      case "os.environ.items", "os.environ.values", "os.environ.keys" ->
          environment(invocation).blurred();
      case "os.environ.update", "os.environ.__contains__" -> Value.UNKNOWN;
      case "open", "io.open", "codecs.open", "os.fdopen", "aiofiles.open" ->
          opened(
              handle(
                  invocation.argument(0, "file"),
                  invocation.written(0),
                  invocation.argument(1, "mode")));
      case "tempfile.NamedTemporaryFile",
          "tempfile.TemporaryFile",
          "tempfile.SpooledTemporaryFile",
          "tempfile.mkstemp",
          "tempfile.mktemp" ->
          TemporaryFiles.made(name, invocation);
      case "json.loads", "ast.literal_eval" ->
          first.text().isPresent() ? effects.running().literal(first, invocation.at()) : null;
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
        if (!evaluator.keep(first, member, value)) {
          evaluator.replaced(first, member, value, invocation.at());
        }
        yield Value.UNKNOWN;
      }
      case "ctypes.WinDLL", "ctypes.CDLL" -> system(first);
      case "functools.reduce", "reduce" -> reduced(invocation);
      case "type" -> invocation.arguments().size() == 3 ? type(invocation) : null;
      case "functools.partial" ->
          invocation.arguments().isEmpty()
              ? null
              : new Value(
                  new Partial(
                      first, invocation.arguments().subList(1, invocation.arguments().size())),
                  flow);
      case "operator.attrgetter", "operator.methodcaller", "operator.itemgetter" -> null;
      case "map", "filter" -> mapped(invocation);
      case "list", "tuple", "sorted", "iter", "set", "frozenset" -> list(invocation);
      case "reversed" -> reversed(first);
      case "zip", "enumerate" -> zipped(name, invocation);
      case "itertools.cycle" -> cycled(first);
      case "range", "xrange" -> Library.range(invocation.arguments());
      default -> text(name, invocation, flow);
    };
  }

  /** Modules are looked for where what was fetched was put. */
  private void searched(Invocation invocation) {
    Value place =
        invocation.arguments().isEmpty() ? Value.UNKNOWN : invocation.arguments().getLast();
    Flow content = place.flow().and(effects.running().written(place.textWithHoles()));
    if (content.has(Behaviour.FETCH)) {
      evaluator.add(Behaviour.RUN_CODE, "sys.path", content, invocation.at());
    }
  }

  /** Whether a function of another file gave it, of which only its name is known here. */
  private boolean isReturned(Value code) {
    return code.known() instanceof Known.Result(String by)
        && by.indexOf('.') > 0
        && !Modules.isStandard(by)
        && evaluator.session.meanings(by).isEmpty();
  }

  private static Value reversed(Value of) {
    boolean text = of.known() instanceof Known.Text || of.known() instanceof Known.Bytes;
    List<Value> items = new ArrayList<>(Arithmetic.items(of)).reversed();
    Flow flow = text ? of.flow().and(Behaviour.DECODE) : of.flow();
    return items.isEmpty() ? Value.unknown(flow) : Value.items(items).with(flow);
  }

  private @Nullable Value text(String name, Invocation invocation, Flow flow) {
    Value first = invocation.first();
    return switch (name) {
      case "chr", "unichr" ->
          first
              .smallNumber()
              .filter(Character::isValidCodePoint)
              .map(c -> Value.text(Character.toString(c), flow.and(Behaviour.DECODE)))
              .orElse(Value.unknown(flow.and(Behaviour.DECODE)));
      case "ord" -> ord(first, flow);
      case "int" -> number(invocation);
      case "str", "unicode", "repr", "ascii" -> string(first, flow);
      case "bytes", "bytearray", "memoryview" ->
          invocation.arguments().isEmpty()
              ? Value.bytes(new byte[0], Flow.NONE)
              : Library.bytes(first);
      case "len" ->
          first.items().isPresent() || !Arithmetic.items(first).isEmpty()
              ? Value.number(Arithmetic.items(first).size())
              : Value.UNKNOWN;
      case "dict" -> dictionary(invocation, flow);
      case "pow" ->
          invocation.arguments().size() == 2
              ? Arithmetic.binary('*' << 8 | '*', first, invocation.argument(1, "exp"))
              : null;
      case "hex", "oct", "bin" -> Value.unknown(flow);
      default -> null;
    };
  }

  private Value dictionary(Invocation invocation, Flow flow) {
    Value first = invocation.first();
    if (invocation.arguments().isEmpty()) {
      return Value.pairs(invocation.keywords());
    }
    Value table = table(first);
    if (table != null) {
      return table;
    }
    return first.known() instanceof Known.Named(String of) && of.equals(Names.ENVIRONMENT)
        ? environment(invocation).with(flow)
        : Value.unknown(flow);
  }

  /** {@code dict(zip(keys, values))}. */
  private static @Nullable Value table(Value pairs) {
    Map<String, Value> table = new java.util.LinkedHashMap<>();
    for (Value pair : pairs.items().orElse(List.of())) {
      List<Value> two = pair.items().orElse(List.of());
      if (two.size() != 2 || two.getFirst().text().isEmpty()) {
        return null;
      }
      table.put(two.getFirst().text().get(), two.getLast());
    }
    return table.isEmpty() ? null : Value.pairs(table).with(pairs.flow());
  }

  private static Value ord(Value first, Flow flow) {
    Optional<String> text = first.asText().filter(t -> t.codePointCount(0, t.length()) == 1);
    return text.map(t -> Value.number(BigInteger.valueOf(t.codePointAt(0)), flow))
        .orElse(Value.unknown(flow));
  }

  private static Value number(Invocation invocation) {
    Value first = invocation.first();
    Optional<String> text = first.asText().map(t -> t.strip().replace("_", ""));
    int radix = invocation.argument(1, "base").smallNumber().orElse(10);
    if (text.isEmpty() || text.get().length() > 20_000) {
      return radix == 10 ? first : first.with(Behaviour.DECODE);
    }
    String digits =
        (radix == 16 && text.get().startsWith("0x")) || (radix == 2 && text.get().startsWith("0b"))
            ? text.get().substring(2)
            : text.get();
    try {
      return Value.number(new BigInteger(digits, radix), first.flow());
    } catch (NumberFormatException e) {
      return first.blurred();
    }
  }

  private static Value string(Value first, Flow flow) {
    return switch (first.known()) {
      case Known.Text text -> first;
      case Known.Int number -> Value.text(number.number().toString(), flow);
      case Known.Bytes bytes ->
          first.asText().map(t -> Value.text(t, flow)).orElse(Value.unknown(flow));
      default -> Value.unknown(flow);
    };
  }

  /** {@code reduce(lambda a, b: a + chr(b), numbers, '')}. */
  private @Nullable Value reduced(Invocation invocation) {
    if (invocation.arguments().size() < 2) {
      return null;
    }
    List<Value> rounds = evaluator.rounds(invocation.arguments().get(1), invocation.at());
    boolean given = invocation.arguments().size() > 2;
    if (rounds.isEmpty()) {
      return null;
    }
    Value all = given ? invocation.arguments().get(2) : rounds.getFirst();
    for (Value each : given ? rounds : rounds.subList(1, rounds.size())) {
      Invocation next =
          new Invocation(List.of(all, each), Map.of(), List.of(), null, invocation.at());
      all = calls.call(invocation.first(), next);
    }
    return all;
  }

  /** A class that is made without the word: {@code type('C', (install,), {'run': run})}. */
  private static Value type(Invocation invocation) {
    ClassObject type =
        new ClassObject(
            invocation.first().text().orElse("type"),
            Arithmetic.items(invocation.arguments().get(1)));
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
    Flow content = path.flow().and(effects.running().written(path.textWithHoles()));
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

  /** {@code ctypes.WinDLL('kernel32')} is {@code ctypes.windll.kernel32}. */
  private static @Nullable Value system(Value library) {
    String name = library.text().orElse("").toLowerCase(java.util.Locale.ROOT);
    String plain = name.endsWith(".dll") ? name.substring(0, name.length() - 4) : name;
    return Set.of("kernel32", "ntdll", "user32", "shell32", "crypt32").contains(plain)
        ? Value.named("ctypes.windll." + plain)
        : null;
  }

  /** A file that was written here carries what went into it. */
  private Value opened(Value handle) {
    boolean reads = handle.known() instanceof FileHandle file && !file.writable();
    return reads
        ? handle.with(
            effects
                .running()
                .written(((FileHandle) handle.known()).path().textWithHoles())
                .without(Behaviour.HOST))
        : handle;
  }

  static Value handle(Value path, @Nullable Expr named, Value mode) {
    String letters = mode.text().orElse("r");
    boolean writable =
        letters.indexOf('w') >= 0
            || letters.indexOf('a') >= 0
            || letters.indexOf('x') >= 0
            || letters.indexOf('+') >= 0;
    return new Value(new FileHandle(path, named, writable), path.flow());
  }

  /** A copy of the environment is one of its variables when one is taken from it. */
  private Value environment(Invocation invocation) {
    evaluator.add(Behaviour.ENVIRONMENT, Names.ENVIRONMENT, Flow.NONE, invocation.at());
    return Value.named(Names.ENVIRONMENT).with(Behaviour.ENVIRONMENT);
  }

  private Value variable(Invocation invocation) {
    Value found = effects.variable(invocation.argument(0, "key"), invocation.at());
    Value byDefault =
        invocation.arguments().size() > 1 ? invocation.arguments().get(1) : Value.UNKNOWN;
    return found.isUnknown() ? byDefault.with(found.flow()) : found;
  }

  private boolean isComputed(Invocation invocation, int place) {
    Expr written = invocation.written(place);
    return written != null && !(written instanceof Expr.Constant);
  }

  private @Nullable Value attribute(Invocation invocation) {
    Value name = invocation.argument(1, "name");
    Optional<String> text = name.text();
    if (text.isEmpty()) {
      sayUnseen(name, invocation.first());
      boolean builtin =
          name.flow().has(Behaviour.DECODE)
              && invocation.first().known() instanceof Known.Named(String of)
              && (of.equals("builtins") || of.equals("__builtins__"));
      return builtin
          ? Value.named("exec").with(invocation.flow())
          : Value.unknown(invocation.flow());
    }
    Value found = evaluator.attribute(invocation.first(), text.get());
    if (isComputed(invocation, 1)) {
      boolean meant =
          found.known() instanceof Known.Named(String n)
              && !evaluator.session.meanings(n).isEmpty();
      if (meant) {
        evaluator.add(Behaviour.INDIRECT, text.get(), name.flow(), invocation.at());
      }
    }
    return found;
  }

  /** A name that came out of what was not followed may be any, of a module that can do things. */
  private void sayUnseen(Value name, Value of) {
    if (name.flow().isUnseen() && of.known() instanceof Known.Named) {
      evaluator.session.sink.doubt(FactSink.UNSEEN);
    }
  }

  /**
   * {@code __import__('a.b')} gives {@code a}, unless it is told what is taken from {@code a.b}.
   */
  private static Value top(Value module, Invocation invocation) {
    Value from = invocation.argument(3, "fromlist");
    boolean whole = from.isUnknown() || from.items().filter(List::isEmpty).isPresent();
    return whole && module.known() instanceof Known.Named(String name) && name.indexOf('.') > 0
        ? Value.named(name.substring(0, name.indexOf('.'))).with(module.flow())
        : module;
  }

  private Value module(Invocation invocation) {
    Value name = invocation.argument(0, "name");
    Optional<String> text = name.asText();
    if (text.isEmpty()) {
      sayUnseen(name, Value.named("__import__"));
      return Value.unknown(invocation.flow());
    }
    if (isComputed(invocation, 0) && name.flow().has(Behaviour.DECODE)) {
      evaluator.add(Behaviour.INDIRECT, text.get(), name.flow(), invocation.at());
    }
    String module = text.get();
    if (module.startsWith(".")) {
      int dots = 0;
      while (dots < module.length() && module.charAt(dots) == '.') {
        dots++;
      }
      module = Modules.absolute(evaluator.code.layer.path(), dots, module.substring(dots));
    }
    int line = evaluator.code.layer.line(invocation.at());
    evaluator
        .code
        .modules
        .loads(module)
        .forEach(t -> evaluator.session.sink.refer(evaluator.unit(), line, t));
    ModuleObject loaded = evaluator.session.imports.load(evaluator, module, invocation.at());
    return loaded == null
        ? Value.named(Names.normal(module)).with(name.flow())
        : new Value(loaded, name.flow());
  }

  private @Nullable Value mapped(Invocation invocation) {
    if (invocation.arguments().size() != 2) {
      return null;
    }
    Value function = invocation.first();
    List<Value> rounds = evaluator.rounds(invocation.arguments().get(1), invocation.at());
    List<Value> out = new ArrayList<>();
    for (Value item : rounds) {
      out.add(
          calls.call(
              function, new Invocation(List.of(item), Map.of(), List.of(), null, invocation.at())));
    }
    if (rounds.isEmpty()) {
      Value item = Evaluator.element(invocation.arguments().get(1));
      return calls
          .call(function, new Invocation(List.of(item), Map.of(), List.of(), null, invocation.at()))
          .blurred();
    }
    return Value.items(out);
  }

  private Value list(Invocation invocation) {
    Value first = invocation.first();
    List<Value> items = Arithmetic.items(first);
    Flow environment = calls.environment(first, invocation.at());
    return items.isEmpty()
        ? (invocation.arguments().isEmpty()
            ? Value.items(List.of())
            : Value.unknown(first.flow().and(environment)))
        : Value.items(items).with(first.flow());
  }

  private static Value zipped(String name, Invocation invocation) {
    List<List<Value>> columns = new ArrayList<>();
    for (Value value : invocation.arguments()) {
      columns.add(value.known() instanceof Cycle(var round) ? round : Arithmetic.items(value));
    }
    if (name.equals("enumerate") && !columns.isEmpty()) {
      List<Value> numbers = new ArrayList<>();
      for (int i = 0; i < columns.getFirst().size(); i++) {
        numbers.add(Value.number(i));
      }
      columns = List.of(numbers, columns.getFirst());
    }
    int rows = rows(invocation, columns);
    if (rows == 0) {
      return Value.unknown(invocation.flow());
    }
    List<Value> out = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Value> items = new ArrayList<>();
      for (List<Value> column : columns) {
        items.add(column.get(row % column.size()));
      }
      out.add(Value.items(items));
    }
    return Value.items(out).with(invocation.flow());
  }

  /** Of columns side by side the shortest; what goes round has no end. */
  private static int rows(Invocation invocation, List<List<Value>> columns) {
    int rows = Integer.MAX_VALUE;
    for (int i = 0; i < columns.size(); i++) {
      int size = columns.get(i).size();
      boolean endless =
          i < invocation.arguments().size()
              && invocation.arguments().get(i).known() instanceof Cycle;
      rows = endless && size > 0 ? rows : Math.min(rows, size);
    }
    return rows == Integer.MAX_VALUE ? 0 : rows;
  }

  private static Value cycled(Value of) {
    List<Value> items = Arithmetic.items(of);
    return items.isEmpty() || items.size() > 4096
        ? of.blurred()
        : new Value(new Cycle(items), of.flow());
  }
}
