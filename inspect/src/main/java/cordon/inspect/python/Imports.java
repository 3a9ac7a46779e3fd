package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs modules of the artifact where they are imported, once each and in the order of the
 * interpreter, so that names mean what they mean there (decision 0095).
 */
final class Imports {
  /** Bytes of all modules that are run together with one file. */
  private static final int MOST_BYTES = 1 << 20;

  /** Modules that import each other. */
  private static final int DEEPEST = 24;

  private final Neighbours neighbours;
  private final Map<Reference.Module, Optional<ModuleObject>> asked = new HashMap<>();

  /** What was asked of the files that had been read then: each costs reading all of them. */
  private final Map<String, Boolean> said = new HashMap<>();

  private final Map<String, ModuleObject> byPath = new LinkedHashMap<>();
  private final Set<String> before = new HashSet<>();
  private int bytes;
  private int depth;

  Imports(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** The file that everything begins with may be imported in turn. */
  void begins(ModuleObject module) {
    byPath.put(module.code().layer.path(), module);
  }

  /** All that were run, in the order in which they began. */
  List<ModuleObject> run() {
    return List.copyOf(byPath.values());
  }

  /** Says of which files nobody needs to know what their functions do that nobody calls. */
  void passOver(Set<String> paths) {
    before.addAll(paths);
  }

  /** Those whose functions are to be evaluated that nobody called, the last that began first. */
  List<ModuleObject> unread() {
    return run().reversed().stream()
        .filter(module -> !before.contains(module.code().layer.path()))
        .toList();
  }

  /** Whether a text of code is a module and not a layer within one. */
  boolean isModule(Code code) {
    ModuleObject module = byPath.get(code.layer.path());
    return module != null && module.code() == code;
  }

  /** A module by its name, which runs here unless it was run before; null when it is not known. */
  @Nullable ModuleObject load(Evaluator importing, String name, int at) {
    if (name.isEmpty() || Modules.isStandard(name)) {
      return null;
    }
    Reference.Module module = importing.code.modules.module(name);
    Optional<ModuleObject> known = asked.get(module);
    if (known == null) {
      known =
          neighbours
              .of(module, importing.code.layer.path())
              .flatMap(found -> module(importing, name, found));
      asked.put(module, known);
    }
    known.ifPresent(found -> refer(importing, found, at));
    return known.orElse(null);
  }

  private static void refer(Evaluator importing, ModuleObject module, int at) {
    String unit = module.names().unit;
    if (!unit.isEmpty()) {
      importing.session.sink.refer(
          importing.unit(), importing.code.layer, at, new Reference.Local(unit));
    }
  }

  private Optional<ModuleObject> module(
      Evaluator importing, String name, Neighbours.Neighbour file) {
    ModuleObject before = byPath.get(file.path());
    boolean tooMuch = bytes + file.content().length > MOST_BYTES || depth == DEEPEST;
    if (before != null || tooMuch) {
      return Optional.ofNullable(before);
    }
    bytes += file.content().length;
    Session session = importing.session;
    session.reads(file.content().length);
    byte[] source = SourceEncoding.decode(CompiledCode.source(file.content(), session.sink)).utf8();
    Code code = Code.of(Layer.of(file.path(), source), source, session.sink);
    Scope names = new Scope(session.changes, ModuleObject.unit(file.path()));
    ModuleObject module = new ModuleObject(name, code, names);
    byPath.put(file.path(), module);
    depth++;
    try {
      new Execution(new Evaluator(session, code, names)).runModule(code.module());
    } finally {
      depth--;
    }
    return Optional.of(module);
  }

  /** {@code module.name}: what it made known, a module below it, or a name of elsewhere. */
  Value attribute(Evaluator evaluator, ModuleObject module, String name, int at) {
    Value value = module.names().get(name);
    if (value != null) {
      return value;
    }
    String full = module.name() + "." + name;
    ModuleObject below = load(evaluator, full, at);
    if (below != null) {
      return new Value(below, Flow.NONE);
    }
    Value given = asked(evaluator, module, name, at);
    return given.isUnknown() ? Names.attribute(module.name(), name, given.flow()) : given;
  }

  /** What a module gives for a name that it does not have (PEP 562). */
  private static Value asked(Evaluator evaluator, ModuleObject module, String name, int at) {
    Value getter = module.names().get("__getattr__");
    return getter != null && getter.known() instanceof Closure closure
        ? new FunctionCalls(evaluator)
            .invoke(
                closure, new Invocation(List.of(Value.text(name)), Map.of(), List.of(), null, at))
        : Value.UNKNOWN;
  }

  /** {@code from module import *}. */
  List<Map.Entry<String, Value>> all(ModuleObject module) {
    List<Map.Entry<String, Value>> all = new ArrayList<>();
    Value listed = module.names().get("__all__");
    List<Value> names =
        listed != null && listed.known() instanceof Known.Items(List<Value> items)
            ? items
            : List.of();
    for (String name : module.names().own()) {
      boolean isListed =
          names.isEmpty()
              ? !name.startsWith("_")
              : names.stream().anyMatch(each -> each.text().orElse("").equals(name));
      Value value = module.names().get(name);
      if (isListed && value != null) {
        all.add(Map.entry(name, value));
      }
    }
    return all;
  }

  /** Whether a text stands as it is in any file that was read. */
  boolean say(String text) {
    return said.computeIfAbsent(
        byPath.size() + ":" + text,
        key -> byPath.values().stream().anyMatch(module -> module.code().layer.has(text)));
  }
}
