package cordon.inspect.trigger;

import cordon.inspect.fact.Behaviour;
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
import java.util.Optional;
import java.util.Set;

/**
 * The commands in a {@code binding.gyp}: npm builds a package that has one and no install script of
 * its own, and the generator runs {@code <!(…)} before anything is compiled.
 */
final class GypFile {
  private static final Set<String> NATIVE =
      Set.of(
          "c", "cc", "cpp", "cxx", "m", "mm", "s", "asm", "rs", "go", "swift", "f", "f90", "cu",
          "zig");
  private final Tree tree;
  private final ShellReader shell;
  private final String path;

  GypFile(Tree tree, ShellReader shell, String folder) {
    this.tree = tree;
    this.shell = shell;
    this.path = folder + "binding.gyp";
  }

  /**
   * @param byItself whether npm builds it without a script that says so
   */
  Optional<Trigger> trigger(boolean byItself) {
    return tree.content(path)
        .map(content -> trigger(new String(content, StandardCharsets.UTF_8), byItself));
  }

  private Trigger trigger(String text, boolean byItself) {
    Place place = new Place(path, 1);
    List<Fact> facts = new ArrayList<>();
    List<Reference.Target> starts = new ArrayList<>();
    List<String> commands = expansions(text);
    actions(ObjectText.read(text.replace("#", "//")), commands);
    for (String command : commands) {
      Script script = shell.script(place, command);
      facts.addAll(script.facts());
      starts.addAll(script.targets());
      boolean runsOwnFile = script.targets().stream().anyMatch(this::isThere);
      if (runsOwnFile && !hasNativeSources()) {
        facts.add(new Fact(Behaviour.CONCEALED, "gyp-runs-script", place, "", command));
      }
    }
    String how =
        byItself
            ? "npm builds a package that has a `binding.gyp` without being told to"
            : "building it runs the commands in its `binding.gyp`";
    return new Trigger(Occasion.INSTALL, place, how, starts, facts);
  }

  private boolean isThere(Reference.Target target) {
    return target instanceof Reference.File file
        && file.candidates().stream().anyMatch(c -> tree.file(c.substring(1)).isPresent());
  }

  private boolean hasNativeSources() {
    return tree.files().keySet().stream()
        .anyMatch(file ->
            NATIVE.contains(
                file.substring(file.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT)));
  }

  /** What stands in {@code <!(…)} and {@code <!@(…)}. */
  private static List<String> expansions(String text) {
    List<String> commands = new ArrayList<>();
    for (int at = text.indexOf("<!");
        at >= 0 && commands.size() < 200;
        at = text.indexOf("<!", at + 2)) {
      int open = text.startsWith("@", at + 2) ? at + 3 : at + 2;
      if (open < text.length() && text.charAt(open) == '(') {
        int end = closing(text, open);
        String inner = text.substring(open + 1, end);
        commands.add(inner.replace("\\\"", "\"").replace("\\'", "'"));
      }
    }
    return commands;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    int limit = Math.min(text.length(), open + 4096);
    for (int i = open; i < limit; i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return limit;
  }

  /** A word of a command line. */
  private static String quoted(Value value) {
    String word = value.textWithHoles();
    boolean plain = word.chars().noneMatch(c -> " '\"()|;&<>$`".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Lists under the name {@code action}. */
  private static void actions(Value value, List<String> commands) {
    switch (value.known()) {
      case Known.Items(List<Value> items) -> items.forEach(item -> actions(item, commands));
      case Known.Pairs(Map<String, Value> pairs) ->
          pairs.forEach((key, each) -> {
            if (key.equals("action") && each.items().isPresent()) {
              commands.add(
                  String.join(" ", each.items().get().stream().map(GypFile::quoted).toList()));
            } else {
              actions(each, commands);
            }
          });
      default -> {}
    }
  }
}
