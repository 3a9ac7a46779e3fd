package cordon.inspect.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which files of an artifact a path in a script may mean. */
final class Paths {
  private static final Set<String> SCRIPTS =
      Set.of("js", "cjs", "mjs", "jsx", "ts", "cts", "mts", "tsx");

  private Paths() {}

  /**
   * @param from the file that names it, whose folder and every folder above may be meant
   * @param script whether the interpreter adds {@code .js} and the like
   */
  static List<String> candidates(String from, String path, boolean script) {
    List<String> all = new ArrayList<>();
    int slash = from.lastIndexOf('/');
    String folder = slash < 0 ? "" : from.substring(0, slash + 1);
    add(all, normal(folder + path), script);
    if (!folder.isEmpty()) {
      add(all, normal(path), script);
    }
    return all;
  }

  /** Whether it is called as files of JavaScript and TypeScript are. */
  static boolean isScript(String path) {
    int dot = path.lastIndexOf('.');
    return dot > 0 && SCRIPTS.contains(path.substring(dot + 1));
  }

  private static void add(List<String> all, String path, boolean script) {
    all.add("/" + path);
    if (script) {
      for (String end :
          List.of(".js", ".cjs", ".mjs", ".ts", ".json", "/index.js", "/index.cjs", "/index.mjs")) {
        all.add(path.isEmpty() && end.startsWith("/") ? end : "/" + path + end);
      }
    }
  }

  private static String normal(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.replace('\\', '/').split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
