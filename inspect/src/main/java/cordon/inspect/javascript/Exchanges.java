package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;

/** Puts an address of a wallet where another stood. */
final class Exchanges {
  private final Evaluator evaluator;

  Exchanges(Calls calls) {
    this.evaluator = calls.evaluator;
  }

  void look(Value of, String name, Invocation invocation) {
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

  /** Whoever stands between a program and its wallet says who is paid. */
  void assigned(Value of, String name, Value value, int at) {
    if (of.flow().has(Behaviour.PASSING) && Wallets.isPayee(name) && isAddress(value)) {
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

  private static boolean isAddress(Value value) {
    return switch (value.known()) {
      case Known.Text(String text, boolean whole) ->
          Wallets.isAddress(text) && text.chars().skip(2).distinct().count() > 1
              || Wallets.isAddress(text) && text.charAt(2) != '0';
      case Known.Items(List<Value> items) -> items.stream().anyMatch(Exchanges::isAddress);
      default -> false;
    };
  }
}
