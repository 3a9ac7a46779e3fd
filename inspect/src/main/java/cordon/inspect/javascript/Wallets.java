package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;

/** Functions of wallets. */
final class Wallets {
  /** Are given what is paid, and to whom. */
  private static final Set<String> TRANSFERS =
      Set.of(
          "sendTransaction",
          "signTransaction",
          "signAndSendTransaction",
          "signAllTransactions",
          "sendTransfer");

  private Wallets() {}

  /**
   * What a wallet is asked for (EIP-1193, {@code request}). Where what it holds decides how much is
   * paid to an address in the code, it is emptied.
   *
   * @return what its answer carries
   */
  static Flow asked(Evaluator evaluator, String name, Invocation invocation) {
    if (!name.equals("request") || !(invocation.argument(0).known() instanceof JsObject asked)) {
      return Flow.NONE;
    }
    String method = member(asked, "method").text().orElse("");
    if (method.equals("eth_getBalance")) {
      return Flow.of(Behaviour.WALLET);
    }
    boolean pays = method.equals("eth_sendTransaction");
    for (Value each : pays ? member(asked, "params").items().orElse(List.of()) : List.<Value>of()) {
      if (each.known() instanceof JsObject paid
          && Exchanges.isAddress(member(paid, "to"))
          && member(paid, "value").flow().has(Behaviour.WALLET)) {
        evaluator.add(Behaviour.WALLET, "drain", Flow.NONE, invocation.at());
      }
    }
    return Flow.NONE;
  }

  private static Value member(JsObject object, String name) {
    return object.members.getOrDefault(name, Value.UNKNOWN);
  }

  /** Whether a function of that name is given what somebody pays. */
  static boolean isTransfer(String name) {
    return TRANSFERS.contains(name);
  }
}
