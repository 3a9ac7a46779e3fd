package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Looks;
import cordon.inspect.value.Payees;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an address of a wallet where another stood. */
final class Exchanges {
  private static final Set<String> MATCHES = Set.of("test", "match", "exec", "search");

  private static final Set<String> DEFAULTS = Set.of("||", "??");

  private final Evaluator evaluator;

  Exchanges(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  void look(Value of, String name, Invocation invocation) {
    evaluator.scope.matched |= MATCHES.contains(name) && isShape(of, invocation.argument(0));
    boolean swaps =
        switch (name) {
          case "replace", "replaceAll" ->
              invocation.argument(0).flow().has(Behaviour.WALLET)
                  && isTheirs(invocation.argument(1));
          case "setData" -> of.flow().has(Behaviour.PASSING) && isAddress(invocation.argument(1));
          default -> false;
        };
    if (swaps) {
      evaluator.add(Behaviour.WALLET, "swap", Flow.NONE, invocation.at());
    }
  }

  private static boolean isShape(Value of, Value given) {
    return of.flow().has(Behaviour.WALLET) || given.flow().has(Behaviour.WALLET);
  }

  /** Whoever stands between a program and its wallet says who is paid. */
  void assigned(Value of, String name, Value value, int at) {
    if (of.flow().has(Behaviour.PASSING)
        && Payees.isName(name)
        && (isAddress(value) || value.text().filter(Payees::isLike).isPresent())) {
      evaluator.add(Behaviour.WALLET, "swap", Flow.NONE, at);
    }
  }

  /** An address, or a function that gives one whatever it finds. */
  private boolean isTheirs(Value with) {
    if (with.known() instanceof Closure closure && evaluator.session.hasAddresses()) {
      List<Value> found = List.of(Value.unknown(Flow.UNSEEN));
      return !new Functions(evaluator).call(closure, found, Value.UNKNOWN).flow().isUnseen();
    }
    return isAddress(with);
  }

  /** A payee that the function is given becomes another, of whom nobody asked. */
  void reassigned(Node.Assign assign, Value value) {
    if (assign.target() instanceof Node.Name(int at, String name)
        && assign.operator().equals("=")
        && Payees.isName(name)
        && evaluator.scope.isGiven(name)
        && isPayee(value, assign.value())
        && !isByDefault(name, assign.value())) {
      evaluator.add(Behaviour.WALLET, "payee", Flow.NONE, at);
    }
  }

  /** {@code if (!to) to = …}, {@code to = to || …}: where none is given. */
  private boolean isByDefault(String name, Node written) {
    return evaluator.scope.missing.equals(name)
        || (written instanceof Node.Binary binary
            && binary.first() instanceof Node.Name first
            && first.id().equals(name)
            && DEFAULTS.containsAll(binary.operators()))
        || (written instanceof Node.Either(int at, List<Node> conditions, List<Node> of)
            && conditions.size() == 1
            && conditions.getFirst() instanceof Node.Name asked
            && asked.id().equals(name)
            && of.getFirst() instanceof Node.Name same
            && same.id().equals(name));
  }

  /**
   * Once a text was held against the shape of an address, another address is given back: for one
   * that has the shape, or perhaps for one that has not.
   */
  void given(Value back, Node.Return from) {
    if (evaluator.scope.matched && isAddress(back)) {
      boolean found = evaluator.scope.inMatch || isOfMatch(from.value());
      evaluator.add(Behaviour.WALLET, found ? "swap" : "payee", Flow.NONE, from.at());
    }
  }

  private boolean isOfMatch(@Nullable Node written) {
    return written instanceof Node.Either(int at, List<Node> conditions, List<Node> of)
        && conditions.size() == 1
        && !Branches.isNegated(conditions.getFirst())
        && isAddress(evaluator.value(of.getFirst()));
  }

  /** {@code new PublicKey('…')} is as good as the text. */
  private boolean isPayee(Value value, Node written) {
    return isAddress(value)
        || (written instanceof Node.Chain chain
            && chain.links().getLast() instanceof Node.Call call
            && call.arguments().size() == 1
            && isAddress(evaluator.value(call.arguments().getFirst())));
  }

  static boolean isAddress(Value value) {
    return isAddress(value, new Looks());
  }

  private static boolean isAddress(Value value, Looks looks) {
    if (!looks.more()) {
      return false;
    }
    return switch (value.known()) {
      case Known.Text(String text, boolean whole) ->
          Payees.isPayee(text)
              && (text.chars().skip(2).distinct().count() > 1 || text.charAt(2) != '0');
      case Known.Items(List<Value> items) ->
          items.stream().anyMatch(each -> isAddress(each, looks));
      case Choice(List<Value> of) -> of.stream().anyMatch(each -> isAddress(each, looks));
      default -> false;
    };
  }
}
