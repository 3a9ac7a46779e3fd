package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import cordon.inspect.python.Expr.Argument;
import cordon.inspect.python.Summaries.Given;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of functions of the source: their bodies are evaluated with what they are given. */
final class FunctionCalls {
  private static final int DEEPEST = 32;

  private final Evaluator evaluator;
  private final Session session;

  FunctionCalls(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
  }

  /**
   * Evaluates a function that nobody is known to call, or only with functions that it called: what
   * it calls by itself was then told of those who handed it the same.
   */
  void standAlone(Closure closure, Invocation invocation) {
    if (!session.hasEvaluated(closure) || !session.byItself.contains(closure.unit())) {
      followAlone(closure, invocation, Map.of());
    }
  }

  /** Evaluates a call that was put off. */
  void again(Summaries.Later later) {
    Closure closure = later.function();
    if (session.mayRepeat()) {
      if (mayTry(closure, later.invocation().flow())) {
        followAlone(closure, later.invocation(), later.givers());
      }
    } else {
      session.passedOver.add(closure.unit());
    }
  }

  private void followAlone(Closure closure, Invocation invocation, Map<String, String> givers) {
    Handed handed = new Handed(closure.unit(), givers);
    follow(closure, invocation, session.summaries.key(closure, invocation), handed);
  }

  /** Evaluates a function with these arguments; what it does is said to be done in it. */
  Value invoke(Closure closure, Invocation invocation) {
    if (session.active.contains(closure.unit()) && !isAnother(closure)) {
      if (!invocation.flow().isEmpty() || !session.summaries.hasWay(closure, Flow.NONE)) {
        session.summaries.putOff(closure, invocation.blurred(), givers(invocation));
      }
      calls(closure.unit(), invocation.at());
      mayCallWhatItIsHanded(invocation);
      return Value.unknown(
          invocation.flow().and(session.summaries.soFar(closure, invocation.flow())));
    }
    Summaries.Key key = session.summaries.key(closure, invocation);
    Given before = session.summaries.find(key);
    if (before != null
        && (!session.changes.since(before.when(), before.cells())
            || !session.mayRepeat()
            || !mayTry(before))) {
      session.changes.looksAt(before.cells());
      callsAsGiven(closure, invocation);
      before.called().forEach(unit -> calls(unit, invocation.at()));
      spill(before.spilt(), closure, invocation);
      return before.returned();
    }
    if (before == null) {
      Flow flow = invocation.flow();
      if (!mayTry(closure, flow)) {
        calls(closure.unit(), invocation.at());
        mayCallWhatItIsHanded(invocation);
        return session.summaries.likely(closure, flow).with(Flow.UNSEEN);
      }
    }
    if (session.running.size() < DEEPEST && session.mayRepeat()) {
      callsAsGiven(closure, invocation);
      Handed handed = new Handed(closure.unit(), givers(invocation));
      Value returned = follow(closure, invocation, key, handed);
      handed.called().forEach(unit -> calls(unit, invocation.at()));
      return returned;
    }
    calls(closure.unit(), invocation.at());
    mayCallWhatItIsHanded(invocation);
    // Where fewer calls are around it, it can be followed.
    session.changes.looksAt(Changes.ANY);
    if (!session.mayRepeat()
        || !session.summaries.putOff(closure, invocation, givers(invocation))) {
      session.passedOver.add(closure.unit());
    }
    return Value.unknown(
        invocation
            .flow()
            .and(session.summaries.soFar(closure, invocation.flow()))
            .and(Flow.UNSEEN));
  }

  /** Whether it may be evaluated with other arguments than before. */
  private boolean mayTry(Closure closure, Flow flow) {
    return session.summaries.flowsAnew(closure, flow)
        || session.repeats.mayTry(!flow.isEmpty())
        || !session.hasEvaluated(closure);
  }

  /** Whether a call may be evaluated again as something has changed. */
  private boolean mayTry(Given before) {
    return session.repeats.mayTry(!before.returned().flow().isEmpty())
        || session.changes.flowedSince(before.when(), before.cells());
  }

  private Value follow(
      Closure closure, Invocation invocation, Summaries.@Nullable Key key, Handed handed) {
    boolean again = session.hasEvaluated(closure);
    int said = session.sink.news();
    Repeats.Run repeated = session.repeats.begins(again);
    boolean first = session.active.add(closure.unit());
    session.running.add(closure);
    session.handed.add(handed);
    session.evaluates(closure);
    session.changes.begins();
    BitSet cells = null;
    try {
      String called = session.summaries.called(closure, invocation.flow());
      Scope scope = Scope.ofCall(closure.definedIn(), closure.unit(), called);
      scope.given = closure.parameters();
      bind(closure, scope, invocation);
      Value returned = run(closure, scope);
      Map<String, Flow> spilt = spilt(closure, scope);
      cells = session.changes.ends();
      spill(spilt, closure, invocation);
      Given given = new Given(returned, spilt, handed.called(), cells, session.changes.count());
      session.summaries.keep(key, closure, invocation.flow(), given);
      if (handed.called().isEmpty()) {
        session.byItself.add(closure.unit());
      }
      session.repeats.makes(returned, Value.UNKNOWN);
      return returned;
    } finally {
      if (cells == null) {
        session.changes.ends();
      }
      session.repeats.says(session.sink.news() - said);
      session.repeats.ends(repeated);
      session.running.removeLast();
      session.handed.removeLast();
      if (first) {
        session.active.remove(closure.unit());
      }
    }
  }

