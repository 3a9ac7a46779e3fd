package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Functions and classes of the code that is read, and calls of them. */
final class Functions {
  private static final int MOST_CALLS = 24;

  /** Calls of a function within itself, as of one that loads the modules of a bundle. */
  private static final int MOST_WITHIN = 6;

  /** Functions within functions; to find a name costs as many steps. */
  private static final int DEEPEST = 250;

  /** Characters, bytes or places of a list. */
  private static final int MUCH = 16;

  private final Evaluator evaluator;

  Functions(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value function(Node.Function function) {
    Value known =
        function.name().isEmpty() || function.arrow() ? null : evaluator.scope.get(function.name());
    return known != null
            && known.known() instanceof Closure c
            && c.function().body() == function.body()
        ? known
        : closure(function);
  }

  Value closure(Node.Function function) {
    Value self = function.arrow() ? evaluator.scope.get("this") : null;
    Closure closure =
        new Closure(
            evaluator.session.unit(function, "", evaluator.source),
            function,
            evaluator.scope,
            evaluator.source,
            self,
            List.of());
    evaluator.session.pending(closure);
    return new Value(closure, Flow.NONE);
  }

  Value classOf(Node.ClassOf type) {
    JsObject object = new JsObject();
    object.isClass = true;
    if (type.base() != null
        && evaluator.value(type.base()).known() instanceof Known.Named(String base)) {
      object.base = base;
    }
    Value self = new Value(object, Flow.NONE);
    if (!type.name().isEmpty()) {
      evaluator.scope.declare(type.name(), self);
    }
    for (Node.Property member : type.members()) {
      String key = member.key() == null ? "" : evaluator.value(member.key()).text().orElse("");
      boolean gets =
          member.value() instanceof Node.Unary unary && unary.operator().equals(Getter.GETS);
      Node of = gets ? ((Node.Unary) member.value()).of() : member.value();
      if (of instanceof Node.Function function) {
        String unit =
            evaluator.session.unit(
                function, type.name().isEmpty() ? "" : type.name() + ".", evaluator.source);
        Closure method =
            new Closure(unit, function, evaluator.scope, evaluator.source, self, List.of());
        evaluator.session.pending(method);
        Value value = new Value(method, Flow.NONE);
        object.put(key, gets ? Getter.of(value) : value);
        if (!object.base.isEmpty() && Wallets.isTransfer(key)) {
          evaluator.calls.callback(value, Flow.of(Behaviour.PASSING), function.at());
        }
      } else {
        object.put(key, evaluator.value(member.value()));
      }
    }
    return self;
  }

  /** Evaluates a function with arguments; gives what it returns. */
  Value call(Closure closure, List<Value> given, Value self) {
    Node.Function function = closure.function();
    List<Value> arguments = new ArrayList<>(closure.bound());
    arguments.addAll(given);
    Flow flow = Value.flowOf(arguments);
    if (isGivenEnvironment(arguments)) {
      flow = flow.and(Behaviour.ENVIRONMENT);
    }
    Body body = function.body();
    Value known = body.result;
    boolean again = known != null;
    body.rounds++;
    boolean constant = isAnyKnown(arguments);
    TextDecoder decoder = body.tokens.decoder(function);
    if (decoder != null) {
      return decoder.call(arguments);
    }
    if (Packer.is(function)) {
      return Packer.unpacked(arguments).map(Value::text).orElse(Value.unknown(flow));
    }
    if (closure.scope().depth() > DEEPEST) {
      evaluator.session.sink.doubt("functions are nested deeper than " + DEEPEST + " levels");
      return Value.unknown(flow);
    }
    if (body.active > (constant ? MOST_WITHIN : 0)
        || evaluator.session.calls >= MOST_CALLS
        || (again
            && (!evaluator.session.budget.mayTry(
                    !flow.isEmpty() || body.tells() || isGivenMuch(arguments))
                || (body.rounds > 4
                    && flow.isEmpty()
                    && !constant
                    && (!evaluator.session.resolving || body.around == closure.scope()))))) {
      return (known == null ? Value.UNKNOWN : known).with(flow);
    }
    body.active++;
    body.around = closure.scope();
    evaluator.session.calls++;
    Budget budget = evaluator.session.budget;
    int outside = 0;
    if (again) {
      budget.again();
    } else {
      outside = budget.first();
    }
    long idle = budget.idle();
    int news = evaluator.session.sink.news();
    Scope inner = new Scope(closure.scope(), closure.unit());
    inner.given = function.parameters();
    Evaluator within = new Evaluator(evaluator.session, closure.source(), inner);
    new Functions(within).parameters(function, arguments);
    Value of = closure.self() != null ? closure.self() : self;
    if (!function.arrow()) {
      inner.declare("this", of);
    }
    within.run(body);
    evaluator.session.calls--;
    body.active--;
    body.result = inner.returned;
    if (again) {
      budget.anew();
      budget.bears(idle, made(inner.returned) + evaluator.session.sink.news() - news);
    } else {
      budget.back(outside);
    }
    return inner.returned;
  }

  private static boolean isGivenEnvironment(List<Value> arguments) {
    for (Value argument : arguments) {
      if (Calls.isEnvironment(argument)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is enough in the arguments that it may stand for something else. */
  private static boolean isGivenMuch(List<Value> arguments) {
    for (Value argument : arguments) {
      if (made(argument) > MUCH) {
        return true;
      }
    }
    return false;
  }

  /** How much of a value code has put together, rather than passed on. */
  private static int made(Value value) {
    return switch (value.known()) {
      case Known.Text(String text, boolean whole) -> 1 + text.length();
      case Known.Bytes(byte[] bytes) -> 1 + bytes.length;
      case Known.Int number -> 1;
      case Known.Items(List<Value> items) -> items.size();
      default -> 0;
    };
  }

  private static boolean isAnyKnown(List<Value> arguments) {
    for (Value argument : arguments) {
      if (!argument.isUnknown()) {
        return true;
      }
    }
    return false;
  }

  private void parameters(Node.Function function, List<Value> arguments) {
    List<Node> parameters = function.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Value value =
          Parameters.of(
              function,
              i,
              i < arguments.size() ? arguments.get(i) : Value.UNKNOWN,
              evaluator.source);
      if (value.known() instanceof Known.Named(String name) && name.equals(Parameters.REQUEST)) {
        evaluator.scope.answer();
      }
      if (parameters.get(i) instanceof Node.Spread) {
        value = Value.items(arguments.subList(Math.min(i, arguments.size()), arguments.size()));
      }
      new Assignments(evaluator)
          .bind(
              parameters.get(i) instanceof Node.Spread s ? s.of() : parameters.get(i), value, true);
    }
    evaluator.scope.declare("arguments", Value.items(arguments));
  }
}
