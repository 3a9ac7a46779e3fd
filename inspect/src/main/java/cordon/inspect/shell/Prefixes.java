package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes off programs and reserved words that only run the command after them. */
final class Prefixes {
  private static final Set<String> ALL =
      Set.of(
          "sudo",
          "doas",
          "nohup",
          "setsid",
          "exec",
          "command",
          "time",
          "timeout",
          "nice",
          "env",
          "then",
          "do",
          "else",
          "elif",
          "if",
          "while",
          "until",
          "!",
          "{",
          "builtin",
          "xargs",
          "parallel",
          "cross-env",
          "call",
          "start",
          "cmd",
          "@",
          "busybox",
          "ionice",
          "stdbuf",
          "chroot",
          "su",
          "npx",
          "bunx",
          "pnpx",
          "disown",
          "proxychains",
          "torsocks",
          "&");

  private static final Set<String> RUNS_PACKAGES = Set.of("npx", "bunx", "pnpx");

  private static final Set<String> UNSEEN = Set.of("nohup", "setsid", "disown");

  /** Options of {@code xargs} with an argument of their own. */
  private static final Set<String> WITH_ARGUMENT = Set.of("-I", "-d", "-E", "-a", "--delimiter");

  private final Session session;
  private final Value input;
  private final Place place;

  Prefixes(Session session, Value input, Place place) {
    this.session = session;
    this.input = input;
    this.place = place;
  }

  /** What is left; empty for {@code env} alone. */
  List<Value> strip(List<Value> all) {
    List<Value> words = all;
    while (!words.isEmpty() && ALL.contains(name(words))) {
      unseen(words);
      String name = name(words);
      if (RUNS_PACKAGES.contains(name)) {
        byAddress(words);
      }
      if (words.size() == 1 && name.equals("env")) {
        return List.of();
      }
      if (name.equals("command") && words.size() > 1 && asksOnly(words.get(1))) {
        return List.of(Value.text(":"));
      }
      words = name.equals("xargs") || name.equals("parallel") ? each(words) : rest(words);
      if (words.isEmpty()) {
        return List.of(Value.text(":"));
      }
    }
    return words;
  }

  /** {@code command -v x} tells which program that is and runs none (POSIX.1-2024, command). */
  private static boolean asksOnly(Value option) {
    return option.text().filter(text -> text.equals("-v") || text.equals("-V")).isPresent();
  }

  /** {@code npx http://…} fetches a package from there and runs its command. */
  private void byAddress(List<Value> words) {
    for (Value word : words.subList(1, words.size())) {
      String text = word.textWithHoles();
      if (text.startsWith("http://") || text.startsWith("https://")) {
        String line = Program.line(words);
        session.add(Behaviour.FETCH, "package", word.flow(), place, line);
        session.add(
            Behaviour.RUN_CODE,
            "package by its address",
            word.flow().and(Behaviour.FETCH),
            place,
            line);
      }
    }
  }

  private void unseen(List<Value> words) {
    String name = name(words);
    boolean background = name.equals("start");
    if (UNSEEN.contains(name) || background) {
      session.add(Behaviour.DETACHED, "process", Flow.NONE, place, Program.line(words));
    }
  }

  /** {@code cmd /c "a && b"} and {@code su -c "a"} give a script, others a command. */
  private static List<Value> rest(List<Value> words) {
    String name = name(words);
    int next = 1;
    while (next < words.size() && isOption(words.get(next).textWithHoles())) {
      next++;
    }
    List<Value> rest = words.subList(next, words.size());
    boolean script = name.equals("cmd") || name.equals("su");
    if (script && !rest.isEmpty() && rest.getFirst().textWithHoles().contains(" ")) {
      List<Value> shell = new ArrayList<>(List.of(Value.text("sh"), Value.text("-c")));
      shell.addAll(rest);
      return shell;
    }
    return rest;
  }

  /** {@code xargs}: what comes in becomes arguments. */
  private List<Value> each(List<Value> words) {
    int next = 1;
    while (next < words.size() && isOption(words.get(next).textWithHoles())) {
      next += WITH_ARGUMENT.contains(words.get(next).textWithHoles()) ? 2 : 1;
    }
    List<Value> command = new ArrayList<>();
    for (Value word : words.subList(Math.min(next, words.size()), words.size())) {
      command.add(word.textWithHoles().contains("{}") ? word.with(input.flow()) : word);
    }
    if (!command.isEmpty()) {
      command.add(Value.text(String.valueOf(Value.HOLE), input.flow()));
    }
    return command;
  }

  private static String name(List<Value> words) {
    return Program.name(words.get(0).textWithHoles());
  }

  private static boolean isOption(String word) {
    int equals = word.indexOf('=');
    return word.isEmpty()
        || word.startsWith("-")
        || (word.startsWith("/") && word.length() <= 5)
        || (equals > 0
            && word.chars().limit(equals).allMatch(c -> c == '_' || Character.isLetterOrDigit(c)))
        || word.chars().allMatch(Character::isDigit);
  }
}
