package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.Locale;
import java.util.Set;

/**
 * Programs that run nothing of what they are told, and documents that nothing runs: that an
 * argument of theirs was decoded hides no code.
 */
public final class Bystanders {
  private static final Set<String> PROGRAMS =
      Set.of(
          "attrib",
          "cacls",
          "cat",
          "chgrp",
          "chown",
          "cp",
          "date",
          "df",
          "diff",
          "dir",
          "du",
          "echo",
          "ffprobe",
          "file",
          "grep",
          "head",
          "hostname",
          "icacls",
          "id",
          "kill",
          "killall",
          "ls",
          "lsof",
          "md5sum",
          "mkdir",
          "mv",
          "netstat",
          "nproc",
          "nvidia-smi",
          "ping",
          "pkill",
          "ps",
          "pwd",
          "rm",
          "sha256sum",
          "stat",
          "tail",
          "takeown",
          "taskkill",
          "tasklist",
          "touch",
          "uname",
          "wc",
          "where",
          "which",
          "whoami");

  private static final Set<String> OPENERS = Set.of("open", "xdg-open", "start", "explorer", "gio");

  private static final Set<String> DOCUMENTS =
      Set.of(
          "bmp", "csv", "gif", "jpeg", "jpg", "mp3", "mp4", "pdf", "png", "svg", "txt", "wav",
          "webp");

  private Bystanders() {}

  /**
   * What flows into a program and its arguments, which no shell reads, of that which may be run.
   *
   * @param line with {@link Value#HOLE} for parts that are not known
   */
  public static Flow pass(String line, Flow given) {
    return given.isDecoded() && isOne(line)
        ? given.without(Behaviour.DECODE).without(Behaviour.DECRYPT)
        : given;
  }

  private static boolean isOne(String line) {
    String[] words = line.strip().replaceFirst("^sudo (-\\w+ )*", "").split("\\s+");
    boolean plain = line.chars().noneMatch(c -> "\n&|;<>`$".indexOf(c) >= 0);
    String program = Program.name(words[0]);
    String last = words[words.length - 1];
    boolean opens =
        (words.length == 1 || OPENERS.contains(program)) && line.indexOf(Value.HOLE) < 0;
    // What is known to its end and was encoded all the same was meant to be hidden.
    boolean told =
        line.indexOf(Value.HOLE) >= 0
            && words[0].indexOf(Value.HOLE) < 0
            && PROGRAMS.contains(program);
    return plain && (told || (opens && isDocument(last)));
  }

  private static boolean isDocument(String path) {
    String name = path.replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
    return DOCUMENTS.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
