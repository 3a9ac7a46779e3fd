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

  /**
   * Once a text was held against the shape of an address, another address is given back: for one
   * that has the shape, or perhaps for one that has not.
   */
  void given(Value back, Expr written, int at) {
    if (evaluator.scope.matched && isPayee(back)) {
      boolean found = evaluator.scope.inMatch || isOfMatch(written);
      evaluator.add(Behaviour.WALLET, found ? "swap" : "payee", Flow.NONE, at);
    }
  }

  /** {@code '…' if matches else text}. */
  private boolean isOfMatch(Expr written) {
    return written instanceof Expr.Either(int at, List<Expr> of)
        && of.get(1) instanceof Expr.Opaque
        && !isNegated(of.get(1))
        && isPayee(evaluator.value(of.getFirst()));
  }

  private boolean isNegated(Expr condition) {
    String line = evaluator.code.layer.quote(condition.at());
    return line.contains("is None") || line.replace("is not", "").contains("not ");
  }

  /** Evaluates a condition; gives whether what is under it has the shape of an address. */
  boolean matches(Expr condition) {
    boolean before = evaluator.scope.matched;
    evaluator.scope.matched = false;
    evaluator.value(condition);
    boolean found = evaluator.scope.matched;
    evaluator.scope.matched |= before;
    return found && !isNegated(condition);
  }

  /** A payee that the function is given becomes another, of whom nobody asked. */
  void reassigned(Expr target, Value value, Expr written, boolean maybe) {
    if (!maybe
        && target instanceof Expr.Name(int at, String name)
        && Payees.isName(name)
        && evaluator.scope.isGiven(name)
        && !isByDefault(name, written)
        && isPayee(value, written)) {
      evaluator.add(Behaviour.WALLET, "payee", Flow.NONE, at);
    }
  }

  /** {@code to = to or …}: where none is given. */
  private boolean isByDefault(String name, Expr written) {
    return written instanceof Expr.Either(int at, List<Expr> of)
        && of.getFirst() instanceof Expr.Name first
        && first.id().equals(name)
        && !evaluator.code.layer.quote(at).contains(" and ");
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
