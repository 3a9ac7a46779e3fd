package cordon.inspect.shell;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads scripts and command lines of Unix shells, {@code cmd} and PowerShell for what they do.
 * Immutable; safe for any number of threads.
 */
public final class ShellReader {
  /** A command line that is longer is read to here. */
  private static final int MOST = 4 << 20;

  /** Programs that start another. */
  private static final Set<String> STARTERS = Set.of("nohup", "setsid", "sudo", "exec");

  private final Vocabulary vocabulary;
  private final Embedded embedded;

  /** A reader that leaves code of other languages within command lines unread. */
  public ShellReader(Vocabulary vocabulary) {
    this(vocabulary, Embedded.NONE);
  }

  public ShellReader(Vocabulary vocabulary, Embedded embedded) {
    this.vocabulary = vocabulary;
    this.embedded = embedded;
  }

  /** Whether a file is one of a build tool whose commands are read as a script's are. */
  public static boolean readsBuild(String path) {
    return BuildScripts.is(path);
  }

  /**
   * What a script does. Whatever it holds, this ends: in time linear in its length, without an
   * exception.
   *
   * @param path in the artifact
   */
  public FileFacts read(String path, byte[] content) {
    Session session = new Session(vocabulary, embedded, path);
    String text = new String(content, 0, Math.min(content.length, MOST), StandardCharsets.UTF_8);
    if (content.length > MOST) {
      session.doubts.add("it is a script of more than " + MOST + " bytes");
    }
    if (ScriptHost.is(path)) {
      scriptHost(new Place(path, 1), text).forEach(session::add);
      return facts(path, session);
    }
    Running running = new Running(session, new Place(path, 0));
    String lower = path.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".ps1") || lower.endsWith(".psm1")) {
      new PowerShellScript(running, path).read(text);
    } else {
      running.script(BuildScripts.is(path) ? BuildScripts.commands(path, text) : text, 1);
    }
    return facts(path, session);
  }

  /** What a script for the script host of Windows does, of which its name tells that it is one. */
  public List<Fact> scriptHost(Place place, String text) {
    return ScriptHost.facts(place, text);
  }

  /** What code of another language does; nothing of those without a reader. */
  public List<Fact> code(Language language, Place place, String text) {
    return embedded.read(language, place, text);
  }

  private static FileFacts facts(String path, Session session) {
    return new FileFacts(
        path,
        Language.SHELL,
        session.facts(),
        session.references(),
        session.doubts.isEmpty(),
        List.copyOf(session.doubts));
  }

  /**
   * Whether nothing is known of what a command line runs, but perhaps the shell that is to run it.
   *
   * @param line with {@link cordon.inspect.value.Value#HOLE} for parts that are not known
   */
  public static boolean isWhollyUnknown(String line) {
    String[] words = line.replace("'", "").replace("\"", "").strip().split("\\s+", 5);
    String hole = String.valueOf(cordon.inspect.value.Value.HOLE);
    int first = STARTERS.contains(words[0]) && words.length > 1 ? 1 : 0;
    int start = first;
    String program = Program.name(words[first]);
    boolean shell =
        Execution.SHELLS.contains(program)
            || program.equals("cmd")
            || program.equals("powershell")
            || program.equals("pwsh");
    while (shell && first + 1 < words.length && (first == start || isOption(words[first]))) {
      first++;
    }
    return first == words.length - 1 && words[first].equals(hole);
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") || (word.startsWith("/") && word.length() == 2);
  }

  /**
   * What a command line does.
   *
   * @param place where it stands; its facts have that place and the empty unit
   * @param line with {@link cordon.inspect.value.Value#HOLE} for parts that are not known
   */
  public List<Fact> command(Place place, String line) {
    return script(place, line).facts();
  }

  /** The same with the files that it runs. */
  public Script script(Place place, String line) {
    Session session = new Session(vocabulary, embedded, place.path());
    String text = line.length() > MOST ? line.substring(0, MOST) : line;
    new Running(session, place).script(text, 0);
    return new Script(session.facts(), List.copyOf(session.targets()));
  }
}
