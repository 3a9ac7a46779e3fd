package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Bystanders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.HiddenPlaces;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Miners;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Processes that are started, and what their commands do. */
final class Processes {
  private static final int DETAIL = 80;

  /** Functions that hand a text to a shell. */
  private static final Set<String> SHELLS =
      Set.of(
          "os.system",
          "os.popen",
          "subprocess.getoutput",
          "subprocess.getstatusoutput",
          "commands.getoutput",
          "asyncio.create_subprocess_shell");

  private final Evaluator evaluator;
  private final Session session;
  private final Running running;
  private final ShellLines shell;

  Processes(Evaluator evaluator, Running running) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.running = running;
    this.shell = new ShellLines(evaluator);
  }

  /** A process is started; gives what its output carries. */
  Flow start(String name, Invocation command, Invocation invocation) {
    String line = line(name, command);
    Flow given = command.flow().and(session.files.named(line));
    given = Credentials.toldByProgram(command, given.and(named(command)));
    fetchedCommand(name, invocation);
    String detail = line.length() > DETAIL ? line.substring(0, DETAIL) : line;
    int at = invocation.at();
    given = given.and(installed(name, line, at));
    given =
        given.and(
            session.files.named(
                invocation.keywords().getOrDefault("cwd", Value.UNKNOWN).textWithHoles()));
    cloned(line);
    boolean shells = SHELLS.contains(name) || invocation.keywords().containsKey("shell");
    given = shells ? given : Bystanders.pass(line, given);
    evaluator.add(Behaviour.RUN_PROCESS, detail, given, at);
    if (given.isDecoded() && Requests.isHidden(evaluator, line)) {
      evaluator.add(Behaviour.CONCEALED, "command", given, at);
    }
    new Unseen(evaluator).start(name, line, invocation);
    Miners.in(evaluator.session.vocabulary, line)
        .forEach(kind -> evaluator.add(Behaviour.MINE, kind, Flow.NONE, at));
    boolean brought = given.has(Behaviour.FETCH) || given.has(Behaviour.PLATFORM);
    if (brought && isPlaceOfNoProgram(line)) {
      evaluator.add(Behaviour.CONCEALED, HiddenPlaces.kind(line), given, at);
    }
    if (given.has(Behaviour.FETCH) && evaluator.code.layer.isInner()) {
      evaluator.add(Behaviour.CONCEALED, "text", given, at);
    }
    String module = "python -m ";
    Flow output =
        shell.run(
            folder(invocation) + (line.startsWith(module) ? line.substring(module.length()) : line),
            given,
            at);
    writtenCode(line);
    writtenScript(line, given, at);
    interpreter(command, line, given, at);
    return output;
  }

  /** The command that goes where the process is to run, if that is known and in the package. */
  private static String folder(Invocation invocation) {
    return invocation
        .keywords()
        .getOrDefault("cwd", Value.UNKNOWN)
        .text()
        .filter(path -> path.matches("[\\w.-][\\w./-]{0,100}") && !path.equals("."))
        .map(path -> "cd " + path + " && ")
        .orElse("");
  }

  /** Text that came over the network is handed to a shell as it is. */
  private void fetchedCommand(String name, Invocation invocation) {
    Value command = invocation.argument(0, "args");
    boolean shell = SHELLS.contains(name) || invocation.keywords().containsKey("shell");
    boolean asked = command.flow().has(Behaviour.REQUEST);
    if (shell && (asked || (command.flow().has(Behaviour.FETCH) && isAnswer(command)))) {
      evaluator.add(Behaviour.RUN_CODE, "command", command.flow(), invocation.at());
    }
  }

  /** Whether it is what a function of the network gave, and not the name of a file. */
  private boolean isAnswer(Value value) {
    String name =
        switch (value.known()) {
          case Known.Named(String n) -> n;
          case Known.Result(String n) -> n;
          default -> "";
        };
    for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      String of = name.substring(0, dot);
      if (Network.asks(of)
          || of.equals("json.loads")
          || session.meanings(of).stream().anyMatch(m -> m.behaviour() == Behaviour.FETCH)) {
        return true;
      }
    }
    return false;
  }

  /** What variables carry that stand for files: they were tainted when the files were written. */
  private static Flow named(Invocation command) {
    return Value.flowOf(command.arguments());
  }

  private static String line(String name, Invocation command) {
    StringBuilder line = new StringBuilder();
    // `ShellExecute(window, verb, program, arguments, …)`
    boolean shows = name.contains("ShellExecute") && command.arguments().size() > 3;
    List<Value> parts =
        new ArrayList<>(shows ? command.arguments().subList(2, 4) : command.arguments());
    Value args = command.keywords().get("args");
    if (args != null) {
      parts.add(args);
    }
    for (Value part : parts) {
      boolean list = part.items().isPresent();
      for (Value word : part.items().orElse(List.of(part))) {
        String text = word(word);
        // What means something to a shell does not within a word that none reads.
        boolean lines = list && text.chars().anyMatch(c -> "\n&|;<>()\"'`".indexOf(c) >= 0);
        line.append(line.isEmpty() ? "" : " ")
            .append(lines ? "'" + text.replace("'", "'\\''") + "'" : text);
      }
    }
    return line.toString();
  }

  private static String word(Value word) {
    return word.known() instanceof Known.Named(String n) && n.equals("sys.executable")
        ? "python"
        : word.textWithHoles();
  }

  /** Where settings are kept, or a hidden file among the temporary ones. */
  private static boolean isPlaceOfNoProgram(String line) {
    String path = line.replace('\\', '/').replace("\"", "");
    return path.startsWith("~/AppData/") || HiddenPlaces.holds(path) || isLooseProgram(path);
  }

  /** {@code %TEMP%/a.exe}: who unpacks an installer does so in a folder of its own. */
  private static boolean isLooseProgram(String path) {
    int space = path.indexOf(' ');
    String program = space < 0 ? path : path.substring(0, space);
    return program.startsWith("/tmp/")
        && program.indexOf('/', "/tmp/".length()) < 0
        && (program.endsWith(".exe") || program.endsWith(".scr"));
  }

  /** {@code python -c code}, {@code python file.py}. */
  private void interpreter(Invocation command, String line, Flow given, int at) {
    List<Value> words =
        command.arguments().stream().flatMap(v -> v.items().orElse(List.of(v)).stream()).toList();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).text().orElse("").equals("-c") && isPython(word(words.get(0)))) {
        running.code("python -c", words.get(i + 1), words.get(i + 1).flow(), at);
        return;
      }
    }
    int option = line.indexOf("python");
    int code = option < 0 ? -1 : line.indexOf(" -c ", option);
    if (code > 0) {
      String text = line.substring(code + 4).strip();
      boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
      int end = quoted ? text.lastIndexOf(text.charAt(0)) : -1;
      Value inner = Value.text(end > 0 ? text.substring(1, end) : text, given);
      running.code("python -c", inner, given, at);
    } else if (option >= 0) {
      fetchedScript(words, at);
      script(line, at);
    }
  }

  private static boolean isPython(String program) {
    return program.contains("python") || program.equals("py");
  }

  /** {@code [sys.executable, path]}, where the file of the path came over the network. */
  private void fetchedScript(List<Value> words, int at) {
    if (words.size() < 2 || !isPython(word(words.getFirst()))) {
      return;
    }
    Value file = words.get(1);
    Flow content = file.flow().and(session.files.named(file.textWithHoles()));
    if (content.has(Behaviour.FETCH) && !file.textWithHoles().startsWith("-")) {
      evaluator.add(Behaviour.RUN_CODE, "python", content, at);
    }
  }

  private void script(String line, int at) {
    for (String word : line.split("\\s+", 20)) {
      if (word.endsWith(".py") || word.endsWith(".pyw")) {
        String path = word.replace('\\', '/').replace(String.valueOf(Value.HOLE), "");
        String end =
            path.startsWith("./")
                ? path.substring(2)
                : path.startsWith("/") ? path.substring(1) : path;
        session.sink.refer(
            evaluator.unit(),
            evaluator.code.layer.line(at),
            new Reference.File(List.of(end), "__main__"));
      }
    }
  }

  /** Code that was written to a file is read once a process is started that may run it. */
  private void writtenCode(String line) {
    boolean may = line.contains("python") || line.indexOf(Value.HOLE) >= 0 || line.contains(".py");
    if (may) {
      session.files.takeCode().forEach(each -> running.enter(each.text(), each.flow(), each.at()));
    }
  }

  /** A script that was written is read once a process is started that names it. */
  private void writtenScript(String line, Flow given, int at) {
    session.files.scripts(
        line,
        (name, text) -> {
          boolean windows = name.endsWith(".ps1") || name.endsWith(".vbs");
          String command = "powershell -Command '" + text.replace("'", "") + "'";
          shell.run(windows ? command : text, given, at);
        });
  }

  /** {@code git clone address folder}: whatever is run in the folder was fetched. */
  private void cloned(String line) {
    int clone = line.indexOf("git clone ");
    if (clone >= 0) {
      int end = line.indexOf('&', clone) < 0 ? line.length() : line.indexOf('&', clone);
      String[] words = line.substring(clone, end).strip().split("\\s+", 20);
      String folder = words[words.length - 1];
      session.files.wrote(
          folder.endsWith(".git") ? folder.substring(0, folder.length() - 4) : folder,
          Flow.of(Behaviour.FETCH));
    }
  }

  /** A package is fetched from an address and not from the registry that its user chose. */
  private Flow installed(String name, String line, int at) {
    boolean pip =
        name.startsWith("pip.") || line.contains("pip install") || line.contains("pip3 install");
    if (!pip || !line.contains("install") || !line.contains("://")) {
      return Flow.NONE;
    }
    boolean local = line.contains("://localhost") || line.contains("://127.");
    boolean plain = line.contains("http://") && !local;
    evaluator.add(Behaviour.FETCH, plain ? "plain-dependency" : "pip", Flow.NONE, at);
    return Flow.of(Behaviour.FETCH);
  }
}
