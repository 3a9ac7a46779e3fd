package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import java.util.Locale;
import java.util.Set;

/** Fields that keep what somebody is known by, as whoever makes the object gives it. */
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
}
