package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What loops and comprehensions go through. */
final class Rounds {
  /** What somebody says over a connection that stays open. */
  private static final Flow HEARD = Flow.of(Behaviour.FETCH, Behaviour.REMOTE_CONTROL);

  /** A loop over more is not unrolled. */
  private static final int MOST = 1 << 16;

  private final Evaluator evaluator;
  private final Session session;
  private final Lookups lookups;

  Rounds(Evaluator evaluator, Lookups lookups) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.lookups = lookups;
  }

  /** {@code [element for target in source]}: the elements, if what is gone through is known. */
  Value comprehension(Expr.Comprehension comprehension) {
    Scope inner = evaluator.scope.within(null);
    Evaluator within = new Evaluator(session, evaluator.code, inner);
    List<Value> out = new ArrayList<>();
    Flow flow = Flow.NONE;
    Expr.Loop first = comprehension.loops().getFirst();
    Value source = evaluator.value(first.source());
    List<Value> rounds = rounds(source, first.source().at());
    boolean known = comprehension.loops().size() == 1 && !rounds.isEmpty();
    for (Value item :
        known ? rounds : List.of(rounds.isEmpty() ? oneOfMany(source) : element(source))) {
      within.assignments().assign(first.target(), item, false);
      first.conditions().forEach(within::value);
      for (Expr.Loop loop : comprehension.loops().subList(1, comprehension.loops().size())) {
        within.assignments().assign(loop.target(), element(within.value(loop.source())), false);
        loop.conditions().forEach(within::value);
      }
      for (Expr element : comprehension.elements()) {
        Value value = within.value(element);
        boolean read = value.number().isEmpty() && Conversions.isNumber(element);
        flow = read ? flow.and(value.flow()).and(Behaviour.DECODE) : flow.and(value.flow());
        out.add(value);
      }
      if (!session.mayRepeat()) {
        return Value.unknown(flow.and(Flow.UNSEEN));
      }
    }
    // Of what some are left out, all are told, unless they are letters of something.
    boolean all =
        first.conditions().isEmpty()
            || out.stream().allMatch(v -> v.text().filter(t -> t.length() > 2).isPresent());
    if (!known || !all) {
      return Value.unknown(flow);
    }
    return comprehension.elements().size() == 1 ? Value.items(out) : dictionary(out, flow);
  }

  /** {@code {key: value for …}}, whose keys and values follow each other. */
  private static Value dictionary(List<Value> out, Flow flow) {
    Map<String, Value> pairs = new LinkedHashMap<>();
    for (int i = 0; i + 1 < out.size(); i += 2) {
      String key = out.get(i).text().orElse("");
      if (key.isEmpty()) {
        return Value.unknown(flow);
      }
      pairs.put(key, out.get(i + 1));
    }
    return new Value(new Known.Pairs(pairs), flow);
  }

  /** What a loop goes through, if it is known and not too much. */
  List<Value> rounds(Value source, int at) {
    lookups.environment(source, at);
    if (source.known() instanceof ClassObject.Instance) {
      return List.of(evaluator.special().each(source, at).with(source.flow()));
    }
    List<Value> items = Arithmetic.items(source);
    return items.size() <= MOST && session.mayRepeat() ? items : List.of();
  }

  /** Any one of what a value holds. */
  static Value element(Value source) {
    boolean variables =
        source.known() instanceof Known.Named(String name) && name.equals(Names.ENVIRONMENT);
    if (source.known() instanceof Known.Result && source.flow().has(Behaviour.FETCH)) {
      return source; // a part of an answer is one too
    }
    return Value.unknown(variables ? Flow.of(Behaviour.ENVIRONMENT) : source.flow());
  }

  /** As {@link #element}, where going through all of them is too much. */
  Value oneOfMany(Value source) {
    if (source.known() instanceof Known.Result(String of) && of.startsWith("websockets.")) {
      evaluator.add(Behaviour.FETCH, "websockets.connect.recv", Flow.NONE, 0);
      return new Value(source.known(), source.flow().and(HEARD));
    }
    if (source.known() instanceof Known.Result(String of) && of.endsWith("socket.makefile")) {
      evaluator.add(Behaviour.FETCH, "connection", Flow.NONE, 0);
      return Value.unknown(source.flow().and(HEARD));
    }
    boolean known = !Arithmetic.items(source).isEmpty();
    return known ? element(source).with(Flow.UNSEEN) : element(source);
  }
}
