package cordon.inspect.python;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Functions that nothing called while the module was loaded. Those that can do something, or that
 * lead to one that can, are evaluated for what they would do with whatever is given; of the others
 * only where they lead is said (decision 0086).
 */
final class Rest {
  private final Session session;
  private final Code code;
  private final Scope module;
  private final Mentions mentions;

  /** A function that has not been evaluated, as it can do nothing by itself. */
  private record Idle(Closure function, Stmt.Body body, Mentions.Of mentions) {}

  private List<Idle> idle = new ArrayList<>();

  /** Functions of modules that are read together with this one, whose turn comes. */
  private final List<Closure> others = new ArrayList<>();

  /** Units and classes that can do something, of all that is read together. */
  private final Set<String> acting;

  Rest(Session session, Code code, Scope module, ActingNames names) {
    this.session = session;
    this.acting = session.acting;
    this.code = code;
    this.module = module;
    this.mentions =
        new Mentions(code.tokens, module, names, new TellingTexts(session.vocabulary, code.tokens));
  }

  void read() {
    sort();
    boolean more = true;
    while (more) {
      evaluateAll();
      more = wake();
    }
    idle.removeIf(each -> session.hasEvaluated(each.function));
    Map<String, String> kept = new HashMap<>();
    idle.forEach(each -> new Skim(session, each.function, kept).objects(each.body));
    idle.forEach(each -> new Skim(session, each.function, kept).references(each.body));
    session.pending.addAll(others);
  }

  /** Keeps the functions of the module that act and puts the others aside. */
  private void sort() {
    List<Closure> all = new ArrayList<>(session.pending);
    session.pending.clear();
    for (Closure function : all) {
      if (session.hasEvaluated(function)) {
        acts(function);
      } else if (function.code() != code && session.imports.isModule(function.code())) {
        others.add(function);
      } else if (function.code() == code
          && function.body() instanceof Closure.Statements(Stmt.Body body)) {
        Mentions.Of found = mentions.in(body);
        if (found.acts() || !session.skips || Arguments.isGivenPasswords(function)) {
          acts(function);
          session.pending.add(function);
        } else {
          idle.add(new Idle(function, body, found));
        }
      } else {
        session.pending.add(function);
      }
    }
  }

  private void acts(Closure function) {
    acting.add(function.unit());
  }

  private void evaluateAll() {
    putOff();
    while (!session.pending.isEmpty()) {
      Closure function = session.pending.remove();
      List<Value> unknown = new ArrayList<>();
      function.parameters().stream()
          .skip(function.self() == null ? 0 : 1)
          .forEach(p -> unknown.add(Arguments.of(function, p.name())));
      calls(function)
          .functions()
          .standAlone(function, new Invocation(unknown, Map.of(), List.of(), null, 0));
      putOff();
    }
  }

  /** Evaluates the calls that could not be followed where they stood. */
  private void putOff() {
    while (!session.summaries.later.isEmpty()) {
      Summaries.Later later = session.summaries.later.remove();
      calls(later.function()).functions().again(later);
    }
  }

  private Calls calls(Closure function) {
    return new Calls(new Evaluator(session, function.code(), function.definedIn()));
  }

  /** Finds the functions that lead to those that act; whether there are any. */
  private boolean wake() {
    Set<String> attributes = actingAttributes();
    Map<Integer, Boolean> roots = new HashMap<>();
    List<Idle> still = new ArrayList<>();
    for (Idle each : idle) {
      boolean wakes = false;
      for (int symbol : each.mentions.roots()) {
        wakes |= roots.computeIfAbsent(symbol, this::isActing);
      }
      if (!wakes && !mentions(each.mentions.attributes(), attributes)) {
        still.add(each);
      } else {
        acts(each.function);
        session.pending.add(each.function);
      }
    }
    boolean any = still.size() < idle.size();
    idle = still;
    return any;
  }

  private boolean mentions(int[] symbols, Set<String> names) {
    for (int symbol : symbols) {
      if (names.contains(code.tokens.symbols.get(symbol))) {
        return true;
      }
    }
    return false;
  }

  /** By the names alone: what an object is, is not known where it is used. */
  private Set<String> actingAttributes() {
    Set<String> names = new HashSet<>();
    for (String unit : acting) {
      names.add(unit.substring(unit.lastIndexOf('.') + 1));
    }
    for (ClassObject type : session.classes) {
      type.members.forEach((name, value) -> {
        if (!names.contains(name) && isActing(value)) {
          names.add(name);
        }
      });
    }
    return names;
  }

  private boolean isActing(int symbol) {
    Value value = module.get(code.tokens.symbols.get(symbol));
    return value != null && isActing(value);
  }

  /** Whether something can come of a value. */
  private boolean isActing(Value value) {
    return !value.flow().equals(Flow.NONE)
        || switch (value.known()) {
          case Closure function -> function.code() != code || acting.contains(function.unit());
          case ClassObject type -> isActing(type);
          case ClassObject.Instance(ClassObject type) ->
              acting.contains(type.name + ".__getattr__");
          case Known.Named name -> false;
          case Known.Unknown u -> false;
          case Known.Text text -> false;
          case Known.Bytes bytes -> false;
          case Known.Int number -> false;
          case Known.Result(String of) -> session.names.isBelow(of);
          case Known.Items items -> items.items().stream().anyMatch(this::holds);
          case Known.Pairs pairs -> pairs.pairs().values().stream().anyMatch(this::holds);
          default -> true;
        };
  }

  private boolean holds(Value value) {
    return value.known() instanceof Known.Named(String name)
        ? session.names.acts(name) || session.names.leads(name)
        : isActing(value);
  }

  /** Whether making an object of a class does anything. */
  private boolean isActing(ClassObject type) {
    for (ClassObject each : type.all()) {
      for (String name : each.members.keySet()) {
        boolean called = name.startsWith("__") || name.equals("run") || name.startsWith("pytest_");
        if (called && acting.contains(each.name + "." + name)) {
          return true;
        }
      }
    }
    return false;
  }
}
