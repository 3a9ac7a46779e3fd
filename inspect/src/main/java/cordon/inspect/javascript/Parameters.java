package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What parameters are, told by their names where nobody is seen to give anything for them. */
final class Parameters {
  /** What a server hands to whoever answers; the framework decides which. */
  static final String REQUEST = "http.IncomingMessage";

  private static final Set<String> REQUESTS = Set.of("req", "request", "ctx");

  private static final Set<String> PARTS = Set.of("headers", "query", "cookies", "body");

  /** Keys of wallets, whatever the code is about. */
  private static final Set<String> KEYS =
      Set.of(
          "mnemonic",
          "mnemonicphrase",
          "seedphrase",
          "recoveryphrase",
          "secretphrase",
          "seedwords",
          "privatekey",
          "privkey",
          "walletkey",
          "walletseed");

  /** The same where the code is about wallets. */
  private static final Set<String> PERHAPS_KEYS =
      Set.of("secretkey", "secret", "seed", "sk", "pk", "phrase", "passphrase", "keypair", "wif");

  private static final Set<String> PASSWORDS =
      Set.of("password", "passwd", "pwd", "pass", "userpassword");

  private Parameters() {}

  /**
   * @param parameter as written
   * @param given what is known to be given for it
   * @param count of the parameters of the function
   */
  static Value of(Node parameter, Value given, int count, Source source) {
    if (!given.isUnknown()) {
      return given;
    }
    return switch (parameter) {
      case Node.Name name when REQUESTS.contains(name.id()) ->
          Value.named(REQUEST).with(given.flow());
      case Node.Name name -> given.with(handed(name.id(), source));
      case Node.ObjectOf pattern when count > 1 && takesApart(pattern.properties()) ->
          Value.named(REQUEST).with(given.flow());
      default -> given;
    };
  }

  private static boolean takesApart(List<Node.Property> properties) {
    return properties.stream()
        .anyMatch(p ->
            p.key() instanceof Node.Constant key && PARTS.contains(key.value().text().orElse("")));
  }

  private static Flow handed(String name, Source source) {
    if (name.length() < 2) {
      return Flow.NONE;
    }
    String plain = name.replace("_", "").toLowerCase(Locale.ROOT);
    if (KEYS.contains(plain) || (PERHAPS_KEYS.contains(plain) && source.isAboutWallets())) {
      return Flow.of(Behaviour.HANDED, Behaviour.WALLET);
    }
    return PASSWORDS.contains(plain) ? Flow.of(Behaviour.HANDED) : Flow.NONE;
  }
}
