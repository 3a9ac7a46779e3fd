package cordon.inspect.python;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Files that the code being read has written, by the last part of their paths. */
final class WrittenFiles {
  private static final List<String> SCRIPTS =
      List.of(".bat", ".cmd", ".ps1", ".vbs", ".sh", ".command");

  private static final List<String> COMMANDS =
      List.of("/usr/bin/", "/usr/local/bin/", ".local/bin/");

  private final Changes changes;
  private final int cell;

  /** What was written to files whose names are known. */
  private final Map<String, Flow> content = new LinkedHashMap<>();

  /** Code that was written to files and has not been seen to run. */
  private List<Code> code = new ArrayList<>();

  private final Map<String, String> scripts = new LinkedHashMap<>();

  WrittenFiles(Changes changes) {
    this.changes = changes;
    this.cell = changes.lastingCell();
  }

  /**
   * Code that was written.
   *
   * @param at where it was
   */
  record Code(String text, Flow flow, int at) {}

  /**
   * Whether it is a program in a place where commands are looked for.
   *
   * @param searched whether the code has asked where that is
   */
  static boolean isCommand(String path, String text, boolean searched) {
    String folder = path.substring(0, path.length() - fileName(path).length());
    return text.startsWith("#!") && (searched || COMMANDS.stream().anyMatch(folder::endsWith));
  }

  /** Lets something be in a file from now on. */
  void wrote(String path, Flow added) {
    String last = fileName(path);
    String name = last.length() > 2 ? last : path;
    if (name.length() > 2 && name.indexOf(Value.HOLE) < 0 && !added.isEmpty()) {
      Flow before = content.get(name);
      Flow both = before == null ? added : before.and(added);
      if (!both.equals(before)) {
        content.put(name, both);
        changes.note(cell, Value.UNKNOWN, Value.unknown(both), true);
      }
    }
  }

  /** What was written to the files that a line names. */
  Flow named(String line) {
    changes.looksAt(cell);
    Flow flow = Flow.NONE;
    for (Map.Entry<String, Flow> file : content.entrySet()) {
      if (line.contains(file.getKey())) {
        flow = flow.and(file.getValue());
      }
    }
    return flow;
  }

  void wroteCode(Code written) {
    code.add(written);
  }

  /** Hands out the code that was written so far, once. */
  List<Code> takeCode() {
    List<Code> all = code;
    code = new ArrayList<>();
    return all;
  }

  void wroteScript(String path, String text) {
    scripts.put(fileName(path), text);
  }

  /** Shows the scripts of shells that a line names, by the names of their files. */
  void scripts(String line, BiConsumer<String, String> shown) {
    scripts.forEach((name, text) -> {
      if (line.contains(name)) {
        shown.accept(name, text);
      }
    });
  }

  static boolean isScript(String path, String text) {
    String lower = path.toLowerCase(Locale.ROOT);
    return SCRIPTS.stream().anyMatch(lower::endsWith)
        || text.startsWith("@echo")
        || text.startsWith("#!/bin/");
  }

  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
