package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.HiddenPlaces;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs code: shells and interpreters with text, input or a file, and programs by their path. */
final class Execution {
  static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "ksh", "ash", "fish");

  /** What Windows looks for in the folder itself. */
  private static final List<String> SCRIPTS = List.of(".bat", ".cmd", ".ps1", ".sh");

  private final Running running;
  private final Session session;
  private final List<Value> words;
  private final Value input;
  private final Place place;

  Execution(Running running, List<Value> words, Value input, Place place) {
    this.running = running;
    this.session = running.session;
    this.words = words;
    this.input = input;
    this.place = place;
  }

  Value shell() {
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
      if (readsInput(word)) {
        break; // what follows is given to the script
      }
      if (!word.startsWith("-") && !word.startsWith("+")) {
        return file(i, "sh");
      }
    }
    return code(input, "sh");
  }

  /** {@code curl … | bash -s -- argument}: the script comes as input (POSIX.1-2024, sh). */
  private static boolean readsInput(String word) {
    return word.equals("/dev/stdin")
        || (word.startsWith("-")
            && word.indexOf('s') > 0
            && word.chars().skip(1).allMatch(c -> "abefhikmnpsuvx".indexOf(c) >= 0)
            && word.chars().distinct().count() == word.length());
  }

  /** Text is run as a script. What is known of it is read. */
  private Value code(Value code, String how) {
    if (!code.flow().isEmpty()) {
      session.add(Behaviour.RUN_CODE, how, code.flow(), place, line());
    }
    boolean decoded = code.flow().has(Behaviour.DECODE);
    String text = code.textWithHoles();
    return text.length() > 1
        ? running.inner(text, place, decoded).with(code.flow())
        : Value.unknown(code.flow());
  }

  Value eval() {
    Value all = Value.text("");
    for (Value word : words.subList(1, words.size())) {
      all = all.then(word).then(Value.text(" "));
    }
    return code(all, "sh eval");
  }

  Value interpreted(Interpreter interpreter) {
    for (int i = 1; i < words.size(); i++) {
      String word = word(i);
      if (interpreter.takesCode(word) && i + 1 < words.size()) {
        return embedded(interpreter, words.get(i + 1), word);
      }
      if (word.equals("-") || word.equals("/dev/stdin")) {
        break;
      }
      boolean node = interpreter.name().equals("node");
      if (!node && word.equals("run") && i + 1 < words.size() && Paths.isScript(word(i + 1))) {
        continue;
      }
      if (word.equals("-m")
          || (!node && (word.equals("run") || word.equals("install") || word.equals("x")))) {
        if (i + 1 < words.size() && fetched(i + 1)) {
          return Value.unknown(Flow.of(Behaviour.FETCH));
        }
        return new Plain(session, words, input, place).run(interpreter.name());
      }
      if (interpreter.loads(word) && i + 1 < words.size()) {
        file(i + 1, interpreter.name());
        i++;
      } else if (!word.startsWith("-")) {
        return fetched(i) ? Value.unknown(Flow.of(Behaviour.FETCH)) : file(i, interpreter.name());
      }
    }
    return input.flow().isEmpty() && input.text().map(String::isEmpty).orElse(false)
        ? Value.text("")
        : embedded(interpreter, input, "-");
  }

  /** A script by its address: {@code deno run https://…}; gives whether it is one. */
  private boolean fetched(int from) {
    for (Value word : words.subList(from, words.size())) {
      String text = word.textWithHoles();
      if (text.startsWith("http://") || text.startsWith("https://")) {
        session.add(Behaviour.FETCH, "script", word.flow(), place, line());
        Flow flow = word.flow().and(Behaviour.FETCH);
        session.add(Behaviour.RUN_CODE, "script by its address", flow, place, line());
        return true;
      }
      if (!text.startsWith("-")) {
        return false;
      }
    }
    return false;
  }

  private Value embedded(Interpreter interpreter, Value code, String how) {
    Place inner = new Place(place.path(), place.line(), place.layer() + 1);
    if (!code.flow().isEmpty()) {
      session.add(Behaviour.RUN_CODE, interpreter.name() + " " + how, code.flow(), place, line());
    }
    if (place.layer() > Session.MOST_LAYERS) {
      session.doubts.add("code lies in command lines too deep");
    } else if (interpreter.language() != Language.OTHER) {
      Optional.of(code.asText().orElse(code.textWithHoles()))
          .filter(t -> t.strip().length() > 1)
          .ifPresent(text -> embedded(interpreter.language(), inner, code));
    } else {
      code.asText()
          .flatMap(text -> ForeignCode.tiesShell(text) ? Optional.of(text) : Optional.empty())
          .ifPresent(text ->
              session.add(Behaviour.REMOTE_CONTROL, interpreter.name(), code.flow(), inner, text));
    }
    return Value.unknown(code.flow());
  }

  /** What comes in flows into what code sends that reads its input. */
  private void embedded(Language language, Place inner, Value code) {
    String text = code.asText().orElse(code.textWithHoles());
    // What the shell puts into the text goes where that sends anything.
    Flow put =
        code.known() instanceof Known.Text(String t, boolean whole) && !whole
            ? code.flow()
            : Flow.NONE;
    boolean reads = text.contains("stdin") || text.contains("STDIN") || text.contains("input(");
    for (Fact fact : session.embedded.read(language, inner, text)) {
      Set<Behaviour> inputs = new HashSet<>(fact.inputs());
      if (reads
          && (fact.behaviour() == Behaviour.SEND
              || fact.behaviour() == Behaviour.FETCH
              || fact.behaviour() == Behaviour.RUN_CODE)) {
        inputs.addAll(input.flow().behaviours());
      }
      if (fact.behaviour() == Behaviour.SEND || fact.behaviour() == Behaviour.FETCH) {
        inputs.addAll(put.behaviours());
      }
      session.add(
          new Fact(fact.behaviour(), fact.detail(), fact.place(), "", inputs, fact.quote()));
    }
  }

  /** A file is run. */
  Value file(int index, String by) {
    if (index >= words.size()) {
      return Value.UNKNOWN;
    }
    Value file = words.get(index);
    String path = file.textWithHoles();
    Flow content = file.flow().and(new Writing(session).read(file)).and(session.cloned(path));
    boolean outside = path.indexOf(Value.HOLE) == 0 || path.startsWith("/tmp/");
    content = content.isEmpty() && outside ? session.unpacked : content;
    if (!content.isEmpty()) {
      session.add(Behaviour.RUN_PROCESS, Program.clip(line()), content, place, line());
    }
    fetchedScript(path, new Writing(session).read(file));
    Interpreter interpreter = Interpreter.of(by);
    written(file, interpreter);
    Language language = interpreter == null ? Language.OTHER : interpreter.language();
    refer(path, language == Language.JAVASCRIPT, language == Language.PYTHON);
    return Value.unknown(content);
  }

  /** A script that was fetched is code that was, whether it went through a file or a pipe. */
  private void fetchedScript(String path, Flow written) {
    boolean apart = path.startsWith("/tmp/") || path.contains("/.");
    Flow content = apart ? written.and(session.cloned(path)) : written;
    if (content.has(Behaviour.FETCH)) {
      session.add(Behaviour.RUN_CODE, "script", content, place, line());
    }
  }

  /** A script that the script wrote before is read. */
  private void written(Value file, @Nullable Interpreter interpreter) {
    Value content = new Writing(session).content(file);
    if (content.text().isPresent()) {
      if (interpreter == null) {
        code(content, "sh");
      } else {
        embedded(interpreter, content, "file");
      }
    }
  }

  void refer(String path, boolean script) {
    refer(path, script, path.endsWith(".py"));
  }

  /**
   * @param python whether Python runs it, and so also the block for being run
   */
  private void refer(String path, boolean script, boolean python) {
    if (path.indexOf(Value.HOLE) < 0
        && !path.isEmpty()
        && !path.startsWith("/")
        && !path.startsWith("~")
        && !path.contains("://")) {
      String folder = session.folder.textWithHoles();
      boolean within =
          !folder.isEmpty()
              && folder.indexOf(Value.HOLE) < 0
              && !folder.startsWith("/")
              && !folder.startsWith("~");
      List<String> all = new ArrayList<>();
      if (within) {
        all.addAll(Paths.candidates(session.path, folder + "/" + path, script));
      }
      all.addAll(Paths.candidates(session.path, path, script));
      session.refer(place.line(), new Reference.File(all, python ? "__main__" : ""));
    }
  }

  /** A program by its path: of the package, or one that was written or unpacked before. */
  Flow unknownProgram() {
    Value program = words.get(0);
    String path = program.textWithHoles();
    Flow named = program.flow().without(Behaviour.PLATFORM);
    if (path.equals(String.valueOf(Value.HOLE))
        && (named.has(Behaviour.FETCH) || named.has(Behaviour.DECODE))) {
      session.add(Behaviour.RUN_CODE, "command", named, place, line());
    }
    Flow content = named.and(new Writing(session).read(program));
    if (isCarried(path) && (path.contains("/") || path.contains("\\") || !isWithinPackage())) {
      content = content.and(Behaviour.PLATFORM);
    }
    content = path.contains("/") ? content.and(session.cloned(path)) : content;
    boolean local = path.startsWith("./") || path.startsWith("/tmp/");
    if (local && content.isEmpty()) {
      content = session.unpacked;
    }
    if (!content.isEmpty()) {
      session.add(Behaviour.RUN_PROCESS, Program.clip(line()), content, place, line());
    }
    if (content.has(Behaviour.FETCH) && HiddenPlaces.holds(fromHere(path))) {
      session.add(Behaviour.CONCEALED, HiddenPlaces.kind(path), content, place, line());
    }
    boolean script = SCRIPTS.stream().anyMatch(path.toLowerCase(Locale.ROOT)::endsWith);
    if (script) {
      fetchedScript(path, new Writing(session).read(program));
    }
    if (isOwn(path)) {
      session.add(Behaviour.RUN_PROCESS, "own", content, place, line());
    }
    if ((path.contains("/") || script) && !path.contains("=")) {
      written(program, null);
      refer(path, false);
    }
    return content;
  }

  /** {@code bin/helper}: by a way from the folder of the package. */
  private static boolean isOwn(String path) {
    return path.indexOf('/') > 0 && path.indexOf(Value.HOLE) < 0 && !path.startsWith("~");
  }

  private String fromHere(String path) {
    return path.startsWith("./") ? session.folder.textWithHoles() + path.substring(1) : path;
  }

  /**
   * Whether a module of a package gives the line, whose folder is not where programs are sought.
   */
  private boolean isWithinPackage() {
    return session.path.endsWith(".py")
        && session.path.contains("/")
        && session.folder.textWithHoles().isEmpty();
  }

  /** A program of Windows beside the script, by a name that the system has not. */
  private static boolean isCarried(String path) {
    String lower = path.toLowerCase(Locale.ROOT).replace('\\', '/');
    boolean program = lower.endsWith(".exe") || lower.endsWith(".scr");
    return program
        && !WindowsPrograms.has(lower)
        && !lower.startsWith("/")
        && !lower.contains(":")
        && !lower.contains("%")
        && lower.indexOf(Value.HOLE) < 0;
  }

  private String word(int index) {
    return words.get(index).textWithHoles();
  }

  private String line() {
    return Program.line(words);
  }
}
