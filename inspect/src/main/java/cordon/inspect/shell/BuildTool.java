package cordon.inspect.shell;

import cordon.inspect.value.Value;
import java.util.List;

/** A program that builds by what a file says. */
final class BuildTool {
  private final Execution execution;
  private final List<Value> words;

  BuildTool(Execution execution, List<Value> words) {
    this.execution = execution;
    this.words = words;
  }

  /** Builds say where they are themselves, which nobody knows before: what follows is within. */
  private static String within(String folder) {
    boolean here = folder.startsWith(Value.HOLE + "/");
    return here ? folder.substring(folder.lastIndexOf(Value.HOLE + "/") + 2) : folder;
  }

  /** A build tool, which reads the file that it has a name for. */
  Value run(String name) {
    String folder = "";
    List<String> files =
        switch (name) {
          case "cmake" -> List.of("CMakeLists.txt");
          case "meson" -> List.of("meson.build");
          default -> List.of("GNUmakefile", "makefile", "Makefile");
        };
    for (int i = 1; i < words.size(); i++) {
      boolean next = i + 1 < words.size();
      String word = words.get(i).textWithHoles();
      if (next && (word.equals("-C") || word.equals("-S") || word.equals("--directory"))) {
        folder = within(words.get(i + 1).textWithHoles()) + "/";
      } else if (next && (word.equals("-f") || word.equals("-P") || word.equals("--file"))) {
        files = List.of(words.get(i + 1).textWithHoles());
      }
    }
    for (String file : files) {
      execution.refer(folder + file, false);
    }
    return Value.UNKNOWN;
  }
}
