package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Hit;
import cordon.inspect.vocabulary.Instructions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files that others run or believe: settings of editors, keys that may sign in, other packages. */
final class PlantedFiles {
  private static final int MOST_TEXT = 65536;

  private static final int DEEPEST = 8;

  private static final int MOST_PARTS = 64;

  /** Where installers put the commands of packages. */
  private static final String COMMAND_FOLDER = "node_modules/.bin/";

  /** What settings of editors, assistants and pipelines call a command. */
  private static final Set<String> COMMANDS = Set.of("command", "run", "args", "script");

  private static final List<String> KEYS =
      List.of("ssh-rsa AAAA", "ssh-ed25519 AAAA", "ecdsa-sha2-");

  private static final Set<String> CODE = Set.of("js", "cjs", "mjs", "node");

  private final Calls calls;
  private final Evaluator evaluator;

  PlantedFiles(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  /**
   * @param content unknown for what is copied
   */
  void look(Value path, Value content, int at) {
    String text = path.textWithHoles();
    String written = content.textWithHoles();
    if (written.length() > 1 && written.length() < MOST_TEXT) {
      hook(text, written, at);
      if (text.contains("authorized_keys") && KEYS.stream().anyMatch(written::contains)) {
        evaluator.add(Behaviour.PERSIST, "ssh-key-own", content.flow(), at);
      }
    }
    if (isOfAnother(text, evaluator.source.path())) {
      evaluator.add(Behaviour.HOOK, "package", content.flow(), at);
    }
  }

  private void hook(String path, String written, int at) {
    boolean hooks = false;
    for (Hit hit : evaluator.session.vocabulary.inText(path)) {
      hooks |= hit.meaning().behaviour() == Behaviour.HOOK;
    }
    if (!hooks) {
      return;
    }
    if (written.contains("folderOpen")) {
      evaluator.add(Behaviour.HOOK, "on-open", Flow.NONE, at);
    }
    if (Instructions.mislead(written, evaluator.session.vocabulary)) {
      evaluator.add(Behaviour.HOOK, "instructs", Flow.NONE, at);
    }
    commands("", ObjectText.read(written), at, 0);
    instructions(written, at);
  }

  /** Commands within the text of instructions, as Markdown marks them. */
  private void instructions(String text, int at) {
    String[] parts = text.split("`", MOST_PARTS);
    for (int i = 1; i < parts.length; i += 2) {
      if (parts[i].indexOf(' ') > 0) {
        new Processes(calls).script(parts[i], at);
      }
    }
  }

  /** Whatever an editor is told to run counts as run by whoever tells it. */
  private void commands(String key, Value value, int at, int deep) {
    if (deep > DEEPEST) {
      return;
    }
    switch (value.known()) {
      case Known.Pairs(Map<String, Value> pairs) ->
          pairs.forEach((name, each) -> commands(name, each, at, deep + 1));
      case Known.Items(List<Value> items) ->
          items.forEach(each -> commands(key, each, at, deep + 1));
      case Known.Text(String text, boolean whole) when COMMANDS.contains(key) ->
          new Processes(calls).script(text, at);
      default -> {}
    }
  }

  /**
   * Whether a path leads out of the package into code of one beside it.
   *
   * @param from the file whose code names the path
   */
  static boolean isOfAnother(String path, String from) {
    String plain = path.replace('\\', '/');
    if (staysWithin(plain, from)) {
      return false;
    }
    if (plain.contains(COMMAND_FOLDER)) {
      return true;
    }
    int dot = plain.lastIndexOf('.');
    if (dot < 0 || !CODE.contains(plain.substring(dot + 1))) {
      return false;
    }
    int modules = plain.lastIndexOf("node_modules/");
    return modules >= 0
        ? namesFile(plain.substring(modules + "node_modules/".length()))
        : beside(plain, from);
  }

  /** {@code ../other/lib/file.js}, seen from a file at the root. */
  private static boolean beside(String path, String from) {
    return steps(path) == depth(from) + 1 && namesFile(stepped(path));
  }

  /** From the folder of the file and not above the root: {@code ./node_modules/.bin/own}. */
  private static boolean staysWithin(String path, String from) {
    return path.startsWith("./")
        && steps(path) <= depth(from)
        && !stepped(path).contains("../")
        && stepped(path).indexOf(Value.HOLE) != 0;
  }

  private static int depth(String file) {
    return (int) file.chars().filter(c -> c == '/').count();
  }

  /** How many folders up a path begins. */
  private static int steps(String path) {
    String begins = path.substring(0, path.length() - stepped(path).length());
    return (int) Arrays.stream(begins.split("/")).filter(".."::equals).count();
  }

  /** The path without the folders up that it begins with. */
  private static String stepped(String path) {
    String rest = path;
    while (rest.startsWith("./") || rest.startsWith("../")) {
      rest = rest.substring(rest.indexOf('/') + 1);
    }
    return rest;
  }

  private static boolean namesFile(String path) {
    int slash = path.indexOf('/');
    return slash > 0
        && Character.isLetterOrDigit(path.charAt(path.charAt(0) == '@' ? 1 : 0))
        && path.substring(0, slash).indexOf(Value.HOLE) < 0;
  }
}
