package cordon.inspect.model;

import cordon.inspect.model.Symbol.Called;
import cordon.inspect.model.Symbol.Group;
import cordon.inspect.model.Symbol.Literal;
import cordon.inspect.model.Symbol.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where calls lead that only reach for something else. */
sealed interface PickleReach {
  record Module(String name) implements PickleReach {}

  record Attribute(Symbol owner, String name) implements PickleReach {}

  record Call(Symbol callee, List<Symbol> arguments) implements PickleReach {}

  record Nowhere() implements PickleReach {}

  /** These give something to call, which is judged then. */
  Set<String> BINDERS =
      Set.of(
          "functools.partial",
          "functools.partialmethod",
          "operator.attrgetter",
          "operator.methodcaller",
          "operator.itemgetter");

  int DEEPEST = 8;

  static boolean binds(String name) {
    return BINDERS.contains(name);
  }

  /** A name whose last part is a class. */
  static boolean isClass(String name) {
    int last = name.lastIndexOf('.') + 1;
    while (last < name.length() && name.charAt(last) == '_') {
      last++;
    }
    return last < name.length() && Character.isUpperCase(name.charAt(last));
  }

  /** {@code getattr(Color, 'RED')}: how members of enumerations and bound methods are pickled. */
  static boolean memberOfClass(String owner, String attribute) {
    return isClass(owner) && attribute.indexOf('.') < 0 && !attribute.startsWith("_");
  }

  /** What a call by name reaches. */
  static PickleReach of(String function, List<Symbol> arguments) {
    return switch (function) {
      case "builtins.getattr" -> attribute(arguments);
      case "builtins.__import__",
          "importlib.import_module",
          "importlib.__import__",
          "importlib._bootstrap._gcd_import",
          "cloudpickle.cloudpickle.subimport",
          "dill._dill._import_module",
          "pydoc.locate",
          "pydoc.safeimport",
          "pkgutil.resolve_name" ->
          module(arguments);
      case "builtins.apply", "builtins.map", "builtins.filter", "functools.reduce" ->
          applied(arguments);
      case "operator.call" ->
          arguments.isEmpty()
              ? new Nowhere()
              : new Call(arguments.getFirst(), arguments.subList(1, arguments.size()));
      default -> new Nowhere();
    };
  }

  /** What a call of something reaches that was bound before. */
  static PickleReach bound(String binder, List<Symbol> bound, List<Symbol> arguments) {
    if (bound.isEmpty()) {
      return new Nowhere();
    }
    return switch (binder) {
      case "functools.partial" -> new Call(bound.getFirst(), joined(tail(bound), arguments));
      case "operator.attrgetter" -> attribute(joined(first(arguments), bound));
      case "operator.methodcaller" ->
          attribute(joined(first(arguments), bound)) instanceof Attribute(Symbol owner, String name)
                  && owner instanceof Named(String of)
              ? new Call(new Named(of + "." + name), tail(bound))
              : new Nowhere();
      default -> new Nowhere();
    };
  }

  private static PickleReach attribute(List<Symbol> arguments) {
    return arguments.size() >= 2 && arguments.get(1) instanceof Literal name && name.isText()
        ? new Attribute(arguments.getFirst(), name.text())
        : new Nowhere();
  }

  private static PickleReach module(List<Symbol> arguments) {
    return !arguments.isEmpty() && arguments.getFirst() instanceof Literal name && name.isText()
        ? new Module(name.text().replace(':', '.'))
        : new Nowhere();
  }

  /** {@code map(f, [x])} calls {@code f} with each member of the list. */
  private static PickleReach applied(List<Symbol> arguments) {
    return arguments.size() >= 2 && arguments.get(1) instanceof Group group
        ? new Call(arguments.getFirst(), List.copyOf(group.members()))
        : new Nowhere();
  }

  /** All bytes among arguments, also those in a stream that is made of them. */
  static void literals(List<Symbol> arguments, List<Literal> found) {
    literals(arguments, found, 0);
  }

  private static void literals(List<Symbol> arguments, List<Literal> found, int depth) {
    for (Symbol each : arguments) {
      if (each instanceof Literal literal && literal.length() > 1) {
        found.add(literal);
      } else if (each instanceof Called called && depth < DEEPEST) {
        literals(called.arguments(), found, depth + 1);
      }
    }
  }

  private static List<Symbol> first(List<Symbol> arguments) {
    return arguments.subList(0, Math.min(1, arguments.size()));
  }

  private static List<Symbol> tail(List<Symbol> arguments) {
    return arguments.subList(1, arguments.size());
  }

  private static List<Symbol> joined(List<Symbol> first, List<Symbol> second) {
    List<Symbol> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
