package cordon.inspect.trigger;

import cordon.inspect.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files of sections and keys as Python's {@code configparser} reads them. */
final class Ini {
  private Ini() {}

  /**
   * @param value one line of it; a key with several gives several entries
   */
  record Entry(String section, String key, String value, int line) {}

  static List<Entry> read(TreeFile file) {
    List<Entry> entries = new ArrayList<>();
    String section = "";
    String key = "";
    int number = 0;
    String text = new String(file.content().orElse(new byte[0]), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";")) {
        continue;
      }
      boolean continued = Character.isWhitespace(line.charAt(0)) && !key.isEmpty();
      int split = separator(bare);
      if (bare.startsWith("[") && bare.endsWith("]")) {
        section = bare.substring(1, bare.length() - 1).strip();
        key = "";
      } else if (continued) {
        entries.add(new Entry(section, key, bare, number));
      } else if (split > 0) {
        key = bare.substring(0, split).strip();
        entries.add(new Entry(section, key, bare.substring(split + 1).strip(), number));
      }
    }
    return entries;
  }

  private static int separator(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
  }
}
