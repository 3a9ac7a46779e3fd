package cordon.inspect.python;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class of the source; what its methods keep in {@code self} is kept here for all objects. */
final class ClassObject implements Known.Own {
  private static final int DEEPEST = 8;

  final String name;
  final List<Value> bases;
  final Map<String, Value> members = new HashMap<>();

  private final Changes changes;

  /** By name of a member, its cell. */
  private final Map<String, Integer> cells = new HashMap<>();

  /** The cell of all members together. */
  private int all = Changes.UNSEEN;

  /** Itself and the classes that it extends, once somebody has asked. */
  private @Nullable List<ClassObject> line;

  /** Names of methods that reading an attribute calls. */
  final Set<String> properties = new HashSet<>();

  /** Names of methods that are not given an object, but nothing or the class. */
  final Map<String, Binding> bindings = new HashMap<>();

  /** What a method is given first. */
  enum Binding {
    OBJECT,
    CLASS,
    NOTHING
  }

  ClassObject(String name, List<Value> bases, Changes changes) {
    this.name = name;
    this.bases = bases;
    this.changes = changes;
  }

  /** All of its own members, for a call that looks at each. */
  Map<String, Value> everyMember() {
    all = all == Changes.UNSEEN ? changes.lastingCell() : all;
    changes.looksAt(all);
    return Map.copyOf(members);
  }

  /** A member of its own. */
  @Nullable Value ownMember(String member) {
    if (changes.call() != null) {
      changes.looksAt(cell(member));
    }
    return members.get(member);
  }

  private int cell(String member) {
    Integer known = cells.get(member);
    if (known == null) {
      known = changes.lastingCell();
      cells.put(member, known);
    }
    return known;
  }

  /** Keeps what objects of it hold; whatever was kept before may still be there. */
  void keep(String name, Value value) {
    Value before = members.get(name);
    Value both =
        before == null
            ? value
            : (value.isUnknown() ? before : value).withOnly(before.flow().and(value.flow()));
    members.put(name, both);
    if (!Changes.same(before, both)) {
      Value was = before == null ? Value.UNKNOWN : before;
      boolean flows = before == null || !before.flow().holds(both.flow());
      changes.note(cell(name), was, both, flows);
      if (all != Changes.UNSEEN) {
        changes.note(all, was, both, flows);
      }
    }
  }

  /** A member of it as it is found on an object, or on the class itself. */
  Value bound(String name, Value member, Value on) {
    if (!(member.known() instanceof Closure closure)) {
      return member;
    }
    Binding binding = binding(name);
    boolean object = on.known() instanceof Instance;
    if (binding == Binding.NOTHING || (binding == Binding.OBJECT && !object)) {
      return member;
    }
    Value given =
        binding == Binding.CLASS && on.known() instanceof Instance(ClassObject of)
            ? new Value(of, Flow.NONE)
            : on;
    return new Value(closure.boundTo(given), member.flow());
  }

  private Binding binding(String method) {
    for (ClassObject type : all()) {
      if (type.members.containsKey(method)) {
        return type.bindings.getOrDefault(method, Binding.OBJECT);
      }
    }
    return Binding.OBJECT;
  }

  boolean isProperty(String name) {
    for (ClassObject type : all()) {
      if (type.properties.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Itself and the classes of the file that it extends. */
  List<ClassObject> all() {
    if (line == null) {
      Set<ClassObject> all = new LinkedHashSet<>();
      collect(all);
      line = List.copyOf(all);
    }
    return line;
  }

  private void collect(Set<ClassObject> all) {
    if (all.size() <= DEEPEST && all.add(this)) {
      for (Value base : bases) {
        if (base.known() instanceof ClassObject type) {
          type.collect(all);
        }
      }
    }
  }

  @Nullable Value member(String member) {
    return member(member, 0);
  }

  private @Nullable Value member(String member, int depth) {
    Value own = ownMember(member);
    if (own != null || depth > DEEPEST) {
      return own;
    }
    for (Value base : bases) {
      Value inherited = base.known() instanceof ClassObject c ? c.member(member, depth + 1) : null;
      if (inherited != null) {
        return inherited;
      }
    }
    return null;
  }

  /** The qualified name of a class from elsewhere that this one extends; empty when none is. */
  String foreignBase() {
    for (ClassObject type : all()) {
      for (Value base : type.bases) {
        if (base.known() instanceof Known.Named(String named) && !named.equals("object")) {
          return named;
        }
      }
    }
    return "";
  }

  /** An object of it. */
  record Instance(ClassObject of) implements Known.Own {}
}
