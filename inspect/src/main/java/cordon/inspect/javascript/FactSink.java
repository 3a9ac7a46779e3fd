package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.JoinedFacts;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what one file does, what it refers to, and what could not be told of it. */
final class FactSink {
  private final JoinedFacts joined = new JoinedFacts();
  private final Set<Reference> references = new LinkedHashSet<>();
  private long said;

  void add(Behaviour behaviour, String detail, Flow inputs, String unit, Source source, int at) {
    add(behaviour, detail, inputs, unit, source, at, source.quote(at));
  }

  void add(
      Behaviour behaviour,
      String detail,
      Flow inputs,
      String unit,
      Source source,
      int at,
      String quote) {
    add(new Fact(behaviour, detail, source.place(at), unit, inputs.behaviours(), quote));
  }

  void add(Fact fact) {
    said++;
    joined.add(fact);
  }

  /** How often anything was said so far. */
  long said() {
    return said;
  }

  /** How often anything new was said so far. */
  int news() {
    return joined.news();
  }

  void detail(Behaviour behaviour, String detail) {
    joined.detail(behaviour, detail);
  }

  String detail(Behaviour behaviour) {
    return joined.detail(behaviour);
  }

  void refer(String unit, int line, Reference.Target target) {
    references.add(new Reference(unit, line, target));
  }

  void doubt(String why) {
    joined.doubt(why);
  }

  List<Fact> facts() {
    return joined.facts();
  }

  List<Reference> references() {
    return new ArrayList<>(references);
  }

  List<String> doubts() {
    return joined.doubts();
  }
}
