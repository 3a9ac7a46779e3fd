package cordon.formats.lockfile;

import java.util.HashMap;
import java.util.Map;

/** Resolves {@code ${…}} by what one pom says: its properties, its coordinates, its parent's. */
final class PomProperties {
  private static final int MAX_DEPTH = 16;

  /** Properties that double each other grow without end; a coordinate is never this long. */
  private static final int LONGEST = 1024;

  private final Map<String, String> values = new HashMap<>();

  PomProperties(
      Map<String, String> own, Map<String, String> parent, Map<String, String> properties) {
    values.putAll(properties);
    parent.forEach((name, value) -> {
      values.put("project.parent." + name, value);
      values.put("parent." + name, value);
    });
    for (String name : new String[] {"groupId", "artifactId", "version"}) {
      // Group and version are inherited, the artifact's name is not.
      String inherited = name.equals("artifactId") ? "" : parent.getOrDefault(name, "");
      String value = own.getOrDefault(name, inherited);
      if (!value.isEmpty()) {
        values.put("project." + name, value);
        values.put("pom." + name, value);
        values.putIfAbsent(name, value);
      }
    }
  }

  /** What cannot be resolved stays as it is written. */
  String resolve(String text) {
    String resolved = text;
    for (int i = 0; i < MAX_DEPTH && resolved.contains("${"); i++) {
      String next = once(resolved);
      if (next.equals(resolved) || next.length() > LONGEST) {
        return resolved;
      }
      resolved = next;
    }
    return resolved;
  }

  /** Stops where the text has become too long: a value may stand in it thousands of times. */
  private String once(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf("${");
        open >= 0 && out.length() <= LONGEST;
        open = text.indexOf("${", at)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      out.append(text, at, open);
      out.append(
          values.getOrDefault(
              text.substring(open + 2, close).strip(), text.substring(open, close + 1)));
      at = close + 1;
    }
    return out.append(text, at, text.length()).toString();
  }
}
