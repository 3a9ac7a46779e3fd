package cordon.inspect.python;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and their values: of a module, of one call of a function, or of a class body. */
class Scope {
  static final String YIELD = "yield";

  final @Nullable Scope outer;

  /** The unit that code in it belongs to. */
  final String unit;

  /** The class whose body this is. */
  final @Nullable ClassObject ofClass;

  private final Map<String, Value> values = new HashMap<>();

  private final Changes changes;

  /** Whether others than the call it belongs to may look at it. */
  private boolean shared;

  private final Set<String> global = new HashSet<>();

  /** What a function gives back. */
  Value returned = Value.UNKNOWN;

  /** The scope of the module that is read. */
  Scope(Changes changes) {
    this(changes, "");
  }

  /** The scope of a module. */
  Scope(Changes changes, String unit) {
    this.outer = null;
    this.unit = unit;
    this.ofClass = null;
    this.changes = changes;
    this.shared = true;
  }

  Scope(Scope outer, String unit, @Nullable ClassObject ofClass) {
    this.changes = outer.changes;
    this.outer = outer;
    this.unit = unit;
    this.ofClass = ofClass;
  }

  /** The same names with another unit: the block under {@code if __name__ == '__main__'}. */
  Scope as(String otherUnit) {
    return new Scope(this, otherUnit, null) {
      @Override
      void assign(String name, Value value, boolean maybe) {
        Scope.this.assign(name, value, maybe);
      }
    };
  }

  /** A function was made in it that may look at its names later. */
  void share() {
    shared = true;
  }

  private void put(String name, Value value) {
    Value before = values.put(name, value);
    if (shared && !Changes.same(before, value)) {
      changes.note();
    }
  }

  /** What a generator gives: it is kept under the word that gives it, which names nothing else. */
  Flow yielded() {
    Value value = values.get(YIELD);
    return value == null ? Flow.NONE : value.flow();
  }

  void declareGlobal(String name) {
    global.add(name);
  }

  @Nullable Value get(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Value value = scope.ofClass != null && scope != this ? null : scope.values.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /**
   * @param maybe whether the statement may be passed over, so that what was there before counts too
   */
  void assign(String name, Value value, boolean maybe) {
    if (global.contains(name) && outer != null) {
      root().assign(name, value, true);
      return;
    }
    Value before = maybe ? values.get(name) : null;
    if (before != null) {
      Flow both = before.flow().and(value.flow());
      put(name, (value.isUnknown() ? before : value).withOnly(both));
    } else {
      put(name, value);
    }
  }

  /** The names that were made known in it. */
  List<String> own() {
    return List.copyOf(values.keySet());
  }

  /** Lets something flow into a name wherever it was assigned. */
  void taint(String name, Flow flow) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Value value = scope.values.get(name);
      if (value != null) {
        scope.put(name, value.with(flow));
        return;
      }
    }
  }

  /** Forgets what a name is, as something changed it in place. */
  void change(String name, Value value) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.values.containsKey(name)) {
        scope.put(name, value);
        return;
      }
    }
  }

  Scope root() {
    Scope scope = this;
    while (scope.outer != null) {
      scope = scope.outer;
    }
    return scope;
  }
}
