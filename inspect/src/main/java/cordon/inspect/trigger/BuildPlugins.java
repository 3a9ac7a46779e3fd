package cordon.inspect.trigger;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.shell.Script;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that a source tree gives to its own build by Maven or Gradle: {@code exec-maven-plugin},
 * Ant tasks, Groovy scripts, {@code commandLine} and {@code execute}. A jar's copy of its {@code
 * pom.xml} runs nothing, so only folders and archives of sources are read.
 */
final class BuildPlugins {
  private static final List<String> GRADLE =
      List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

  /** More say nothing new, and each is looked for in what follows it. */
  private static final int MOST = 200;

  private BuildPlugins() {}

  static List<Trigger> read(Tree tree, ShellReader shell) {
    if (tree.kind() != ArtifactKind.FOLDER && tree.kind() != ArtifactKind.ARCHIVE) {
      return List.of();
    }
    List<Trigger> triggers = new ArrayList<>();
    tree.content("pom.xml")
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .ifPresent(text -> add("pom.xml", "Maven", maven(text), shell, triggers));
    for (String path : GRADLE) {
      tree.content(path)
          .map(content -> new String(content, StandardCharsets.UTF_8))
          .ifPresent(text -> add(path, "Gradle", groovy(text, 0, text.length()), shell, triggers));
    }
    return triggers;
  }

  /** A command and where in the text it stands. */
  private record Command(int at, String line) {}

  private static void add(
      String path, String tool, List<Command> commands, ShellReader shell, List<Trigger> triggers) {
    if (commands.isEmpty()) {
      return;
    }
    List<Fact> facts = new ArrayList<>();
    List<Reference.Target> starts = new ArrayList<>();
    StringBuilder script = new StringBuilder();
    commands.forEach(command -> script.append(command.line).append('\n'));
    // One script: what an early command fetches, a later one runs.
    Script read = shell.script(new Place(path, 1), script.toString());
    facts.addAll(read.facts());
    starts.addAll(read.targets());
    String first = commands.getFirst().line;
    String shown = first.length() > 120 ? first.substring(0, 120) + "…" : first;
    triggers.add(
        new Trigger(
            Occasion.BUILD,
            new Place(path, 1),
            "building it with " + tool + " runs `" + shown + "`",
            starts,
            facts));
  }

  private static List<Command> maven(String text) {
    List<Command> commands = new ArrayList<>();
    for (int at = text.indexOf("<plugin>"); at >= 0; at = text.indexOf("<plugin>", at + 1)) {
      int close = text.indexOf("</plugin>", at);
      int end = close < 0 ? text.length() : close;
      String plugin = text.substring(at, end);
      if (plugin.contains("exec-maven-plugin")) {
        executable(plugin, at, commands);
      } else if (plugin.contains("antrun")) {
        ant(plugin, at, commands);
      } else if (plugin.contains("groovy-maven") || plugin.contains("gmaven")) {
        String code = unescaped(plugin);
        commands.addAll(groovy(code, 0, code.length()));
      }
      at = end - 1;
    }
    return commands;
  }

  private static void executable(String plugin, int at, List<Command> commands) {
    for (int i = plugin.indexOf("<executable>");
        i >= 0 && commands.size() < MOST;
        i = plugin.indexOf("<executable>", i + 1)) {
      int end = plugin.indexOf("</configuration>", i);
      String part = plugin.substring(i, end < 0 ? plugin.length() : end);
      List<String> words = new ArrayList<>(elements(part, "executable"));
      words.addAll(elements(part, "argument"));
      String line = quoted(words) + " " + String.join(" ", elements(part, "commandlineArgs"));
      commands.add(new Command(at + i, line.strip()));
    }
  }

  private static void ant(String plugin, int at, List<Command> commands) {
    for (int i = plugin.indexOf('<');
        i >= 0 && commands.size() < MOST;
        i = plugin.indexOf('<', i + 1)) {
      if (plugin.startsWith("<exec ", i)) {
        int end = plugin.indexOf("</exec>", i);
        String part = plugin.substring(i, end < 0 ? plugin.length() : end);
        List<String> words = new ArrayList<>(attributes(part, "executable"));
        words.addAll(attributes(part, "value"));
        commands.add(
            new Command(at + i, quoted(words) + " " + String.join(" ", attributes(part, "line"))));
      } else if (plugin.startsWith("<get ", i)) {
        int end = plugin.indexOf('>', i);
        String part = plugin.substring(i, end < 0 ? plugin.length() : end);
        commands.add(
            new Command(
                at + i,
                "curl -o "
                    + quoted(attributes(part, "dest"))
                    + " "
                    + quoted(attributes(part, "src"))));
      }
    }
  }

  private static List<String> elements(String text, String name) {
    List<String> values = new ArrayList<>();
    String open = "<" + name + ">";
    for (int i = text.indexOf(open);
        i >= 0 && values.size() < MOST;
        i = text.indexOf(open, i + 1)) {
      int end = text.indexOf('<', i + open.length());
      if (text.startsWith("<![CDATA[", i + open.length())) {
        int from = i + open.length() + 9;
        end = text.indexOf("]]>", from);
        values.add(text.substring(from, end < 0 ? text.length() : end));
      } else {
        values.add(
            unescaped(text.substring(i + open.length(), end < 0 ? text.length() : end).strip()));
      }
    }
    return values;
  }

  private static List<String> attributes(String text, String name) {
    List<String> values = new ArrayList<>();
    String open = name + "=";
    for (int i = text.indexOf(open);
        i >= 0 && values.size() < MOST;
        i = text.indexOf(open, i + 1)) {
      int from = i + open.length();
      char quote = from < text.length() ? text.charAt(from) : ' ';
      int end = quote == '"' || quote == '\'' ? text.indexOf(quote, from + 1) : -1;
      if (end > 0) {
        values.add(unescaped(text.substring(from + 1, end)));
      }
    }
    return values;
  }

  private static String unescaped(String text) {
    return text.replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String quoted(List<String> words) {
    return String.join(
        " ", words.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList());
  }

  /** Commands in Groovy and Kotlin, by the few ways in which builds start any. */
  private static List<Command> groovy(String text, int from, int to) {
    List<Command> commands = new ArrayList<>();
    for (int i = from; i < to && commands.size() < MOST; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = end(text, i, to);
      } else if (c == '/' && text.startsWith("//", i)) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? to : end;
      } else if (text.startsWith("commandLine", i) || text.startsWith(".exec(", i)) {
        int end = text.indexOf('\n', i);
        List<String> words = texts(text, i, end < 0 ? to : end);
        if (!words.isEmpty()) {
          commands.add(new Command(i, words.size() == 1 ? words.getFirst() : quoted(words)));
        }
      } else if (text.startsWith(".execute(", i) && i > 0) {
        int start = Math.max(text.lastIndexOf('\n', i), 0);
        List<String> words = texts(text, start, i);
        if (!words.isEmpty()) {
          commands.add(new Command(i, text.charAt(i - 1) == ']' ? quoted(words) : words.getLast()));
        }
      }
    }
    return commands;
  }

  /** Where the text ends that begins here: at its quote. */
  private static int end(String text, int from, int to) {
    int end = from + 1;
    while (end < to && text.charAt(end) != text.charAt(from)) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end;
  }

  private static List<String> texts(String text, int from, int to) {
    List<String> texts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        int end = end(text, i, to);
        texts.add(text.substring(i + 1, Math.min(end, to)));
        i = end;
      }
    }
    return texts;
  }
}
