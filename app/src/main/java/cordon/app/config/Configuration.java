package cordon.app.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;

/** The values in force, each with its origin. */
public final class Configuration {
  private final SequencedMap<String, Value> values;

  Configuration(SequencedMap<String, Value> values) {
    this.values = values;
  }

  /**
   * One value in force.
   *
   * @param key without patterns
   * @param setting what it is a value of
   * @param names what stands in the key where the pattern has {@code <…>}
   * @param text as it was set
   * @param parsed of the setting's type
   * @param origin where it was set
   */
  public record Value(
      String key,
      Setting<?> setting,
      List<String> names,
      String text,
      Object parsed,
      Origin origin) {}

  /** The value, set or default; only for settings that have a default. */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(() -> new NoSuchElementException(setting.key() + " has no default"));
  }

  /** The value where it was set or has a default. */
  public <T> Optional<T> find(Setting<T> setting, String... names) {
    return value(setting.at(names)).map(v -> cast(setting, v));
  }

  public Optional<Value> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** In the order of the catalogue, then of the keys. */
  public Collection<Value> values() {
    return values.sequencedValues();
  }

  /** The values of a setting whose key has {@code <…>}, by the names that stand there. */
  public <T> Map<List<String>, T> all(Setting<T> pattern) {
    SequencedMap<List<String>, T> found = new java.util.LinkedHashMap<>();
    for (Value value : values.values()) {
      if (value.setting() == pattern) {
        found.put(value.names(), cast(pattern, value));
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked") // the parser of this very setting made the value
  private static <T> T cast(Setting<T> setting, Value value) {
    if (value.setting() != setting) {
      throw new IllegalStateException(value.key() + " is not a value of " + setting.key());
    }
    return (T) value.parsed();
  }
}
