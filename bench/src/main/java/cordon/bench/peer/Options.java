package cordon.bench.peer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a script passes on: {@code key=value} words. An empty value counts as none. */
public final class Options {
  private final Map<String, String> given = new HashMap<>();

  private Options(String[] words) {
    Arrays.stream(words)
        .map(w -> w.split("=", 2))
        .filter(w -> w.length == 2 && !w[1].isEmpty())
        .forEach(w -> given.put(w[0], w[1]));
  }

  public static Options parse(String[] words) {
    return new Options(words);
  }

  public Optional<Path> path(String key) {
    return Optional.ofNullable(given.get(key)).map(Path::of);
  }

  public Path requiredPath(String key) {
    return Path.of(required(key));
  }

  /** Empty where it is not given. */
  public String text(String key) {
    return given.getOrDefault(key, "");
  }

  public int number(String key) {
    return Integer.parseInt(required(key));
  }

  public boolean yes(String key) {
    return Boolean.parseBoolean(given.get(key));
  }

  private String required(String key) {
    String value = given.get(key);
    if (value == null) {
      throw new IllegalArgumentException("missing " + key + "=…");
    }
    return value;
  }
}
