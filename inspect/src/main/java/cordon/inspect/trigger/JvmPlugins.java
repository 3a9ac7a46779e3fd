package cordon.inspect.trigger;

import cordon.inspect.javascript.ObjectText;
import cordon.inspect.tree.TreeFile;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Descriptors by which servers and clients of games find the class that they start. */
final class JvmPlugins {
  private JvmPlugins() {}

  /** Names of classes, and how they are started. */
  static Map<String, String> classes(TreeFile file) {
    Map<String, String> found = new LinkedHashMap<>();
    switch (file.name()) {
      case "plugin.yml", "paper-plugin.yml", "bungee.yml" ->
          text(file)
              .lines()
              .map(String::strip)
              .filter(line -> line.startsWith("main:") || line.startsWith("bootstrapper:"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("[\"']", ""))
              .forEach(name -> found.put(name, "a server starts it as a plug-in"));
      case "velocity-plugin.json" -> named(ObjectText.read(text(file)), "main", found);
      case "fabric.mod.json", "quilt.mod.json" ->
          named(ObjectText.read(text(file)), "entrypoints", found);
      default -> {}
    }
    return found;
  }

  private static String text(TreeFile file) {
    return file.content().map(c -> new String(c, StandardCharsets.UTF_8)).orElse("");
  }

  private static void named(Value of, String member, Map<String, String> found) {
    if (of.known() instanceof Known.Pairs(Map<String, Value> pairs)) {
      pairs.forEach((name, value) -> {
        if (name.equals(member)) {
          texts(value, found);
        } else {
          named(value, member, found);
        }
      });
    }
  }

  private static void texts(Value value, Map<String, String> found) {
    switch (value.known()) {
      case Known.Text(String text, boolean whole) ->
          found.put(text.split("::", 2)[0], "a game starts it as a modification");
      case Known.Items items -> items.items().forEach(item -> texts(item, found));
      case Known.Pairs pairs -> pairs.pairs().values().forEach(each -> texts(each, found));
      default -> {}
    }
  }
}
