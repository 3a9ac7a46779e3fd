package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Language;
import cordon.inspect.value.Everything;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Hit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that are written, read and deleted. */
final class Files {
  private static final Set<String> WORKING = Set.of(".", "./", "*", "./*", "..", "../", "../*");

  /** What shells run, by the ends of their names. */
  private static final Set<String> SHELL = Set.of("sh", "bash", "bat", "cmd", "ps1", "command");

  private static final Set<String> SCRIPT_HOST = Set.of("vbs", "vbe", "hta", "wsf");

  private final Calls calls;
  private final Evaluator evaluator;

  Files(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  void write(Value path, @Nullable Node node, Flow content, int at) {
    write(path, node, content, at, true);
  }

  /**
   * @param starts whether what is written may start something
   */
  void write(Value path, @Nullable Node node, Flow content, int at, boolean starts) {
    String text = path.textWithHoles();
    String name = name(text);
    if (!name.isEmpty()) {
      evaluator.session.written.merge(name, content, Flow::and);
    }
    if (node instanceof Node.Name variable) {
      evaluator.scope.taint(variable.id(), content);
    }
    if (text.endsWith("/" + FileCalls.ANY) && Everything.is(text)) {
      evaluator.add(Behaviour.DESTROY, text, Flow.NONE, at);
    } else if (Everything.isDisk(text)) {
      evaluator.add(Behaviour.DESTROY, "device", Flow.NONE, at);
    }
    for (Hit hit : evaluator.session.vocabulary.inText(text)) {
      Behaviour behaviour = hit.meaning().behaviour();
      if ((behaviour == Behaviour.PERSIST && starts) || behaviour == Behaviour.HOOK) {
        evaluator.add(behaviour, hit.meaning().detail(), content, at);
      }
    }
    if (!content.isEmpty() || name.equals("package.json")) {
      evaluator.add(
          Behaviour.WRITE,
          name.equals("package.json") ? name : text.length() > 80 ? text.substring(0, 80) : text,
          content,
          at);
    }
  }

  /** Code that is written to a file of code is read as what it will do. */
  void code(Value path, Value content, int at) {
    String name = path.textWithHoles();
    if (content.known() instanceof Known.Text(String text, boolean whole)) {
      if (SHELL.contains(end(name)) || SCRIPT_HOST.contains(end(name))) {
        persists(text, at);
      }
      if (text.startsWith("#!/bin/") || SHELL.contains(end(name))) {
        new Processes(calls).script(text, at);
        return;
      }
      if (SCRIPT_HOST.contains(end(name))) {
        evaluator.session.shell.scriptHost(evaluator.source.place(at), text).forEach(this::home);
        return;
      }
      if (end(name).equals("py")) {
        String code = text.replace(Value.HOLE, ' ');
        evaluator
            .session
            .shell
            .code(Language.PYTHON, evaluator.source.place(at), code)
            .forEach(this::home);
        return;
      }
    }
    boolean script =
        name.endsWith(".js")
            || name.endsWith(".cjs")
            || name.endsWith(".mjs")
            || (content.textWithHoles().startsWith("#!")
                && content.textWithHoles().lines().findFirst().orElse("").contains("node"));
    if (script && content.known() instanceof Known.Text(String text, boolean whole)) {
      new Running(calls).layer(Value.text(text.replace(Value.HOLE, ' '), content.flow()), at);
    }
  }

  /** A script that is written makes something stay. */
  private void persists(String script, int at) {
    for (Hit hit : evaluator.session.vocabulary.inText(script)) {
      if (hit.meaning().behaviour() == Behaviour.PERSIST) {
        evaluator.add(Behaviour.PERSIST, hit.meaning().detail(), Flow.NONE, at);
      }
    }
  }

  /** What a script does that is written counts for whoever writes it. */
  private void home(Fact fact) {
    evaluator.session.sink.add(
        new Fact(
            fact.behaviour(),
            fact.detail(),
            fact.place(),
            evaluator.unit(),
            fact.inputs(),
            fact.quote()));
  }

  private static String end(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Files that a command line names besides fetching count as fetched. */
  void downloads(String line) {
    String[] words = line.split("\\s+", 64);
    for (int i = 0; i + 1 < words.length; i++) {
      if (words[i].equalsIgnoreCase("-o")
          || words[i].equals("--output")
          || words[i].equalsIgnoreCase("-outfile")) {
        downloaded(words[i + 1].replace("\"", "").replace("'", ""));
      }
    }
  }

  /** A command has fetched a file. */
  void downloaded(String path) {
    String name = name(path);
    if (!name.isEmpty()) {
      evaluator.session.written.merge(name, Flow.of(Behaviour.FETCH), Flow::and);
    }
  }

  /** What an archive holds is put into a folder. */
  void unpacked(Value folder, Flow content) {
    String name = name(folder.textWithHoles());
    if (name.length() > 1 && !content.isEmpty()) {
      evaluator.session.written.merge(name + "/", content, Flow::and);
    }
  }

  /** What was written to a file of a path, or to a folder that it is in. */
  Flow written(String path) {
    Map<String, Flow> written = evaluator.session.written;
    Flow flow = written.getOrDefault(name(path), Flow.NONE);
    String[] folders = path.replace('\\', '/').split("/", 32);
    for (int i = 0; i + 1 < folders.length; i++) {
      flow = flow.and(written.getOrDefault(folders[i] + "/", Flow.NONE));
    }
    return flow;
  }

  /** One stream flows into another. */
  void piped(Value from, Value to, int at) {
    if (to.known() instanceof Stream stream) {
      new PlantedFiles(calls).look(stream.path(), Value.unknown(from.flow()), at);
      write(stream.path(), stream.node(), from.flow(), at);
    }
    String source = origin(from);
    String target = origin(to);
    if (target.equals(Running.INTERPRETER + ".stdin")) {
      new Running(calls).input(from.flow(), at);
    }
    boolean shell =
        source.startsWith("child_process.") && isSocket(target)
            || target.startsWith("child_process.") && isSocket(source);
    if (shell) {
      evaluator.add(Behaviour.REMOTE_CONTROL, "shell", from.flow(), at);
    }
  }

  private static boolean isSocket(String name) {
    return name.startsWith("net.")
        || name.startsWith("tls.")
        || name.startsWith("ws.")
        || name.startsWith("WebSocket");
  }

  private static String origin(Value value) {
    return switch (value.known()) {
      case Known.Named(String name) -> name;
      case Known.Result(String name) -> name;
      case Method method -> origin(method.of());
      default -> "";
    };
  }

  /** What the name of a file says that is read, where the word alone would say nothing. */
  Flow secret(Value path, int at) {
    String text = path.textWithHoles();
    if (!name(text).equals(".env")) {
      boolean beside = text.startsWith(".") && text.indexOf('/') < 0;
      return beside
          ? evaluator.session.name("./" + text, evaluator.source, evaluator.unit(), at)
          : Flow.NONE;
    }
    evaluator.add(Behaviour.SECRET, "dotenv", Flow.NONE, at);
    return Flow.of(Behaviour.SECRET);
  }

  Flow read(Value path) {
    String name = name(path.textWithHoles());
    return path.flow()
        .and(name.isEmpty() ? Flow.NONE : evaluator.session.written.getOrDefault(name, Flow.NONE));
  }

  /**
   * What was written to a file of that name, if the name tells it from others.
   *
   * @param own of the path, which carries what was written where the same variable named it
   */
  Flow held(String path, Flow own) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    long letters =
        name.substring(0, dot > 0 ? dot : name.length())
            .chars()
            .filter(c -> c != Value.HOLE)
            .count();
    return letters < 3 && !Running.isHidden(own)
        ? Flow.NONE
        : evaluator.session.written.getOrDefault(name, Flow.NONE);
  }

  void deleted(Value path, int at) {
    String text = path.text().orElse("");
    if (text.equals("__filename")) {
      evaluator.add(Behaviour.COVER_TRACKS, "own-file", Flow.NONE, at);
    } else if (Everything.is(text)) {
      evaluator.add(Behaviour.DESTROY, text, Flow.NONE, at);
    } else if (isWorkingFolder(path)) {
      asked(at);
    }
  }

  /** Programs clear folders of their own; none lets a visitor clear the one that it runs in. */
  void asked(int at) {
    if (evaluator.scope.isAsked()) {
      evaluator.add(Behaviour.DESTROY, "working-folder", Flow.of(Behaviour.REQUEST), at);
    }
  }

  /** The folder that the program runs in, or each entry of it. */
  static boolean isWorkingFolder(Value path) {
    String text = path.textWithHoles();
    return WORKING.contains(text)
        || text.endsWith(Value.HOLE + "/" + FileCalls.ANY)
        || path.known() instanceof Known.Result(String name) && name.equals("process.cwd");
  }

  /** The last part of a path; empty where it is not known. */
  static String name(String path) {
    String plain = path.replace('\\', '/');
    String name = plain.substring(plain.lastIndexOf('/') + 1);
    return name.length() == 1 && name.charAt(0) == Value.HOLE ? "" : name;
  }
}
