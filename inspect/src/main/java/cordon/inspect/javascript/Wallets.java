package cordon.inspect.javascript;

import java.util.Set;

/** Addresses that coins are sent to. */
final class Wallets {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /** Functions of wallets that are given what is paid, and to whom. */
  private static final Set<String> TRANSFERS =
      Set.of(
          "sendTransaction",
          "signTransaction",
          "signAndSendTransaction",
          "signAllTransactions",
          "sendTransfer");

  private static final Set<String> PAYEES =
      Set.of("to", "recipient", "receiver", "toAddress", "destination", "toPubkey", "payTo");

  private Wallets() {}

  /** Whether a function of that name is given what somebody pays. */
  static boolean isTransfer(String name) {
    return TRANSFERS.contains(name);
  }

  /** Whether a member of that name says who is paid. */
  static boolean isPayee(String name) {
    return PAYEES.contains(name);
  }

  /** Whether the text is one: of Ethereum (EIP-55), Bitcoin (BIP 173, Base58Check), Tron. */
  static boolean isAddress(String text) {
    int length = text.length();
    if (length == 42 && text.startsWith("0x")) {
      return text.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0);
    }
    if (length >= 42 && length <= 62 && text.startsWith("bc1")) {
      return text.chars().allMatch(c -> Character.isLowerCase(c) || Character.isDigit(c));
    }
    boolean prefix =
        length >= 26
            && length <= 35
            && (text.charAt(0) == '1' || text.charAt(0) == '3' || text.charAt(0) == 'T');
    return prefix
        && isBase58(text)
        && text.chars().filter(Character::isDigit).count() > 2
        && text.chars().anyMatch(Character::isUpperCase)
        && text.chars().anyMatch(Character::isLowerCase);
  }

  private static boolean isBase58(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (BASE58.indexOf(text.charAt(i)) < 0) {
        return false; // as of any sentence that begins with one of these letters
      }
    }
    return true;
  }
}
