package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One command: which program, and who knows what that does with its arguments and its input. */
final class Program {
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
      session.add(Behaviour.DETACHED, "process", Flow.NONE, place, line(words));
    }
    words = new Prefixes(session, input, place).strip(unbraced(words));
    if (words.isEmpty()) {
      session.add(Behaviour.ENVIRONMENT, "env", Flow.NONE, place, "env");
      return Value.unknown(Flow.of(Behaviour.ENVIRONMENT));
    }
    String called = words.getFirst().textWithHoles();
    if (running.functions.has(called)) {
      return running.functions.call(called, words, input);
    }
    String name = name(called);
    Execution execution = new Execution(running, words, input, place);
    if (Execution.SHELLS.contains(name)) {
      return execution.shell();
    }
    Interpreter interpreter = Interpreter.of(name);
    return interpreter == null ? named(name, execution) : execution.interpreted(interpreter);
  }

  /** A command that is spelt without blanks, {@code {echo,inert}}, as Java's {@code exec} needs. */
  private static List<Value> unbraced(List<Value> words) {
    String only = words.size() == 1 ? words.getFirst().textWithHoles() : "";
    if (!only.startsWith("{") || !only.endsWith("}") || only.indexOf(',') < 0) {
      return words;
    }
    Flow flow = words.getFirst().flow();
    return Arrays.stream(only.substring(1, only.length() - 1).split(",", -1))
        .map(word -> Value.text(word, flow))
        .toList();
  }

  private Value named(String name, Execution execution) {
    if (Windows.open(name)) {
      new Windows(running, words, place).run(name);
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
      case "eval" -> execution.eval();
      case "alias" -> alias();
      case "make", "gmake", "nmake", "cmake", "meson" -> {
        new Plain(session, words, input, place).run(name);
        yield new BuildTool(execution, words).run(name);
      }
      case ".", "source" -> execution.file(1, "sh");
      case "cscript", "wscript" -> execution.file(firstPlain(), "sh");
      case "echo", "printf" -> echo();
      case "cat", "type" -> words.size() == 1 ? input : contents();
      case "cd", "pushd" -> folder();
      case "for", "select" -> loop();
      case "read", "mapfile", "readarray" -> read();
      case "find" -> find();
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
          "xzcat",
          "unxz",
          "lzcat",
          "unlzma",
          "bzcat",
          "bunzip2",
          "zstdcat",
          "unzstd",
          "tr" ->
          new Filter(session, words, input, place).run(name);
      case "tar",
          "bsdtar",
          "zip",
          "7z",
          "7za",
          "7zr",
          "rar",
          "gpg",
          "gpg2",
          "compress-archive",
          "unzip",
          "expand-archive",
          "age" ->
          new Archive(session, words, input, place).run(name);
      case "zstd", "xz", "lzma", "bzip2", "brotli" ->
          decompresses()
              ? new Filter(session, words, input, place).run(name)
              : new Archive(session, words, input, place).run(name);
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
      default -> new Plain(session, words, input, place).run(name).with(execution.unknownProgram());
    };
  }

  /** {@code -d} by itself or with others, {@code --decompress}. */
  private boolean decompresses() {
    return words.stream()
        .map(Value::textWithHoles)
        .anyMatch(w -> w.startsWith("--d") || (w.matches("-[A-Za-z0-9]{1,6}") && w.contains("d")));
  }

  private int firstPlain() {
    int i = 1;
    while (i < words.size() && words.get(i).textWithHoles().startsWith("/")) {
      i++;
    }
    return i;
  }

  private Value echo() {
    Value all = Value.text("");
    for (int i = 1; i < words.size(); i++) {
      if (i > 1 || !words.get(1).textWithHoles().startsWith("-")) {
        all = all.then(words.get(i)).then(Value.text(i + 1 < words.size() ? " " : ""));
      }
    }
    return all;
  }

  /** The text of files, as far as the script wrote them itself. */
  private Value contents() {
    Value all = Value.text("");
    for (Value word : words.subList(1, words.size())) {
      if (word.textWithHoles().equals("-")) {
        all = all.then(input);
      } else if (!word.textWithHoles().startsWith("-")) {
        Flow named = session.beside(word.textWithHoles(), place);
        all = all.then(new Writing(session).content(word).with(named));
      }
    }
    return all;
  }

  private Value folder() {
    Value to = words.size() > 1 ? words.get(words.size() - 1) : Value.text("~");
    String path = to.textWithHoles();
    boolean fromHere = !path.startsWith("/") && !path.startsWith("~") && !path.equals("-");
    String from = session.folder.textWithHoles();
    session.folder = fromHere && !from.isEmpty() ? Value.text(from + "/").then(to) : to;
    return Value.text("");
  }

  /** {@code alias name='command'}: runs when somebody types the name. */
  private Value alias() {
    for (Value word : words.subList(1, words.size())) {
      String text = word.textWithHoles();
      running.inner(text.substring(text.indexOf('=') + 1), place, false);
    }
    return Value.text("");
  }

  /** {@code for name in a b c}: each in turn, so that all flow into the one variable. */
  private Value loop() {
    if (words.size() > 3) {
      Value only = words.get(3);
      Flow flow = Value.flowOf(words.subList(3, words.size()));
      running.variables.set(
          words.get(1).textWithHoles(),
          words.size() == 4 ? only.with(flow) : Value.text(String.valueOf(Value.HOLE), flow));
    }
    return Value.text("");
  }

  private Value read() {
    for (Value word : words.subList(1, words.size())) {
      if (!word.textWithHoles().startsWith("-")) {
        running.variables.set(
            word.textWithHoles(), Value.text(String.valueOf(Value.HOLE), input.flow()));
      }
    }
    return Value.text("");
  }

  /** {@code find … -exec command {} ;}. */
  private Value find() {
    List<Value> command = new ArrayList<>();
    Flow found = Flow.NONE;
    boolean within = false;
    for (Value word : words.subList(1, words.size())) {
      String text = word.textWithHoles();
      if (within) {
        command.add(text.contains("{}") ? word.with(found) : word);
      } else {
        found = found.and(word.flow());
        within = text.equals("-exec") || text.equals("-execdir") || text.equals("-ok");
      }
    }
    return command.isEmpty()
        ? Value.unknown(found)
        : new Program(running, command, Value.unknown(found), place, false).run().with(found);
  }

  static String clip(String line) {
    return line.length() > 80 ? line.substring(0, 80) : line;
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
