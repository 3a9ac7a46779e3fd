package cordon.inspect.javascript;

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

  /** Whether a function of that name is given what somebody pays. */
  static boolean isTransfer(String name) {
    return TRANSFERS.contains(name);
  }
}