  /** Whether it is a lambda that runs already, but made by another run of what is around it. */
  private boolean isAnother(Closure closure) {
    return closure.body() instanceof Closure.Expression
        && session.running.size() < DEEPEST
        && !session.running.contains(closure);
  }

  /** What the function let flow into its parameters. */
  private static Map<String, Flow> spilt(Closure closure, Scope scope) {
    Map<String, Flow> spilt = new HashMap<>();
    for (Expr.Parameter parameter : closure.parameters()) {
      Value now = scope.get(parameter.name());
      if (now != null && !now.flow().isEmpty()) {
        spilt.put(parameter.name(), now.flow());
      }
    }
    return spilt;
  }

  /** That has flowed into what the parameters were given as. */
  private void spill(Map<String, Flow> spilt, Closure closure, Invocation invocation) {
    if (spilt.isEmpty()) {
      return;
    }
    int next = closure.self() == null ? 0 : 1;
    for (Argument argument : invocation.written()) {
      if (argument.stars() == 0) {
        String name = argument.keyword();
        if (name == null) {
          name = next < closure.parameters().size() ? closure.parameters().get(next++).name() : "";
        }
        evaluator.assignments().taint(argument.value(), spilt.getOrDefault(name, Flow.NONE));
      }
    }
  }

  private Value run(Closure closure, Scope scope) {
    Evaluator within = new Evaluator(session, closure.code(), scope);
    if (closure.body() instanceof Closure.Expression(Expr value)) {
      return within.value(value);
    }
    new Execution(within)
        .run(closure.code().body(((Closure.Statements) closure.body()).tokens()), false);
    return scope.returned.with(scope.yielded());
  }

  private void bind(Closure closure, Scope scope, Invocation invocation) {
    List<Value> values = new ArrayList<>(invocation.arguments());
    boolean bound = closure.self() != null;
    if (bound) {
      values.addFirst(closure.self());
    }
    int next = 0;
    for (Expr.Parameter parameter : closure.parameters()) {
      Value value;
      if (parameter.stars() == 1) {
        value = Value.items(next < values.size() ? values.subList(next, values.size()) : List.of());
        next = values.size();
      } else if (parameter.stars() == 2) {
        value = Value.pairs(invocation.keywords());
      } else if (invocation.keywords().containsKey(parameter.name())) {
        value = invocation.keywords().get(parameter.name());
      } else if (next < values.size()) {
        value = values.get(next++);
      } else if (parameter.byDefault() != null) {
        value =
            new Evaluator(session, closure.code(), closure.definedIn())
                .value(parameter.byDefault());
      } else {
        value = Value.UNKNOWN;
      }
      scope.assign(parameter.name(), value, false);
    }
  }

  /** Says that a function is called, of which is told what it does when it is given the same. */
  private void callsAsGiven(Closure closure, Invocation invocation) {
    String called = session.summaries.called(closure, invocation.flow());
    calls(closure.unit(), called, invocation.at());
  }

  /** Says that a function is called, whatever it is given. */
  private void calls(String unit, int at) {
    calls(unit, unit, at);
  }

  /** Says that a function is called: by what runs, or by whoever handed it to that. */
  private void calls(String unit, String called, int at) {
    Handed handed = session.handed.peekLast();
    if (handed != null && handed.has(unit, evaluator.function())) {
      refer(handed.calls(unit), called, at);
    } else {
      refer(called, at);
    }
  }

  /** Of a call that is not followed here: what it calls of that is not known. */
  private void mayCallWhatItIsHanded(Invocation invocation) {
    Handed.functions(invocation).forEach(function -> calls(function, invocation.at()));
  }

  /** By function among the arguments of a call, who handed it over first. */
  private Map<String, String> givers(Invocation invocation) {
    Set<String> functions = Handed.functions(invocation);
    if (functions.isEmpty()) {
      return Map.of(); // as of nearly every call
    }
    Handed handed = session.handed.peekLast();
    Map<String, String> givers = new HashMap<>();
    for (String function : functions) {
      boolean isHandedOn = handed != null && handed.has(function, evaluator.function());
      givers.put(function, isHandedOn ? handed.giver(function) : evaluator.function());
    }
    return givers;
  }

  /** Says that the unit leads to another. */
  void refer(String unit, int at) {
    refer(evaluator.unit(), unit, at);
  }

  /** Also where a function leads to itself: what it does may differ by how it is called. */
  private void refer(String from, String unit, int at) {
    session.sink.refer(from, evaluator.code.layer, at, new Reference.Local(unit));
  }
}
