package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers what one file does. Code may be evaluated more than once, so that equal facts are joined
 * and what flows into them adds up.
 */
final class FactSink {
  /** A file does not get more interesting after that many. */
  private static final int MOST = 4_000;

  static final String UNSEEN = "its functions call each other more than can be followed";

  private record Key(Behaviour behaviour, String detail, int line, int layer, String unit) {}

  /** A reference wherever it stands: the first place is as good as any. */
  private record Arrow(String unit, Reference.Target target) {}

  private final Map<Key, Fact> facts = new LinkedHashMap<>();
  private final Map<Arrow, Reference> references = new LinkedHashMap<>();
  private final Set<String> doubts = new LinkedHashSet<>();

  /** The detail that a behaviour had last, for where only the behaviour flowed on. */
  private final Map<Behaviour, String> details = new EnumMap<>(Behaviour.class);

  void add(Behaviour behaviour, String detail, Flow inputs, String unit, Layer layer, int at) {
    add(behaviour, detail, inputs, unit, layer, at, layer.quote(at));
  }

  void add(
      Behaviour behaviour,
      String detail,
      Flow inputs,
      String unit,
      Layer layer,
      int at,
      String quote) {
    if (inputs.isUnseen()) {
      doubt(UNSEEN);
    }
    add(new Fact(behaviour, detail, layer.place(at), unit, inputs.behaviours(), quote));
  }

  void add(Fact fact) {
    Key key =
        new Key(
            fact.behaviour(),
            fact.detail(),
            fact.place().line(),
            fact.place().layer(),
            fact.unit());
    details.put(fact.behaviour(), fact.detail());
    Fact known = facts.get(key);
    if (known == null) {
      if (facts.size() < MOST) {
        facts.put(key, fact);
      } else {
        doubt("it does more than " + MOST + " things that mean something");
      }
    } else if (!known.inputs().containsAll(fact.inputs())) {
      Set<Behaviour> both = new LinkedHashSet<>(known.inputs());
      both.addAll(fact.inputs());
      facts.put(
          key,
          new Fact(
              fact.behaviour(), fact.detail(), fact.place(), fact.unit(), both, known.quote()));
    }
  }

  void detail(Behaviour behaviour, String detail) {
    details.put(behaviour, detail);
  }

  String detail(Behaviour behaviour) {
    return details.getOrDefault(behaviour, "");
  }

  void refer(String unit, int line, Reference.Target target) {
    references.computeIfAbsent(new Arrow(unit, target), a -> new Reference(unit, line, target));
  }

  void doubt(String why) {
    doubts.add(why);
  }

  /** Whether any of these functions, or what they call in the file, has a fact. */
  boolean doesAnything(Set<String> units) {
    Map<String, List<String>> calls = new HashMap<>();
    for (Reference each : references.values()) {
      if (each.target() instanceof Reference.Local(String name)) {
        calls.computeIfAbsent(each.unit(), u -> new ArrayList<>()).add(name);
      }
    }
    Set<String> acting = new HashSet<>();
    facts.values().forEach(fact -> acting.add(fact.unit()));
    Set<String> seen = new HashSet<>(units);
    ArrayDeque<String> left = new ArrayDeque<>(units);
    while (!left.isEmpty()) {
      String unit = left.remove();
      // A method of an unknown object may be any.
      if (acting.contains(unit) || (unit.startsWith(".") && !acting.isEmpty())) {
        return true;
      }
      calls.getOrDefault(unit, List.of()).stream().filter(seen::add).forEach(left::add);
    }
    return false;
  }

  List<Fact> facts() {
    return new ArrayList<>(facts.values());
  }

  List<Reference> references() {
    return new ArrayList<>(references.values());
  }

  List<String> doubts() {
    return new ArrayList<>(doubts);
  }
}
