package cordon.inspect.environment;

import cordon.inspect.chain.Quote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What {@code site} of Python runs at every start: lines of {@code .pth} files that begin with
 * {@code import} and a blank, and the modules {@code sitecustomize} and {@code usercustomize}.
 */
final class StartHooks {
  private static final int SHOWN = 160;

  private StartHooks() {}

  static boolean isModule(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("sitecustomize.py") || name.equals("usercustomize.py");
  }

  /**
   * @param prefix of the environment; only what lies in it itself is a hook
   */
  static List<StartHook> of(
      String prefix, SortedMap<String, Seen> files, Map<String, String> owners) {
    List<StartHook> hooks = new ArrayList<>();
    files.forEach((path, seen) -> {
      String name = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
      if (!name.contains("/") && (name.endsWith(".pth") || isModule(name))) {
        String owner = owners.getOrDefault(path, "");
        String text =
            new String(seen.content().orElseGet(() -> new byte[0]), StandardCharsets.UTF_8);
        if (name.endsWith(".pth")) {
          lines(path, text, owner, hooks);
        } else {
          hooks.add(new StartHook(path, 1, shown(text), owner));
        }
      }
    });
    return hooks;
  }

  private static void lines(String path, String text, String owner, List<StartHook> hooks) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith("import ") || line.startsWith("import\t")) {
        hooks.add(new StartHook(path, number, shown(line), owner));
      }
    }
  }

  private static String shown(String text) {
    String head = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    String more = text.length() <= SHOWN ? "" : " (" + text.length() + " characters)";
    return Quote.harmless(head) + more;
  }
}
