package cordon.inspect.value;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Addresses that coins are sent to, and what code calls whoever is paid. */
public final class Payees {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /** How addresses of coins begin that are written in Base58Check. */
  private static final String BEGINNINGS = "13TLMDXrAt";

  /** How addresses begin that are written as BIP 173 describes. */
  private static final List<String> SEGREGATED = List.of("bc1", "ltc1", "addr1", "cosmos1", "tb1");

  private static final Set<String> NAMES =
      Set.of(
          "to",
          "recipient",
          "recipients",
          "receiver",
          "payee",
          "payto",
          "destination",
          "dest",
          "topubkey",
          "topublickey",
          "toaddress",
          "toaddr",
          "toaccount",
          "towallet",
          "destinationaddress",
          "recipientaddress");

  private Payees() {}

  /** Whether a parameter or a member of that name says who is paid. */
  public static boolean isName(String name) {
    return NAMES.contains(name.replace("_", "").toLowerCase(Locale.ROOT));
  }

  /** Whether the text is one: of Ethereum (EIP-55), Bitcoin (BIP 173, Base58Check), Tron. */
  public static boolean isAddress(String text) {
    int length = text.length();
    if (length == 42 && text.startsWith("0x")) {
      return text.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0);
    }
    if (length >= 42 && length <= 62 && text.startsWith("bc1")) {
      return isLower(text);
    }
    boolean prefix =
        length >= 26
            && length <= 35
            && (text.charAt(0) == '1' || text.charAt(0) == '3' || text.charAt(0) == 'T');
    return prefix && isMixed(text);
  }

  /** The same, of further coins; a text that only looks like one must do no harm. */
  public static boolean isPayee(String text) {
    int length = text.length();
    if (length > 110 || length < 25) {
      return false;
    }
    boolean coin = length <= 35 && BEGINNINGS.indexOf(text.charAt(0)) >= 0;
    boolean key = length == 43 || length == 44; // of Solana: a public key
    boolean long95 = length == 95 && (text.charAt(0) == '4' || text.charAt(0) == '8'); // Monero
    return isAddress(text)
        || ((coin || key || long95) && isMixed(text))
        || (length >= 39 && SEGREGATED.stream().anyMatch(text::startsWith) && isLower(text));
  }

  /**
   * Whether the text could be one of any coin, or a name that stands for one: for where a payee
   * stands, and nothing else does.
   */
  public static boolean isLike(String text) {
    boolean letters =
        text.chars().allMatch(c -> Character.isLetterOrDigit(c) || ":-_".indexOf(c) >= 0);
    return text.endsWith(".eth")
        || (letters
            && text.length() >= 20
            && text.length() <= 110
            && text.chars().anyMatch(Character::isDigit)
            && text.chars().distinct().count() > 4);
  }

  private static boolean isLower(String text) {
    return text.chars().allMatch(c -> Character.isLowerCase(c) || Character.isDigit(c));
  }

  private static boolean isMixed(String text) {
    return isBase58(text)
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
