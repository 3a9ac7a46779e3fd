package cordon.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the script passes on: {@code key=value} words.
 *
 * @param root of the project
 * @param work an empty folder
 * @param verdaccio the program's script, when it could be installed
 * @param node the Node.js that runs it
 * @param nginx whether it is installed
 * @param large whether to measure the 30 MB tarball as well
 */
record Options(
    Path root,
    Path work,
    Optional<Path> verdaccio,
    Path node,
    boolean nginx,
    int rounds,
    int seconds,
    boolean large,
    Path json) {

  static Options parse(String[] words) {
    Map<String, String> given = new HashMap<>();
    Arrays.stream(words).map(w -> w.split("=", 2)).forEach(w -> given.put(w[0], w[1]));
    return new Options(
        Path.of(required(given, "root")),
        Path.of(required(given, "work")),
        Optional.ofNullable(given.get("verdaccio")).filter(v -> !v.isEmpty()).map(Path::of),
        Path.of(required(given, "node")),
        Boolean.parseBoolean(given.get("nginx")),
        Integer.parseInt(required(given, "rounds")),
        Integer.parseInt(required(given, "seconds")),
        Boolean.parseBoolean(given.get("large")),
        Path.of(required(given, "json")));
  }

  private static String required(Map<String, String> given, String key) {
    String value = given.get(key);
    if (value == null) {
      throw new IllegalArgumentException("missing " + key + "=…");
    }
    return value;
  }
}
