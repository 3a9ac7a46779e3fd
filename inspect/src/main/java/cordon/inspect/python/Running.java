package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Script;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Code and commands that are run, and what was written to files before. */
final class Running {
  private static final int DETAIL = 80;

  private static final int LONGEST_COMMANDS = 4096;

  /** Functions that hand a text to a shell. */
  private static final Set<String> SHELLS =
      Set.of(
          "os.system",
          "os.popen",
          "subprocess.getoutput",
          "subprocess.getstatusoutput",
          "commands.getoutput",
          "asyncio.create_subprocess_shell");

  private static final List<String> SCRIPTS =
      List.of(".bat", ".cmd", ".ps1", ".vbs", ".sh", ".command");

  private final Evaluator evaluator;
  private final Session session;

  Running(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
  }

  /** Text is run as code. What is known of it is read. */
  Value code(String detail, Value code, Flow given, int at) {
    evaluator.add(Behaviour.RUN_CODE, detail, given, at);
    return code.asText().map(text -> enter(text, code.flow(), at)).orElse(Value.UNKNOWN);
  }

  /** A text that is read as a literal: JSON is one of Python, but for three words. */
  Value literal(Value text, int at) {
    String stripped = text.text().orElse("").strip();
    boolean literal = !stripped.isEmpty() && "[{(\"'".indexOf(stripped.charAt(0)) >= 0;
    return literal
        ? enter(stripped, text.flow(), at).with(text.flow())
        : Value.unknown(text.flow());
  }

  private Value enter(String text, Flow flow, int at) {
    if (!session.enters(evaluator.code, text)) {
      return Value.UNKNOWN;
    }
    boolean decoded = flow.has(Behaviour.DECODE) || flow.has(Behaviour.DECRYPT);
    Code inner = evaluator.code.within(text, at, decoded, evaluator.unit());
    inner.sayWhatIsOdd(evaluator.unit());
    Evaluator within = new Evaluator(session, inner, evaluator.scope);
    return new Execution(within).runModule(inner.module());
  }

  /** What was decoded and looks like code is read as such, wherever it goes. */
  Value layer(Value value, int at) {
    if (value.flow().has(Behaviour.DECODE)) {
      value.asText().filter(Running::looksLikePython).ifPresent(t -> enter(t, value.flow(), at));
    }
    return value;
  }

  private static boolean looksLikePython(String text) {
    return text.length() > 12
        && (text.contains("import ")
            || text.contains("exec(")
            || text.contains("eval(")
            || text.contains("lambda "))
        && text.indexOf('\uFFFD') < 0;
  }

  /** A process is started; gives what its output carries. */
  Flow process(String name, Invocation command, Invocation invocation) {
    String line = line(command);
    Flow given = command.flow().and(written(line));
    given = given.and(named(command));
    fetchedCommand(name, invocation);
    String detail = line.length() > DETAIL ? line.substring(0, DETAIL) : line;
    int at = invocation.at();
    given = given.and(installed(name, line, at));
    given =
        given.and(
            written(invocation.keywords().getOrDefault("cwd", Value.UNKNOWN).textWithHoles()));
    cloned(line);
    evaluator.add(Behaviour.RUN_PROCESS, detail, given, at);
    detached(name, invocation);
    if (given.has(Behaviour.FETCH) && isPlaceOfNoProgram(line)) {
      evaluator.add(Behaviour.CONCEALED, "place", given, at);
    }
    String module = "python -m ";
    Flow output =
        shell(line.startsWith(module) ? line.substring(module.length()) : line, given, at);
    writtenCode(line);
    writtenScript(line, given, at);
    interpreter(command, line, given, at);
    return output;
  }

