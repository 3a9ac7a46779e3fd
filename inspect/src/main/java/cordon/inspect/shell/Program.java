package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One command: which program, and what that does with its arguments and its input. */
final class Program {
  /** Programs and reserved words that run the command after them. */
  private static final Set<String> PREFIXES =
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
          "&");

  private static final Set<String> UNSEEN = Set.of("nohup", "setsid", "disown");
  static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "ksh", "ash", "fish");

  private final Running running;
  private final Session session;
  private final Value input;
  private final Place place;
  private final boolean detached;
  private List<Value> words;

  Program(Running running, List<Value> words, Value input, Place place, boolean detached) {
    this.running = running;
    this.session = running.session;
    this.words = words;
    this.input = input;
    this.place = place;
    this.detached = detached;
  }

  /** What it writes to its output. */
  Value run() {
    if (detached) {
      session.add(Behaviour.DETACHED, "process", Flow.NONE, place, line());
    }
    strip();
    if (words.isEmpty()) {
      return environment();
    }
    String name = name(word(0));
    if (SHELLS.contains(name)) {
      return shell();
    }
    Interpreter interpreter = Interpreter.of(name);
    if (interpreter != null) {
      return interpreted(interpreter);
    }
    return switch (name) {
      case "powershell",
          "pwsh",
          "iex",
          "invoke-expression",
          "new-object",
          "saps",
          "start-process",
          "mshta",
          "add-mppreference",
          "set-mppreference" ->
          new PowerShell(running, words, input, place).run(name);
      case "eval" -> eval();
      case ".", "source" -> file(1, "sh");
      case "echo", "printf" -> echo();
      case "base64",
          "openssl",
          "xxd",
          "gunzip",
          "zcat",
          "gzip",
          "rev",
          "certutil",
          "base32",
          "uudecode",
          "tr" ->
          new Filter(session, words, input, place).run(name);
      case "curl",
          "wget",
          "iwr",
          "irm",
          "invoke-webrequest",
          "invoke-restmethod",
          "bitsadmin",
          "start-bitstransfer",
          "fetch",
          "aria2c" ->
          new Transfer(session, words, input, place).run(name);
      default -> new Plain(session, words, input, place).run(name).with(unknownProgram());
    };
  }

  /** Takes off what only runs the rest. */
  private void strip() {
    while (!words.isEmpty() && PREFIXES.contains(name(word(0)))) {
      if (UNSEEN.contains(name(word(0)))) {
        session.add(Behaviour.DETACHED, "process", Flow.NONE, place, line());
      }
      if (name(word(0)).equals("start") && line().toLowerCase(Locale.ROOT).contains("/b ")) {
        session.add(Behaviour.DETACHED, "process", Flow.NONE, place, line());
      }
      boolean environment = words.size() == 1 && name(word(0)).equals("env");
      if (environment) {
        words = List.of();
        return;
      }
      int next = 1;
      while (next < words.size() && isOption(word(next))) {
        next++;
      }
      words = words.subList(next, words.size());
      if (words.isEmpty()) {
        words = List.of(Value.text(":"));
      }
    }
  }

  private static boolean isOption(String word) {
    int equals = word.indexOf('=');
    return word.startsWith("-")
        || (word.startsWith("/") && word.length() <= 5)
        || (equals > 0
            && word.chars().limit(equals).allMatch(c -> c == '_' || Character.isLetterOrDigit(c)))
        || (!word.isEmpty() && word.chars().allMatch(Character::isDigit));
  }

  private Value environment() {
    session.add(Behaviour.ENVIRONMENT, "env", Flow.NONE, place, "env");
    return Value.unknown(Flow.of(Behaviour.ENVIRONMENT));
  }

  private Value shell() {
    for (int i = 1; i < words.size(); i++) {
      String word = word(i);
      if (word.startsWith("-")
          && !word.startsWith("--")
          && word.contains("c")
          && i + 1 < words.size()) {
        return code(words.get(i + 1), "sh -c");
      }
      if (word.equals(String.valueOf(Value.HOLE)) && !words.get(i).flow().isEmpty()) {
        return code(words.get(i), "sh");
      }
      if (!word.startsWith("-") && !word.startsWith("+")) {
        return file(i, "sh");
      }
    }
    return code(input, "sh");
  }

  /** Text is run as a script. What is known of it is read. */
  private Value code(Value code, String how) {
    if (!code.flow().isEmpty()) {
      session.add(Behaviour.RUN_CODE, how, code.flow(), place, line());
    }
    boolean decoded = code.flow().has(Behaviour.DECODE);
    String text = code.textWithHoles();
    if (text.length() > 1) {
      running.inner(text, place, decoded);
    }
    return Value.unknown(code.flow());
  }

  private Value eval() {
    Value all = Value.text("");
    for (Value word : words.subList(1, words.size())) {
      all = all.then(word).then(Value.text(" "));
    }
    return code(all, "eval");
  }

  private Value echo() {
    Value all = Value.text("");
    for (int i = 1; i < words.size(); i++) {
      if (i > 1 || !word(1).startsWith("-")) {
        all = all.then(words.get(i)).then(Value.text(i + 1 < words.size() ? " " : ""));
      }
    }
    return all;
  }

  private Value interpreted(Interpreter interpreter) {
    for (int i = 1; i < words.size(); i++) {
      String word = word(i);
      if (interpreter.takesCode(word) && i + 1 < words.size()) {
        return embedded(interpreter, words.get(i + 1), word);
      }
      if (word.equals("-") || word.equals("/dev/stdin")) {
        break;
      }
      if (word.equals("-m") || word.equals("run") || word.equals("install") || word.equals("x")) {
        return new Plain(session, words, input, place).run(interpreter.name());
      }
      if (interpreter.loads(word) && i + 1 < words.size()) {
        file(i + 1, interpreter.name());
        i++;
      } else if (!word.startsWith("-")) {
        return file(i, interpreter.name());
      }
    }
    return input.flow().isEmpty() && input.text().map(String::isEmpty).orElse(false)
        ? Value.text("")
        : embedded(interpreter, input, "-");
  }

  private Value embedded(Interpreter interpreter, Value code, String how) {
    Place inner = new Place(place.path(), place.line(), place.layer() + 1);
    if (!code.flow().isEmpty()) {
      session.add(Behaviour.RUN_CODE, interpreter.name() + " " + how, code.flow(), place, line());
    }
    if (place.layer() > Session.MOST_LAYERS) {
      session.doubts.add("code lies in command lines too deep");
    } else if (interpreter.language() != Language.OTHER) {
      code.asText()
          .filter(t -> !t.isBlank())
          .ifPresent(text ->
              session.embedded.read(interpreter.language(), inner, text).forEach(session::add));
    }
    return Value.unknown(code.flow());
  }

  /** A file is run. */
  private Value file(int index, String by) {
    if (index >= words.size()) {
      return Value.UNKNOWN;
    }
    Value file = words.get(index);
    Flow content = file.flow().and(new Writing(session).read(file));
    String path = file.textWithHoles();
    if (!content.isEmpty()) {
      session.add(Behaviour.RUN_PROCESS, clip(line()), content, place, line());
    }
    Interpreter interpreter = Interpreter.of(by);
    refer(path, interpreter != null && interpreter.language() == Language.JAVASCRIPT);
    return Value.unknown(content);
  }

  private void refer(String path, boolean script) {
    if (path.indexOf(Value.HOLE) < 0
        && !path.isEmpty()
        && !path.startsWith("/")
        && !path.startsWith("~")
        && !path.contains("://")) {
      session.refer(
          place.line(), new Reference.File(Paths.candidates(session.path, path, script), ""));
    }
  }

  /** A program by its path: of the package, or one that was written before. */
  private Flow unknownProgram() {
    Value program = words.get(0);
    String path = program.textWithHoles();
    Flow written = new Writing(session).read(program);
    Flow content = program.flow().without(Behaviour.PLATFORM).and(written);
    if (!content.isEmpty()) {
      session.add(Behaviour.RUN_PROCESS, clip(line()), content, place, line());
    }
    if (path.contains("/") && !path.contains("=")) {
      refer(path, false);
    }
    return content;
  }

  static String clip(String line) {
    return line.length() > 80 ? line.substring(0, 80) : line;
  }

  private String word(int index) {
    return words.get(index).textWithHoles();
  }

  private String line() {
    return line(words);
  }

  static String line(List<Value> words) {
    StringBuilder line = new StringBuilder();
    for (Value word : words) {
      line.append(line.isEmpty() ? "" : " ").append(word.textWithHoles());
      if (line.length() > 1000) {
        break;
      }
    }
    return line.toString();
  }

  /** The name of a program without its folder and {@code .exe}. */
  static String name(String word) {
    String name = Writing.name(word).toLowerCase(Locale.ROOT);
    return name.endsWith(".exe") || name.endsWith(".cmd")
        ? name.substring(0, name.length() - 4)
        : name;
  }

  static List<Meaning> meanings(Session session, String name) {
    return session.vocabulary.ofName(Language.SHELL, name);
  }
}
