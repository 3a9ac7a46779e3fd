package cordon.inspect.environment;

import java.util.Optional;

/** Where the source of compiled Python lies (PEP 3147, PEP 488). */
final class CompiledPython {
  private static final String CACHE = "__pycache__/";

  private CompiledPython() {}

  /**
   * @return empty for what is no compiled code
   */
  static Optional<String> source(String path) {
    if (!path.endsWith(".pyc")) {
      return Optional.empty();
    }
    int cache = path.lastIndexOf(CACHE);
    if (cache < 0) {
      return Optional.of(path.substring(0, path.length() - 1));
    }
    String name = path.substring(cache + CACHE.length());
    int dot = name.indexOf('.');
    return Optional.of(path.substring(0, cache) + name.substring(0, dot) + ".py");
  }
}
