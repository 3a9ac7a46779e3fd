package cordon.inspect.javascript;

/** Addresses that coins are sent to. */
final class Wallets {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private Wallets() {}

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
        && text.chars().allMatch(c -> BASE58.indexOf(c) >= 0)
        && text.chars().filter(Character::isDigit).count() > 2
        && text.chars().anyMatch(Character::isUpperCase)
        && text.chars().anyMatch(Character::isLowerCase);
  }
}
