package cordon.inspect.python;

import cordon.inspect.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions that a running function was handed. Where it calls one of them, whoever handed it
 * over leads there, and not the function for whoever else calls it.
 */
final class Handed {
  private final String unit;
  private final Map<String, String> givers;
  private final Set<String> called = new LinkedHashSet<>();

  /**
   * @param unit the running function
   * @param givers by function, who handed it over first
   */
  Handed(String unit, Map<String, String> givers) {
    this.unit = unit;
    this.givers = givers;
  }

  /** Whether this is of the function that is evaluated and it was handed that one. */
  boolean has(String function, String evaluated) {
    return unit.equals(evaluated) && givers.containsKey(function);
  }

  /** Who handed it over; it counts as called. */
  String calls(String function) {
    called.add(function);
    return giver(function);
  }

  /** Who handed a function over that is handed on. */
  String giver(String function) {
    return givers.getOrDefault(function, unit);
  }

  /** What it called of that. */
  List<String> called() {
    return List.copyOf(called);
  }

  /** The functions among the arguments of a call. */
  static Set<String> functions(Invocation invocation) {
    Set<String> functions = new LinkedHashSet<>();
    for (Value value : invocation.given()) {
      if (value.known() instanceof Closure closure) {
        functions.add(closure.unit());
      }
    }
    return functions;
  }
}
