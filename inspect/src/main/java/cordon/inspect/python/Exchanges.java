package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Looks;
import cordon.inspect.value.Payees;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts an address that coins are sent to where another stood. */
final class Exchanges {
  private static final Set<String> REPLACES = Set.of("re.sub", "re.subn", "re.compile.sub");

  private static final Set<String> MATCHES =
      Set.of(
          "re.match",
          "re.search",
          "re.fullmatch",
          "re.findall",
          "re.compile.match",
          "re.compile.search",
          "re.compile.fullmatch",
          "re.compile.findall");

  private final Evaluator evaluator;

  Exchanges(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Texts are held against the shape of an address, or those that have it are replaced. */
  void look(String name, Flow given, Invocation invocation) {
    if (!given.has(Behaviour.WALLET)) {
      return;
    }
    evaluator.scope.matched |= MATCHES.contains(name);
    int place = name.startsWith("re.compile") ? 0 : 1;
    if (REPLACES.contains(name) && isTheirs(invocation.argument(place, "repl"), invocation.at())) {
      evaluator.add(Behaviour.WALLET, "swap", Flow.NONE, invocation.at());
    }
  }

  /** Once a text was held against the shape of an address, another address is given back. */
  void given(Value back, int at) {
    if (evaluator.scope.matched && isPayee(back)) {
      evaluator.add(Behaviour.WALLET, "swap", Flow.NONE, at);
    }
  }

  /** A payee that the function is given becomes another, of whom nobody asked. */
  void reassigned(Expr target, Value value, Expr written, boolean maybe) {
    if (!maybe
        && target instanceof Expr.Name(int at, String name)
        && Payees.isName(name)
        && evaluator.scope.isGiven(name)
        && isPayee(value, written)) {
      evaluator.add(Behaviour.WALLET, "payee", Flow.NONE, at);
    }
  }

  /** {@code Pubkey.from_string('…')} is as good as the text. */
  private boolean isPayee(Value value, Expr written) {
    return isPayee(value)
        || (written instanceof Expr.Primary primary
            && primary.trailers().getLast() instanceof Expr.Call call
            && call.arguments().size() == 1
            && isPayee(evaluator.value(call.arguments().getFirst().value())));
  }

  /** An address, or a function that gives one whatever it finds. */
  private boolean isTheirs(Value with, int at) {
    if (with.known() instanceof Closure closure) {
      List<Value> found = List.of(Value.UNKNOWN);
      Invocation call = new Invocation(found, Map.of(), List.of(), null, at);
      return isPayee(new FunctionCalls(evaluator).invoke(closure, call));
    }
    return isPayee(with);
  }

  private static boolean isPayee(Value value) {
    return isPayee(value, new Looks());
  }

  private static boolean isPayee(Value value, Looks looks) {
    if (!looks.more()) {
      return false;
    }
    return switch (value.known()) {
      case Known.Text(String text, boolean whole) ->
          Payees.isPayee(text) && text.chars().skip(2).distinct().count() > 1;
      case Known.Pairs(Map<String, Value> table) ->
          table.size() > 1 && table.values().stream().allMatch(each -> isPayee(each, looks));
      default -> false;
    };
  }
}
