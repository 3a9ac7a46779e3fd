package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import java.util.ArrayList;
import java.util.EnumMap;
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

  private record Key(Behaviour behaviour, String detail, int line, int layer, String unit) {}

  private final Map<Key, Fact> facts = new LinkedHashMap<>();
  private final Set<Reference> references = new LinkedHashSet<>();
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
    references.add(new Reference(unit, line, target));
  }

  void doubt(String why) {
    doubts.add(why);
  }

  boolean hasFacts() {
    return !facts.isEmpty();
  }

  List<Fact> facts() {
    return new ArrayList<>(facts.values());
  }

  List<Reference> references() {
    return new ArrayList<>(references);
  }

  List<String> doubts() {
    return new ArrayList<>(doubts);
  }
}