  /** Text that came over the network is handed to a shell as it is. */
  private void fetchedCommand(String name, Invocation invocation) {
    Value command = invocation.argument(0, "args");
    boolean shell = SHELLS.contains(name) || invocation.keywords().containsKey("shell");
    if (shell && command.flow().has(Behaviour.FETCH) && isAnswer(command)) {
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

  private static String line(Invocation command) {
    StringBuilder line = new StringBuilder();
    List<Value> parts = new ArrayList<>(command.arguments());
    Value args = command.keywords().get("args");
    if (args != null) {
      parts.add(args);
    }
    for (Value part : parts) {
      boolean list = part.items().isPresent();
      for (Value word : part.items().orElse(List.of(part))) {
        String text = word(word);
        // Lines within a word do not end the command.
        boolean lines = list && text.indexOf('\n') >= 0;
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

  /** What the command itself does; gives what its output carries. */
  private Flow shell(String line, Flow given, int at) {
    String before = session.commands.getOrDefault(evaluator.unit(), "");
    Script script = session.shell.script(evaluator.code.layer.place(at), before + line);
    Flow output = Flow.NONE;
    for (Fact fact : script.facts()) {
      if (fact.behaviour() == Behaviour.WRITE) {
        wrote(line, fact, before);
      }
      if (fact.behaviour() != Behaviour.RUN_PROCESS) {
        output = output.and(fact.behaviour());
        Set<Behaviour> inputs = new LinkedHashSet<>(given.behaviours());
        inputs.addAll(fact.inputs());
        session.sink.add(
            new Fact(
                fact.behaviour(),
                fact.detail(),
                fact.place(),
                evaluator.unit(),
                inputs,
                fact.quote()));
      } else if (!fact.inputs().isEmpty()) {
        session.sink.add(
            new Fact(
                fact.behaviour(),
                fact.detail(),
                fact.place(),
                evaluator.unit(),
                fact.inputs(),
                fact.quote()));
      }
    }
    int row = evaluator.code.layer.line(at);
    script.targets().forEach(target -> session.sink.refer(evaluator.unit(), row, target));
    return output;
  }

  /** A command wrote a file, which a later one may run, and so may Python. */
  private void wrote(String line, Fact fact, String before) {
    Flow content = Flow.NONE;
    for (Behaviour input : fact.inputs()) {
      content = content.and(input);
    }
    wrote(fact.detail(), content);
    String unit = evaluator.unit();
    if (before.length() + line.length() < LONGEST_COMMANDS && !before.contains(line)) {
      session.commands.put(unit, before + line + "\n");
    }
  }

  /** Where settings are kept, or a hidden file among the temporary ones. */
  private static boolean isPlaceOfNoProgram(String line) {
    String path = line.replace('\\', '/').replace("\"", "");
    return path.startsWith("~/AppData/")
        || path.startsWith("/tmp/.")
        || path.startsWith("/dev/shm/")
        || isLooseProgram(path);
  }

  /** {@code %TEMP%/a.exe}: who unpacks an installer does so in a folder of its own. */
  private static boolean isLooseProgram(String path) {
    int space = path.indexOf(' ');
    String program = space < 0 ? path : path.substring(0, space);
    return program.startsWith("/tmp/")
        && program.indexOf('/', "/tmp/".length()) < 0
        && (program.endsWith(".exe") || program.endsWith(".scr"));
  }

  private void detached(String name, Invocation invocation) {
    if (name.equals("os.startfile")) {
      evaluator.add(Behaviour.DETACHED, "os.startfile", Flow.NONE, invocation.at());
    }
    Map<String, Value> keywords = invocation.keywords();
    boolean unseen =
        keywords.containsKey("creationflags")
            || keywords.containsKey("start_new_session")
            || keywords.containsKey("preexec_fn")
            || keywords.containsKey("startupinfo");
    boolean silent =
        name.endsWith(".Popen")
            && keywords.containsKey("stdout")
            && isNull(keywords.get("stdout"))
            && isNull(keywords.getOrDefault("stderr", Value.UNKNOWN));
    if (unseen || silent) {
      evaluator.add(Behaviour.DETACHED, unseen ? "process" : "silent", Flow.NONE, invocation.at());
    }
  }

  private static boolean isNull(Value value) {
    return value.known() instanceof Known.Named(String n)
        && (n.endsWith(".DEVNULL") || n.endsWith(".STDOUT"));
  }

  /** {@code python -c code}, {@code python file.py}. */
  private void interpreter(Invocation command, String line, Flow given, int at) {
    List<Value> words =
        command.arguments().stream().flatMap(v -> v.items().orElse(List.of(v)).stream()).toList();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).text().orElse("").equals("-c") && isPython(word(words.get(0)))) {
        code("python -c", words.get(i + 1), words.get(i + 1).flow(), at);
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
      code("python -c", inner, given, at);
    } else if (option >= 0) {
      script(line, at);
    }
  }

  private static boolean isPython(String program) {
    return program.contains("python") || program.equals("py");
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
    List<Session.WrittenCode> written = may ? List.copyOf(session.writtenCode) : List.of();
    session.writtenCode.removeAll(written);
    written.forEach(each -> enter(each.text(), each.flow(), each.at()));
  }

  /** What is decoded and handed to a process is run by it if it is code. */
  void input(Value data, int at) {
    if (data.asText().filter(Running::looksLikePython).isPresent()) {
      code("standard input", data, data.flow(), at);
    }
  }

  /** {@code git clone address folder}: whatever is run in the folder was fetched. */
  private void cloned(String line) {
    int clone = line.indexOf("git clone ");
    if (clone >= 0) {
      int end = line.indexOf('&', clone) < 0 ? line.length() : line.indexOf('&', clone);
      String[] words = line.substring(clone, end).strip().split("\\s+", 20);
      String folder = words[words.length - 1];
      wrote(
          folder.endsWith(".git") ? folder.substring(0, folder.length() - 4) : folder,
          Flow.of(Behaviour.FETCH));
    }
  }

  /** A package is fetched from an address that anybody may answer for. */
  private Flow installed(String name, String line, int at) {
    boolean pip =
        name.startsWith("pip.") || line.contains("pip install") || line.contains("pip3 install");
    if (pip && line.contains("install") && line.contains("http://")) {
      boolean local = line.contains("http://localhost") || line.contains("http://127.");
      evaluator.add(Behaviour.FETCH, local ? "pip" : "plain-dependency", Flow.NONE, at);
      return Flow.of(Behaviour.FETCH);
    }
    return Flow.NONE;
  }

  /** Keeps what is written if it is code, or reads it where it will run by itself. */
  void wroteText(Value path, Value data, int at) {
    String to = path.textWithHoles();
    boolean loaded = to.endsWith(".pth") || (to.contains("site-packages") && to.endsWith(".py"));
    String text = data.textWithHoles();
    if (session.words(to).has(Behaviour.PERSIST) && text.length() > 2) {
      shell(Started.commands(text), Flow.NONE, at);
    }
    if (loaded && looksLikePython(text)) {
      enter(text, data.flow(), at);
    } else if (data.asText().filter(Running::looksLikePython).isPresent()) {
      session.writtenCode.add(new Session.WrittenCode(text, data.flow(), at));
    } else if (isScript(to, text)) {
      session.writtenScripts.put(fileName(to), text);
    }
  }

  private static boolean isScript(String path, String text) {
    String lower = path.toLowerCase(java.util.Locale.ROOT);
    return SCRIPTS.stream().anyMatch(lower::endsWith)
        || text.startsWith("@echo")
        || text.startsWith("#!/bin/");
  }

  /** A script that was written is read once a process is started that names it. */
  private void writtenScript(String line, Flow given, int at) {
    for (Map.Entry<String, String> script : session.writtenScripts.entrySet()) {
      String name = script.getKey();
      if (line.contains(name)) {
        String text = script.getValue();
        boolean windows = name.endsWith(".ps1") || name.endsWith(".vbs");
        String command = "powershell -Command '" + text.replace("'", "") + "'";
        shell(windows ? command : text, given, at);
      }
    }
  }

  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  void wrote(String path, Flow content) {
    String last = fileName(path);
    String name = last.length() > 2 ? last : path;
    if (name.length() > 2 && name.indexOf(Value.HOLE) < 0 && !content.isEmpty()) {
      session.wrote(name, content);
    }
  }

  /** What was written to the files that a command names. */
  Flow written(String line) {
    Flow flow = Flow.NONE;
    for (Map.Entry<String, Flow> file : session.written.entrySet()) {
      if (line.contains(file.getKey())) {
        flow = flow.and(file.getValue());
      }
    }
    return flow;
  }
}
