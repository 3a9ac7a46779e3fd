package cordon.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One thing that Cordon can be told.
 *
 * @param key dotted; {@code <name>} stands for a name that the person chooses
 * @param type what it may hold
 * @param defaultText the value where nobody sets it; empty when there is none
 * @param documentation what it does, for a person who runs Cordon
 */
public record Setting<T>(
    String key, ValueType<T> type, Optional<String> defaultText, String documentation) {

  /** One that has a value also where nobody sets it. */
  static <T> Setting<T> setting(
      String key, ValueType<T> type, String defaultText, String documentation) {
    return new Setting<>(key, type, Optional.of(defaultText), documentation);
  }

  /** One that nobody need set. */
  static <T> Setting<T> setting(String key, ValueType<T> type, String documentation) {
    return new Setting<>(key, type, Optional.empty(), documentation);
  }

  /** True when a segment of the key is the person's choice. */
  public boolean isPattern() {
    return key.indexOf('<') >= 0;
  }

  /** The key with the chosen names filled in. */
  public String at(String... names) {
    String concrete = key;
    for (String name : names) {
      concrete = concrete.replaceFirst("<[a-z]+>", Matcher.quoteReplacement(name));
    }
    return concrete;
  }

  /**
   * The names that this concrete key has where the pattern has {@code <…>}; empty if it differs.
   */
  public Optional<List<String>> match(List<String> path) {
    String[] segments = key.split("\\.");
    if (segments.length != path.size()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].startsWith("<")) {
        names.add(path.get(i));
      } else if (!segments[i].equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  /** The environment variable that sets it; {@code <name>} in capitals for a pattern. */
  public String variable() {
    return "CORDON_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
