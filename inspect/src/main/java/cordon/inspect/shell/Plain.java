package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Everything;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Programs whose meaning is data: what they do is said by their name and first arguments. */
final class Plain {
  private static final Set<String> COPIES =
      Set.of("cp", "mv", "tee", "install", "copy", "move", "ln");
  private static final Set<String> PACKAGERS = Set.of("npm", "pnpm", "yarn", "bun", "cnpm");
  private static final Set<String> INSTALLS = Set.of("i", "install", "add", "in", "isntall");

  private static final Set<Behaviour> TAKEN =
      Set.of(Behaviour.SECRET, Behaviour.ENVIRONMENT, Behaviour.HOST_INFO, Behaviour.CAPTURE);

  private final Session session;
  private final List<Value> words;
  private final Value input;
  private final Place place;

  Plain(Session session, List<Value> words, Value input, Place place) {
    this.session = session;
    this.words = words;
    this.input = input;
    this.place = place;
  }

  Value run(String name) {
    Flow given = input.flow();
    for (Value word : words.subList(1, words.size())) {
      given = given.and(word.flow()).and(new Writing(session).read(word));
    }
    String line = Program.line(words);
    Flow output = given;
    for (Meaning meaning : meanings(name)) {
      session.add(
          meaning.behaviour(),
          meaning.detail().isEmpty() ? name : meaning.detail(),
          given,
          place,
          line);
      output = output.and(meaning.behaviour());
    }
    if (name.equals("git") && words.size() > 2 && words.get(1).textWithHoles().equals("clone")) {
      cloned(words.getLast().textWithHoles());
    }
    if (PACKAGERS.contains(name) && installsForAll()) {
      session.add(Behaviour.DEPENDENCY, "for-all", Flow.NONE, place, line);
    }
    if (PACKAGERS.contains(name) && installsAnother()) {
      session.add(Behaviour.DEPENDENCY, "named", Flow.NONE, place, line);
    }
    if (PACKAGERS.contains(name)) {
      elsewhere(line);
      registry(line);
    }
    special(name, given, line);
    return Value.unknown(output);
  }

  /** {@code npm install -g other} */
  private boolean installsForAll() {
    List<String> given = words.subList(1, words.size()).stream().map(Value::textWithHoles).toList();
    if (given.isEmpty()) {
      return false;
    }
    boolean forAll =
        given.contains("-g") || given.contains("--global") || given.getFirst().equals("global");
    return forAll
        && given.stream().anyMatch(INSTALLS::contains)
        && given.stream()
            .anyMatch(w -> !w.startsWith("-") && !INSTALLS.contains(w) && isElsewhere(w));
  }

  /**
   * {@code npm install other}, rather than all that the manifest names; with a part that is left to
   * whoever asks, the others are what that needs.
   */
  private boolean installsAnother() {
    List<String> given =
        words.subList(1, words.size()).stream()
            .map(Value::textWithHoles)
            .filter(w -> !w.startsWith("-"))
            .toList();
    return given.size() > 1
        && INSTALLS.contains(given.getFirst())
        && given.stream().noneMatch(w -> w.indexOf(Value.HOLE) >= 0)
        && given.stream().skip(1).anyMatch(Plain::isElsewhere);
  }

  /** {@code npm install http://…}: a package that no registry holds. */
  private void elsewhere(String line) {
    List<String> given = words.subList(1, words.size()).stream().map(Value::textWithHoles).toList();
    boolean installs = given.stream().anyMatch(INSTALLS::contains);
    if (installs && given.stream().anyMatch(w -> w.startsWith("http://"))) {
      session.add(Behaviour.FETCH, "plain-dependency", Flow.NONE, place, line);
    }
  }

  /** {@code npm config set registry http://…}: where packages come from from then on. */
  private void registry(String line) {
    List<String> given = words.subList(1, words.size()).stream().map(Value::textWithHoles).toList();
    boolean sets = given.size() > 2 && given.contains("set") && !given.contains("get");
    if (sets && given.stream().anyMatch(w -> w.startsWith("registry") || w.endsWith(":registry"))) {
      session.add(Behaviour.HOOK, "registry", Flow.NONE, place, line);
    }
  }

  /** Not the package itself. */
  private static boolean isElsewhere(String what) {
    return !what.equals("global") && !what.startsWith(".") && !what.startsWith("/");
  }

  private void cloned(String to) {
    String path = to.endsWith("/") ? to.substring(0, to.length() - 1) : to;
    String last = path.substring(path.lastIndexOf('/') + 1);
    String folder = last.endsWith(".git") ? last.substring(0, last.length() - 4) : last;
    if (!folder.isEmpty() && folder.indexOf(Value.HOLE) < 0) {
      session.clones.add(folder);
    }
  }

  /** {@code systemctl.enable}: what is asked of a program counts with its name. */
  private List<Meaning> meanings(String name) {
    String asked = Subcommand.of(words);
    List<Meaning> exact =
        asked.isEmpty() ? List.of() : Program.meanings(session, name + "." + asked);
    return exact.isEmpty() ? Program.meanings(session, name) : exact;
  }

