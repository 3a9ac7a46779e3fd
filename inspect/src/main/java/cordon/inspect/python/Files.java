package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Everything;
import cordon.inspect.value.Flow;
import cordon.inspect.value.HiddenPlaces;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Instructions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files that are written, and what flows through them. */
final class Files {
  /** Functions that fetch to a file: the keyword of its path, which is the second argument. */
  private static final Map<String, String> RECEIVES =
      Map.of(
          "urlretrieve", "filename",
          "download", "out",
          "download_file", "out",
          "download_url_to_file", "dst",
          "clone_from", "to_path");

  /** Functions that run what is in a file, or give what does: the place of its path. */
  private static final Map<String, Integer> LOADS =
      Map.of(
          "run_path", 0,
          "execfile", 0,
          "load_source", 1,
          "load_compiled", 1,
          "load_dynamic", 1,
          "spec_from_file_location", 1,
          "SourceFileLoader", 1,
          "SourcelessFileLoader", 1,
          "ExtensionFileLoader", 1);

  private static final List<String> PROGRAMS = List.of(".exe", ".scr", ".dll", ".com", ".msi");

  private final Evaluator evaluator;
  private final Session session;
  private final Running running;

  Files(Evaluator evaluator, Running running) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.running = running;
  }

  /** Functions of files that have no behaviour of their own, but through which contents flow. */
  void ofLibrary(String name, Value function, Invocation invocation) {
    int at = invocation.at();
    if (name.endsWith(".extractall") || name.endsWith(".extract")) {
      int place = name.endsWith("all") ? 0 : 1;
      write(invocation.argument(place, "path"), invocation.written(place), function.flow(), at);
    } else if (name.equals("shutil.unpack_archive")) {
      Flow content = session.files.named(path(invocation.first())).and(invocation.first().flow());
      write(invocation.argument(1, "extract_dir"), invocation.written(1), content, at);
    } else if (name.equals("shutil.make_archive")) {
      String kind = invocation.argument(1, "format").text().orElse("zip");
      Value path = invocation.first().then(Value.text("." + kind));
      write(path, invocation.written(0), invocation.argument(2, "root_dir").flow(), at);
    } else if (name.endsWith(".dump")
        && invocation.argument(1, "fp").known() instanceof FileHandle f) {
      write(f.path(), f.named(), invocation.first().flow(), at);
      wroteText(f.path(), invocation.first(), at);
    } else if (name.endsWith(".write") && invocation.first().known() instanceof FileHandle f) {
      write(f.path(), f.named(), function.flow(), at);
    } else if (name.equals("os.write")) {
      wroteText(Value.UNKNOWN, invocation.argument(1, "data"), at);
      evaluator.assignments().taint(invocation.written(0), invocation.flow());
    }
  }

  /** What was written to the file that a function loads. */
  Flow loaded(String name, Callee callee, Invocation invocation) {
    if (name.equals("sqlite3.connect")) {
      return session.files.named(path(invocation.argument(0, "database")));
    }
    Integer place = LOADS.get(callee.last());
    return place == null
        ? Flow.NONE
        : session.files.named(path(invocation.argument(place, "path"))).without(Behaviour.HOST);
  }

  /** {@code urlretrieve(url, path)}: what was fetched is in the file. */
  void receive(String name, Invocation invocation) {
    String keyword = RECEIVES.get(name.substring(name.lastIndexOf('.') + 1));
    if (keyword != null) {
      Value path = invocation.argument(1, keyword);
      Flow flow =
          Flow.of(Behaviour.FETCH).and(Effects.keep(invocation.flow(), Flow.of(Behaviour.HOST)));
      write(path, invocation.written(1), flow, invocation.at());
    }
  }

  /** Something is written to a file. */
  void write(Value path, @Nullable Expr named, Flow data, int at) {
    // What was not followed matters once the file is run or sent, unless it says which file it is.
    Flow all = data.seen().and(path.flow());
    String text = path(path);
    if (Everything.isDisk(text)) {
      evaluator.add(Behaviour.DESTROY, "device", Flow.NONE, at);
    }
    Flow words = session.words(text);
    if (all.isEmpty() && words.isEmpty()) {
      if (data.isUnseen()) {
        session.files.wrote(text, Flow.UNSEEN);
        evaluator.assignments().taint(named, Flow.UNSEEN);
      }
      return;
    }
    evaluator.add(Behaviour.WRITE, text, all, at);
    if (data.has(Behaviour.ENCRYPT) && Personal.isAny(text)) {
      evaluator.add(Behaviour.DESTROY, "files of the user", data, at);
    }
    for (Behaviour behaviour : new Behaviour[] {Behaviour.PERSIST, Behaviour.HOOK}) {
      if (words.has(behaviour) || path.flow().has(behaviour)) {
        evaluator.add(behaviour, session.sink.detail(behaviour), data, at);
      }
    }
    Flow content =
        Effects.keep(
            data,
            Flow.of(Behaviour.FETCH, Behaviour.DECODE)
                .and(Behaviour.DECRYPT)
                .and(Behaviour.HOST)
                .and(Behaviour.SECRET)
                .and(Behaviour.PRIVATE)
                .and(Behaviour.ENVIRONMENT)
                .and(Behaviour.HOST_INFO)
                .and(Behaviour.PLATFORM)
                .and(Behaviour.CAPTURE)
                .and(Flow.UNSEEN));
    boolean program = HiddenPlaces.holds(text) || isProgram(text);
    Flow carried =
        data.has(Behaviour.BLOB)
            ? content.and(program ? Behaviour.PLATFORM : Behaviour.BLOB)
            : content;
    session.files.wrote(text, carried);
    evaluator.assignments().taint(named, carried);
  }

  /** A file is made a program; if it was written from a picture or a text, it was carried so. */
  void madeExecutable(Invocation invocation, Flow given) {
    String path = path(invocation.first());
    Flow content = session.files.named(path).and(given);
    evaluator.add(Behaviour.MAKE_EXECUTABLE, path, content, invocation.at());
    if (content.has(Behaviour.BLOB)) {
      session.files.wrote(path, Flow.of(Behaviour.PLATFORM));
      evaluator.assignments().taint(invocation.written(0), Flow.of(Behaviour.PLATFORM));
    }
  }

  /** Keeps what is written if it is code, or reads it where it will run by itself. */
  void wroteText(Value path, Value data, int at) {
    String to = path.textWithHoles();
    Flow place = session.words(to);
    boolean starts = place.has(Behaviour.PERSIST) || place.has(Behaviour.HOOK);
    boolean loaded =
        (starts && to.endsWith(".py"))
            || to.endsWith(".pth")
            || (to.contains("site-packages") && to.endsWith(".py"))
            || WrittenFiles.isCommand(to, data.textWithHoles(), session.searchesCommands);
    String text = data.textWithHoles();
    if (place.has(Behaviour.HOOK) && Settings.startUnasked(data)) {
      evaluator.add(Behaviour.HOOK, "on-open", Flow.NONE, at);
    }
    if (place.has(Behaviour.HOOK) && Instructions.mislead(text, session.vocabulary)) {
      evaluator.add(Behaviour.HOOK, "instructs", Flow.NONE, at);
    }
    if (starts && text.length() > 2) {
      new ShellLines(evaluator).run(Started.commands(text), Flow.NONE, at);
    }
    if (loaded && Running.looksLikePython(text)) {
      running.enter(text, data.flow(), at);
    } else if (data.asText().filter(Running::looksLikePython).isPresent()) {
      session.files.wroteCode(new WrittenFiles.Code(text, data.flow(), at));
    } else if (WrittenFiles.isScript(to, text)) {
      session.files.wroteScript(to, text);
    }
  }

  static boolean isProgram(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return PROGRAMS.stream().anyMatch(lower::endsWith);
  }

  static String path(Value path) {
    String text = path.textWithHoles();
    return text.length() > 200 ? text.substring(0, 200) : text;
  }
}
