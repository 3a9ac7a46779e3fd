package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.Locale;
import java.util.Set;

/** What a function is given that nobody in the file calls, as far as its parameters tell. */
final class Arguments {
  /** Names of what opens a wallet; whoever is given them by a caller may not pass them on. */
  private static final Set<String> KEYS =
      Set.of(
          "mnemonic",
          "mnemonics",
          "mnemonic_phrase",
          "seed_phrase",
          "seedphrase",
          "recovery_phrase",
          "secret_phrase",
          "private_key",
          "privatekey",
          "priv_key",
          "privkey",
          "prv_key",
          "wallet_key",
          "secret_key_bytes");

  private static final Set<String> PASSWORDS =
      Set.of(
          "password", "passwd", "pwd", "passphrase", "user_password", "api_secret", "secret_key");

  /** Those of them that no service is signed in to with. */
  private static final Set<String> PHRASES =
      Set.of(
          "mnemonic",
          "mnemonics",
          "mnemonic_phrase",
          "seed_phrase",
          "seedphrase",
          "recovery_phrase",
          "secret_phrase");

  private static final Flow WALLET =
      Flow.of(Behaviour.SECRET).and(Behaviour.HANDED).and(Behaviour.WALLET);

  private Arguments() {}

  /** {@code account.mnemonic}, of whatever object it is that somebody gives. */
  static Flow ofAttribute(String name) {
    return PHRASES.contains(name) ? WALLET : Flow.NONE;
  }

  /** Whether it is a method that is given a password, which its object may keep for others. */
  static boolean isGivenPasswords(Closure function) {
    return function.self() != null
        && function.parameters().stream()
            .anyMatch(p -> PASSWORDS.contains(p.name().toLowerCase(Locale.ROOT)));
  }

  /** What is a key where the function says that it is one: {@code from_key(key)}. */
  private static final Set<String> SHORT =
      Set.of("key", "pk", "priv", "phrase", "words", "seed", "secret");

  static Value of(Closure function, String parameter) {
    String lower = parameter.toLowerCase(Locale.ROOT);
    String name = function.unit().substring(function.unit().lastIndexOf('.') + 1);
    if (KEYS.contains(lower) || (SHORT.contains(lower) && Personal.isKey(name))) {
      return Value.unknown(WALLET);
    }
    return PASSWORDS.contains(lower) ? Value.unknown(Flow.of(Behaviour.HANDED)) : Value.UNKNOWN;
  }
}
