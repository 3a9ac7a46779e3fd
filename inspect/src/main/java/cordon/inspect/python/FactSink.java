package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.JoinedFacts;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.References;
import cordon.inspect.fact.Unit;
import cordon.inspect.value.Flow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what one file does, what it refers to, and what could not be told of it. */
final class FactSink {
  static final String UNSEEN = "its functions call each other more than can be followed";

  private final JoinedFacts joined = new JoinedFacts();
  private final References references = new References();

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
    if (layer.depth() > 0 && (behaviour == Behaviour.SEND || behaviour == Behaviour.FETCH)) {
      Set<Behaviour> told = inputs.behaviours();
      add(new Fact(Behaviour.CONCEALED, "decoded-code", layer.place(at), unit, told, quote));
    }
  }

  void add(Fact fact) {
    joined.add(fact);
  }

  void detail(Behaviour behaviour, String detail) {
    joined.detail(behaviour, detail);
  }

  /** How often something was said that had not been said before. */
  int news() {
    return joined.news();
  }

  String detail(Behaviour behaviour) {
    return joined.detail(behaviour);
  }

  void refer(String unit, int line, Reference.Target target) {
    references.add(new Reference(unit, line, target));
  }

  /** The same, where the line need not be looked for once it is known. */
  void refer(String unit, Layer layer, int at, Reference.Target target) {
    if (!references.has(unit, target)) {
      references.add(new Reference(unit, layer.line(at), target));
    }
  }

  void doubt(String why) {
    joined.doubt(why);
  }

  /** Whether any of these functions, or what they call in the file, has a fact. */
  boolean doesAnything(Set<String> units) {
    Map<String, List<String>> calls = new HashMap<>();
    for (Reference each : references.all()) {
      if (each.target() instanceof Reference.Local(String name)) {
        calls
            .computeIfAbsent(Unit.function(each.unit()), u -> new ArrayList<>())
            .add(Unit.function(name));
      }
    }
    Set<String> acting = new HashSet<>();
    joined.facts().forEach(fact -> acting.add(Unit.function(fact.unit())));
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
    return joined.facts();
  }

  List<Reference> references() {
    return references.all();
  }

  List<String> doubts() {
    return joined.doubts();
  }
}
