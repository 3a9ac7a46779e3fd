package cordon.inspect.trigger;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.javascript.ObjectText;
import cordon.inspect.shell.Script;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.tree.Tree;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands that an editor or an assistant runs when somebody opens the folder: tasks with {@code
 * folderOpen}, and settings with {@code hooks}, whatever the tool that they belong to.
 */
final class OpenedFolder {
  private OpenedFolder() {}

  static List<Trigger> read(Tree tree, ShellReader shell) {
    List<Trigger> triggers = new ArrayList<>();
    for (String path : tree.files().keySet()) {
      if (isSettings(path)) {
        tree.content(path)
            .ifPresent(content -> {
              List<String> commands = commands(path, new String(content, StandardCharsets.UTF_8));
              if (!commands.isEmpty()) {
                triggers.add(trigger(path, commands, shell));
              }
            });
      }
    }
    return triggers;
  }

  /** JSON in a folder that begins with a dot, which belongs to a tool. */
  private static boolean isSettings(String path) {
    boolean hidden = path.startsWith(".") || path.contains("/.");
    return hidden
        && path.endsWith(".json")
        && path.indexOf('/') > 0
        && !path.contains("node_modules/");
  }

  private static List<String> commands(String path, String text) {
    List<String> commands = new ArrayList<>();
    boolean task = path.endsWith("tasks.json");
    if (ObjectText.read(text).known() instanceof Known.Pairs(Map<String, Value> pairs)) {
      Value within =
          task
              ? pairs.getOrDefault("tasks", Value.UNKNOWN)
              : pairs.getOrDefault("hooks", Value.UNKNOWN);
      if (!task || text.contains("folderOpen")) {
        collect(within, commands);
      }
    }
    return commands;
  }

  private static void collect(Value value, List<String> commands) {
    switch (value.known()) {
      case Known.Items(List<Value> items) -> items.forEach(item -> collect(item, commands));
      case Known.Pairs(Map<String, Value> pairs) -> {
        String command = pairs.getOrDefault("command", Value.UNKNOWN).text().orElse("");
        if (!command.isEmpty()) {
          List<Value> arguments =
              pairs.getOrDefault("args", Value.UNKNOWN).items().orElse(List.of());
          commands.add(
              command
                  + " "
                  + String.join(" ", arguments.stream().map(Value::textWithHoles).toList()));
        }
        pairs.values().forEach(each -> collect(each, commands));
      }
      default -> {}
    }
  }

  private static Trigger trigger(String path, List<String> commands, ShellReader shell) {
    Place place = new Place(path, 1);
    List<Fact> facts = new ArrayList<>();
    List<Reference.Target> starts = new ArrayList<>();
    for (String command : commands) {
      // These commands run in the folder of the project, not of the settings.
      Script script = shell.script(new Place("", 0), command);
      script
          .facts()
          .forEach(f ->
              facts.add(new Fact(f.behaviour(), f.detail(), place, "", f.inputs(), f.quote())));
      starts.addAll(script.targets());
    }
    String first = commands.get(0).strip();
    return new Trigger(
        Occasion.OPEN, place, "opening the folder runs `" + first + "`", starts, facts);
  }
}