  private void special(String name, Flow given, String line) {
    if (COPIES.contains(name) && words.size() > 1) {
      new Writing(session).to(words.getLast(), copied(name, given), false, place);
    }
    switch (name) {
      case "ssh", "socket", "s_client", "hping3", "nping" -> {
        if (TAKEN.stream().anyMatch(given::has)) {
          session.add(Behaviour.SEND, name, given, place, line);
        }
      }
      case "docker", "podman", "nerdctl" -> containers(given, line);
      case "msiexec" -> {
        if (line.contains("://")) {
          Flow fetched = given.and(Behaviour.FETCH);
          session.add(Behaviour.RUN_PROCESS, Program.clip(line), fetched, place, line);
        }
      }
      case "git" -> {
        if (line.contains("config")
            && line.contains("--global")
            && (line.contains("core.hooksPath") || line.contains("init.templateDir"))) {
          session.add(Behaviour.PERSIST, "git-hooks", given, place, line);
        }
      }
      case "chmod" -> executable(given, line);
      case "rm", "rmdir", "rd", "del", "shred", "srm" -> deletes(name, line);
      case "dd" -> {
        if (words.stream()
            .map(Value::textWithHoles)
            .anyMatch(w -> w.startsWith("of=") && Everything.isDisk(w.substring(3)))) {
          session.add(Behaviour.DESTROY, "device", Flow.NONE, place, line);
        }
      }
      case "nc", "ncat", "netcat", "socat" -> netcat(given, line);
      case "ping", "ping6" -> ping(line);
      case "export", "set", "printenv", "declare" -> {
        if (words.size() == 1 || line.endsWith(" -p") || line.endsWith(" -x")) {
          session.add(Behaviour.ENVIRONMENT, name, Flow.NONE, place, line);
        }
      }
      case "crontab" -> {
        if (!line.contains("-l")) {
          session.add(Behaviour.PERSIST, "cron", given, place, line);
        }
      }
      case "reg", "schtasks" -> registry(name, line.toLowerCase(Locale.ROOT), line);
      case "rundll32", "regsvr32" -> {
        // `/i:http://…` fetches a script and runs it.
        Flow from = line.contains("://") ? given.and(Behaviour.FETCH) : given;
        session.add(Behaviour.LOAD_NATIVE, name, from, place, line);
        session.add(Behaviour.RUN_PROCESS, Program.clip(line), from, place, line);
      }
      default -> {}
    }
  }

  private void containers(Flow given, String line) {
    if (Containers.isGivenAll(words.stream().map(Value::textWithHoles).toList())) {
      session.add(Behaviour.ESCAPE, "container", given, place, line);
    }
  }

  /** A copy holds what the file holds; {@code tee} passes its input on. */
  private Value copied(String name, Flow given) {
    Value from =
        name.equals("tee")
            ? input
            : words.size() > 2
                ? new Writing(session).content(words.get(words.size() - 2))
                : Value.UNKNOWN;
    return from.with(given);
  }

  private void executable(Flow given, String line) {
    boolean makes =
        words.stream()
            .map(Value::textWithHoles)
            .anyMatch(w ->
                (w.contains("+") && w.contains("x"))
                    || w.equals("755")
                    || w.equals("777")
                    || w.equals("0755")
                    || w.equals("700"));
    if (makes) {
      session.add(Behaviour.MAKE_EXECUTABLE, "chmod", given, place, line);
    }
  }

  private void deletes(String name, String line) {
    boolean recursive =
        words.stream()
                .map(Value::textWithHoles)
                .map(w -> w.toLowerCase(Locale.ROOT))
                .anyMatch(w -> (w.startsWith("-") && w.contains("r")) || w.equals("/s"))
            || name.equals("shred");
    for (Value word : words.subList(1, words.size())) {
      String path = word.textWithHoles();
      if (recursive && Everything.is(path)) {
        session.add(Behaviour.DESTROY, path, Flow.NONE, place, line);
      }
      if (path.equals("$0") || path.endsWith("_history")) {
        session.add(
            Behaviour.COVER_TRACKS,
            path.equals("$0") ? "own-file" : "history",
            Flow.NONE,
            place,
            line);
      }
    }
  }

  /** What is told as a part of a name, or as the pattern of a packet, reaches who answers. */
  private void ping(String line) {
    for (int i = 1; i < words.size(); i++) {
      Value word = words.get(i);
      String text = word.textWithHoles();
      boolean inName =
          text.indexOf(Value.HOLE) >= 0 && text.indexOf('.', text.indexOf(Value.HOLE)) > 0;
      boolean pattern =
          words.get(i - 1).textWithHoles().equals("-p") && text.indexOf(Value.HOLE) >= 0;
      if (inName || pattern) {
        session.add(Behaviour.SEND, "ping", word.flow().and(input.flow()), place, line);
      }
    }
  }

  private void netcat(Flow given, String line) {
    boolean shell =
        line.contains(" -e")
            || line.contains(" -c ")
            || line.toLowerCase(Locale.ROOT).contains("exec:");
    if (shell) {
      session.add(Behaviour.REMOTE_CONTROL, "shell", given, place, line);
    } else if (!line.contains(" -l") && !line.contains(" -z")) {
      session.add(Behaviour.SEND, "nc", given, place, line);
    }
  }

  private void registry(String name, String lower, String line) {
    if (name.equals("reg") && lower.contains(" add ") && lower.contains("currentversion\\run")) {
      session.add(Behaviour.PERSIST, "registry-run", Flow.NONE, place, line);
    }
    if (name.equals("schtasks") && lower.contains("/create")) {
      session.add(Behaviour.PERSIST, "cron", Flow.NONE, place, line);
      if (lower.contains("/ru system") || lower.contains("/ru 'system'")) {
        session.add(Behaviour.PERSIST, "system", Flow.NONE, place, line);
      }
    }
  }
}
