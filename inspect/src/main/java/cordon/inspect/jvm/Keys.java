package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import java.util.Locale;
import java.util.Set;

/** Fields and getters that keep what somebody is known by, as whoever makes the object gives it. */
final class Keys {
  private static final Set<String> NAMES =
      Set.of(
          "apikey",
          "apisecret",
          "clientsecret",
          "consumersecret",
          "password",
          "privatekey",
          "secret",
          "secretkey");

  private Keys() {}

  /** What reading a field of this name gives besides its value. */
  static Flow held(String field) {
    return NAMES.contains(field.toLowerCase(Locale.ROOT).replace("_", ""))
        ? Flow.of(Behaviour.HANDED)
        : Flow.NONE;
  }

  /** The same of {@code config.getApiSecret()}, whoever wrote its class. */
  static Flow asked(Call call) {
    String method = call.method();
    return method.startsWith("get") && call.arguments().isEmpty() && call.receiver() != null
        ? held(method.substring(3))
        : Flow.NONE;
  }
}
