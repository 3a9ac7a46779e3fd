package cordon.exposure.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds credentials among the names of a document, such as {@code users > - > name =}. A step is a
 * {@link NamePattern}; {@code -} is any step, {@code ~} a name that speaks of a secret. Behind the
 * last, {@code =} says that the value there is a name, {@code @} that it is an address, whose host
 * is one where it has a password. No other value is looked at.
 */
final class Selector {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]{0,20}://\\S{0,4000}@([A-Za-z0-9.-]{1,253})(?:[:/?#]\\S*)?");

  private sealed interface Step {}

  private record Named(NamePattern pattern) implements Step {}

  private enum Other implements Step {
    ANY,
    SECRET
  }

  private final List<Step> steps = new ArrayList<>();
  private final String first;
  private final boolean byValue;
  private final boolean byAddress;

  Selector(String written) {
    byValue = written.endsWith(" =");
    byAddress = written.endsWith(" @");
    String path = byValue || byAddress ? written.substring(0, written.length() - 2) : written;
    String[] names = path.split(" > ", -1);
    first = names[0];
    for (String name : names) {
      steps.add(
          switch (name) {
            case "-" -> Other.ANY;
            case "~" -> Other.SECRET;
            default -> new Named(NamePattern.of(name));
          });
    }
  }

  /** The first step as it is written. */
  String first() {
    return first;
  }

  /** Whether it asks for the value at this path. */
  boolean asksFor(List<String> path) {
    return (byValue || byAddress) && along(path).isPresent();
  }

  /**
   * The name of a credential, as far as the document tells it; empty where this is none.
   *
   * @param value empty text where it is no single value
   */
  Optional<String> name(List<String> path, String value) {
    Optional<String> along = along(path);
    if (along.isEmpty() || (!byValue && !byAddress)) {
      return along;
    }
    if (byValue) {
      return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
    return hostOf(value);
  }

  /** The host of an address that has a password in it: the last {@code @} ends the password. */
  static Optional<String> hostOf(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Optional<String> along(List<String> path) {
    if (path.size() != steps.size()) {
      return Optional.empty();
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      Optional<String> here = match(steps.get(i), path.get(i));
      if (here.isEmpty()) {
        return Optional.empty();
      }
      name.append(name.isEmpty() || here.get().isEmpty() ? "" : ":").append(here.get());
    }
    return Optional.of(name.toString());
  }

  private static Optional<String> match(Step step, String name) {
    return switch (step) {
      case Named named -> named.pattern.match(name);
      case Other.ANY -> Optional.of("");
      case Other.SECRET -> SecretWords.in(name) ? Optional.of(name) : Optional.empty();
    };
  }
}
