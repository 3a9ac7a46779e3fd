package cordon.inspect.reach;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The units of one file.
 *
 * @param called by function, what is told of it as it is called in one way or another
 * @param methods functions by the last part of their names, {@code .run}
 */
record Units(
    Map<String, List<Fact>> facts,
    Map<String, List<Reference>> references,
    Map<String, Set<String>> called,
    Map<String, Set<String>> methods) {

  Units() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new HashMap<>());
  }

  void add(Fact fact) {
    facts.computeIfAbsent(fact.unit(), this::fresh).add(fact);
  }

  void add(Reference reference) {
    references.computeIfAbsent(reference.unit(), this::fresh).add(reference);
  }

  private <T> List<T> fresh(String unit) {
    String function = Unit.function(unit);
    called.computeIfAbsent(function, f -> new LinkedHashSet<>()).add(unit);
    int dot = function.lastIndexOf('.');
    if (dot >= 0) {
      methods.computeIfAbsent(function.substring(dot), m -> new LinkedHashSet<>()).add(function);
    }
    return new ArrayList<>();
  }

  /** The units of all methods of a name, {@code .run}. */
  Set<String> ofMethod(String name) {
    Set<String> units = new LinkedHashSet<>();
    methods
        .getOrDefault(name, Set.of())
        .forEach(f -> units.addAll(called.getOrDefault(f, Set.of())));
    return units;
  }

  /** The units of a function; only those of it as it is called, where the name says how. */
  Set<String> of(String name) {
    if (Unit.isCalled(name)) {
      Set<String> units = new LinkedHashSet<>(called.getOrDefault(Unit.function(name), Set.of()));
      units.removeIf(unit -> Unit.isCalled(unit) && !unit.equals(name));
      return units;
    }
    return called.getOrDefault(name, Set.of());
  }
}
