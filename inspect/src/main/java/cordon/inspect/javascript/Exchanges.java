package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Looks;
import cordon.inspect.value.Payees;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;

/** Puts an address of a wallet where another stood. */
final class Exchanges {
  private static final Set<String> MATCHES = Set.of("test", "match", "exec", "search");

  /** Characters before an assignment in which the condition that it stands under begins. */
  private static final int NEAR = 80;

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
    if (of.flow().has(Behaviour.PASSING) && Payees.isName(name) && isAddress(value)) {
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
        && !isByDefault(name, at)) {
      evaluator.add(Behaviour.WALLET, "payee", Flow.NONE, at);
    }
  }

  /** {@code if (!to) to = …}: where none is given. */
  private boolean isByDefault(String name, int at) {
    int from = Math.max(0, at - NEAR);
    String before = new String(evaluator.source.text, from, at - from);
    int condition = before.lastIndexOf("if");
    String asked = condition < 0 ? "" : before.substring(condition);
    return asked.contains(name) && asked.indexOf(';') < 0 && asked.indexOf('}') < 0;
  }

  /** Once a text was held against the shape of an address, another address is given back. */
  void given(Value back, int at) {
    if (evaluator.scope.matched && isAddress(back)) {
      evaluator.add(Behaviour.WALLET, "swap", Flow.NONE, at);
    }
  }

  /** {@code new PublicKey('…')} is as good as the text. */
  private boolean isPayee(Value value, Node written) {
    return isAddress(value)
        || (written instanceof Node.Chain chain
            && chain.links().getLast() instanceof Node.Call call
            && call.arguments().size() == 1
            && isAddress(evaluator.value(call.arguments().getFirst())));
  }

  private static boolean isAddress(Value value) {
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
