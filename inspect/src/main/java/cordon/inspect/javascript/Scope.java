package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and their values: of a module, or of one call of a function. */
final class Scope {
  final @Nullable Scope outer;
  final String unit;
  private final int depth;
  private final Map<String, Value> values = new HashMap<>();

  /**
   * What the object that all names without a scope are of was given by its module, mostly nothing.
   */
  private final Map<String, Value> further;

  /** What took the names, and those that came or became another thing since. */
  private @Nullable Object taker;

  private Set<String> notGiven = Set.of();

  /** What came from afar here, and may be part of what is thrown. */
  Flow raised = Flow.NONE;

  /** Whether it is of a function that answers whoever visits a server. */
  private boolean answers;

  /** Whether a text was held against the shape of an address here. */
  boolean matched;

  /** Whether it is evaluated where one was found to have it. */
  boolean inMatch;

  /** The name that has nothing in the block that is evaluated; empty for none. */
  String missing = "";

  /** What the function is given; nothing for a module. */
  List<Node> given = List.of();

  /** What the function gives back, of all its returns together. */
  Value returned = Value.UNKNOWN;

  Scope(@Nullable Scope outer, String unit) {
    this.depth = outer == null ? 0 : outer.depth + 1;
    this.outer = outer;
    this.further = outer == null ? new HashMap<>(0) : outer.further;
    this.unit = unit;
  }

  /** The function is given what a visitor sent. */
  void answer() {
    answers = true;
  }

  /** Whether this happens because a visitor of a server asked for something. */
  boolean isAsked() {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.answers) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name is that of something the function is given. */
  boolean isGiven(String name) {
    return given.stream().anyMatch(each -> each instanceof Node.Name of && of.id().equals(name));
  }

  /** How many scopes are around it. */
  int depth() {
    return depth;
  }

  @Nullable Value get(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Value value = scope.values.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** A further name for something, put on the object that all names without a scope are of. */
  void further(String name, Value value) {
    further.put(name, value);
  }

  /** What was given a further name. */
  Optional<Value> further(String name) {
    return Optional.ofNullable(further.get(name));
  }

  /**
   * The names of this scope alone, without those that were given to the same object before: a
   * module may export each of its names by a statement of its own.
   */
  Map<String, Value> namesFor(Object taker) {
    if (taker != this.taker) {
      this.taker = taker;
      notGiven = new LinkedHashSet<>();
      return new HashMap<>(values);
    }
    Map<String, Value> names = new HashMap<>();
    notGiven.forEach(name -> names.put(name, values.get(name)));
    notGiven.clear();
    return names;
  }

  void declare(String name, Value value) {
    put(name, value);
  }

  /** What is another thing than when it was given is given again. */
  private void put(String name, Value value) {
    if (values.put(name, value) != value && taker != null) {
      notGiven.add(name);
    }
  }

  /**
   * Assigns where the name was declared; what flowed into it before stays, as order is not kept.
   */
  void assign(String name, Value value) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Value before = scope.values.get(name);
      if (before != null) {
        scope.put(
            name,
            (value.isUnknown() && value.flow().isEmpty() ? before : value).with(before.flow()));
        return;
      }
      if (scope.outer == null) {
        scope.declare(name, value);
      }
    }
  }

  /** Puts another value where the name was declared, whatever was there. */
  void replace(String name, Value value) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.values.containsKey(name)) {
        scope.put(name, value);
        return;
      }
    }
  }

  void taint(String name, Flow flow) {
    Value value = get(name);
    if (value != null && !flow.isEmpty()) {
      assign(name, value.with(flow));
    }
  }

  void gives(Value value) {
    boolean unknown = returned.isUnknown() || returned.known() instanceof Method;
    returned = unknown ? value.with(returned.flow()) : returned.with(value.flow());
  }
}
