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

  /** The same as it is called here, by which is told what it does. */
  final String called;

  /** The class whose body this is. */
  final @Nullable ClassObject ofClass;

  private final Map<String, Variable> values = new HashMap<>();

  private final Changes changes;

  /** The call that it belongs to, which is alone with it; null for a module. */
  private final Changes.@Nullable Call call;

  /** The cell of which names there are. */
  private int names = Changes.UNSEEN;

  /** What a name stands for, and its cell once another call has looked at it. */
  private static final class Variable {
    private Value value;

    /** All that ever flowed into it. */
    private Flow flow;

    private int cell = Changes.UNSEEN;

    Variable(Value value) {
      this.value = value;
      this.flow = value.flow();
    }
  }

  /** Names of the module that it changes; few functions have any. */
  private Set<String> global = Set.of();

  /** Whether a text was held against the shape of an address here. */
  boolean matched;

  /** Whether it runs where one was found to have it. */
  boolean inMatch;

  /** Names of messages that go to an address in the code. */
  final Set<String> addressed = new HashSet<>(0);

  /** What a function is given. */
  List<Expr.Parameter> given = List.of();

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
    this.called = unit;
    this.ofClass = null;
    this.changes = changes;
    this.call = null;
  }

  private Scope(Scope outer, String unit, String called, @Nullable ClassObject ofClass) {
    this.changes = outer.changes;
    this.call = outer.changes.call();
    this.outer = outer;
    this.unit = unit;
    this.called = called;
    this.ofClass = ofClass;
  }

  /** The scope of one call of a function, whose code stands within another. */
  static Scope ofCall(Scope outer, String unit, String called) {
    return new Scope(outer, unit, called, null);
  }

  /** The scope of something within the same unit that has names of its own. */
  Scope within(@Nullable ClassObject ofClass) {
    return new Scope(this, unit, called, ofClass);
  }

  /** The same names with another unit: the block under {@code if __name__ == '__main__'}. */
  Scope as(String otherUnit) {
    return new Scope(this, otherUnit, otherUnit, null) {
      @Override
      void assign(String name, Value value, boolean maybe) {
        Scope.this.assign(name, value, maybe);
      }
    };
  }

  private void put(String name, Value value) {
    Variable variable = values.get(name);
    if (variable == null) {
      variable = new Variable(value);
      values.put(name, variable);
      if (isShared() && isOthers()) {
        variable.cell = changes.lastingCell();
        changes.note(variable.cell, Value.UNKNOWN, value, true);
      }
      if (names != Changes.UNSEEN) {
        changes.note(names, Value.UNKNOWN, value, true);
      }
      return;
    }
    boolean seen = variable.cell != Changes.UNSEEN || isOthers();
    if (seen && !Changes.same(variable.value, value)) {
      variable.cell = variable.cell == Changes.UNSEEN ? cell() : variable.cell;
      changes.note(variable.cell, variable.value, value, !variable.flow.holds(value.flow()));
    }
    variable.value = value;
    variable.flow = variable.flow.and(value.flow());
  }

  /** Whether a name is that of something the function is given. */
  boolean isGiven(String name) {
    return given.stream().anyMatch(each -> each.name().equals(name));
  }

  /** Whether it outlasts the calls that look at it. */
  private boolean isShared() {
    return outer == null;
  }

  /** Whether the call that is being evaluated is not the one that it belongs to. */
  private boolean isOthers() {
    Changes.Call now = changes.call();
    return now != null && (isShared() || now != call);
  }

  private int cell() {
    return isShared() ? changes.lastingCell() : changes.passingCell();
  }

  /** Another call looks at a name; null when there is no such name. */
  private void looked(@Nullable Variable variable) {
    if (variable == null) {
      names = names == Changes.UNSEEN ? cell() : names;
      changes.looksAt(names);
    } else {
      variable.cell = variable.cell == Changes.UNSEEN ? cell() : variable.cell;
      changes.looksAt(variable.cell);
    }
  }

  /** What a generator gives: it is kept under the word that gives it, which names nothing else. */
  Flow yielded() {
    Variable variable = values.get(YIELD);
    return variable == null ? Flow.NONE : variable.value.flow();
  }

  void declareGlobal(String name) {
    if (global.isEmpty()) {
      global = new HashSet<>();
    }
    global.add(name);
  }

  @Nullable Value get(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.ofClass == null || scope == this) {
        Variable variable = scope.values.get(name);
        if (scope.isOthers()) {
          scope.looked(variable);
        }
        if (variable != null) {
          return variable.value;
        }
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
    Variable known = maybe ? values.get(name) : null;
    if (known != null) {
      Value before = known.value;
      Flow both = before.flow().and(value.flow());
      put(name, (value.isUnknown() ? before : value).withOnly(both));
    } else {
      put(name, value);
    }
  }

  /** The names that were made known in it. */
  List<String> own() {
    if (isOthers()) {
      looked(null);
    }
    return List.copyOf(values.keySet());
  }

  /** Lets something flow into a name wherever it was assigned. */
  void taint(String name, Flow flow) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Variable variable = scope.values.get(name);
      if (variable != null) {
        scope.put(name, variable.value.with(flow));
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
