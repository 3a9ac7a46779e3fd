package cordon.inspect.trigger;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.shell.Script;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scripts in workflows of CI: each runs with the secrets of the project that has the folder.
 * Only what stands after {@code run:} is read, by its indentation.
 */
final class Workflows {
  private static final String FOLDER = ".github/workflows/";

  private Workflows() {}

  static List<Trigger> read(Tree tree, ShellReader shell) {
    List<Trigger> triggers = new ArrayList<>();
    for (String path : tree.files().keySet()) {
      if (isWorkflow(path)) {
        tree.content(path)
            .map(content -> new String(content, StandardCharsets.UTF_8))
            .ifPresent(text -> triggers.add(trigger(path, text, shell)));
      }
    }
    return triggers;
  }

  /** Of the project itself, or of what its archive has all in; of none further within. */
  private static boolean isWorkflow(String path) {
    int folder = path.indexOf(FOLDER);
    boolean first = folder == 0 || (folder > 0 && path.indexOf('/') == folder - 1);
    return first && !path.contains("!/");
  }

  private static Trigger trigger(String path, String text, ShellReader shell) {
    List<Fact> facts = new ArrayList<>();
    List<Reference.Target> starts = new ArrayList<>();
    StringBuilder script = new StringBuilder();
    List<String> lines = text.lines().toList();
    int block = -1;
    for (String line : lines) {
      String bare = line.strip();
      int indent = line.length() - line.stripLeading().length();
      if (block >= 0 && (bare.isEmpty() || indent > block)) {
        script.append(expressions(bare));
      } else {
        block = -1;
        String item = bare.startsWith("- ") ? bare.substring(2).strip() : bare;
        if (item.startsWith("run:")) {
          String command = item.substring(4).strip();
          boolean opens = command.isEmpty() || command.startsWith("|") || command.startsWith(">");
          block = opens ? indent : -1;
          script.append(opens ? "" : expressions(unquoted(command)));
        } else if (isAllSecrets(bare) && bare.indexOf(':') > 0) {
          String name = bare.substring(0, bare.indexOf(':')).strip();
          script.append(name).append('=').append(ALL);
        }
      }
      script.append('\n');
    }
    // A script of a file has its own lines.
    Script read = shell.script(new Place(path, 0), script.toString());
    facts.addAll(read.facts());
    starts.addAll(read.targets());
    return new Trigger(
        Occasion.PIPELINE, new Place(path, 1), "CI runs the workflow", starts, facts);
  }

  /** What the shell knows as everything that it was given. */
  private static final String ALL = "\"$(cat /proc/self/environ)\"";

  private static boolean isAllSecrets(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace(" ", "");
    return lower.contains("tojson(secrets)") || lower.contains("tojson(env)");
  }

  private static String unquoted(String command) {
    boolean quoted =
        command.length() > 1
            && (command.charAt(0) == '"' || command.charAt(0) == '\'')
            && command.charAt(command.length() - 1) == command.charAt(0);
    return quoted ? command.substring(1, command.length() - 1) : command;
  }

  /** <code>${{ … }}</code> is put in before the shell sees the text. */
  private static String expressions(String line) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      int open = line.indexOf("${{", at);
      int close = open < 0 ? -1 : line.indexOf("}}", open);
      if (close < 0) {
        break;
      }
      boolean all = isAllSecrets(line.substring(open, close));
      out.append(line, at, open).append(all ? "$(cat /proc/self/environ)" : "${EXPRESSION}");
      at = close + 2;
    }
    return out.append(line.substring(at)).toString();
  }
}
