package cordon.inspect.javascript;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Known;
import java.util.ArrayList;
import java.util.List;

/**
 * Another file of the package, or what it exports.
 *
 * @param candidates paths in the artifact
 * @param member empty for all that it exports
 */
record ModuleFile(List<String> candidates, String member) implements Known.Own {
  /** What a file exports as a whole, as a unit of it. */
  static final String EXPORT = "module.exports";

  private static final List<String> ENDS =
      List.of(
          "",
          ".js",
          ".cjs",
          ".mjs",
          ".ts",
          ".tsx",
          ".jsx",
          ".json",
          "/index.js",
          "/index.cjs",
          "/index.mjs",
          "/index.ts");

  /**
   * @param from the file that refers to it
   * @param path relative to that file
   */
  static ModuleFile of(String from, String path) {
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    String whole = normal(path.startsWith("/") ? path : folder + path);
    List<String> candidates = new ArrayList<>();
    ENDS.forEach(end ->
        candidates.add(
            "/" + (whole.isEmpty() && end.startsWith("/") ? end.substring(1) : whole + end)));
    if (whole.endsWith(".js")) {
      candidates.add("/" + whole.substring(0, whole.length() - 3) + ".ts");
    }
    return new ModuleFile(candidates, "");
  }

  private static String normal(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** What calling it calls. */
  Reference.Target called() {
    boolean whole = member.isEmpty() || member.equals("default");
    return whole ? new Reference.File(candidates, EXPORT) : target();
  }

  Reference.Target target() {
    return new Reference.File(candidates, member);
  }
}
