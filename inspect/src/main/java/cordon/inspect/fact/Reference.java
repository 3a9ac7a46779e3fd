package cordon.inspect.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * Code that leads to other code: a call, an import, a command line that names a script.
 *
 * @param unit the function it stands in; empty for what runs when the file is loaded
 * @param line from 1
 * @param target where to
 */
public record Reference(String unit, int line, Target target) {

  /** Where a reference leads. What cannot be resolved in the artifact leads nowhere. */
  public sealed interface Target {}

  /**
   * A function of the same file.
   *
   * @param name as the file's units are named; {@code .name} for a method of an unknown object,
   *     which leads to every unit {@code X.name} of the file
   */
  public record Local(String name) implements Target {}

  /**
   * Another file.
   *
   * @param candidates paths to try in turn; one that begins with {@code /} is meant from the root
   *     of the artifact, any other fits a file whose path ends with it (after a {@code /})
   * @param unit the function that is called there; empty for loading the file, which happens first
   *     in any case
   */
  public record File(List<String> candidates, String unit) implements Target {
    public File {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A module of Python by its name, as an import or a call names it: kept as that, because large
   * artifacts hold hundreds of thousands, each of which may be one of many files.
   *
   * @param name qualified, absolute
   * @param folder of the file that names it; empty for the root
   * @param unit as for {@link File}
   */
  public record Module(String name, String folder, String unit) implements Target {

    /** Paths to try in turn, as {@link File} has them: beside the file, then below roots. */
    public List<String> candidates() {
      String file = name.replace('.', '/');
      List<String> paths = new ArrayList<>();
      if (!folder.isEmpty()) {
        both("/" + folder + "/" + file, paths);
      }
      for (String root : new String[] {"/", "/src/", "/lib/"}) {
        both(root + file, paths);
      }
      if (name.indexOf('.') > 0) {
        both(file, paths);
      }
      return paths;
    }

    private static void both(String module, List<String> paths) {
      paths.add(module + ".py");
      paths.add(module + "/__init__.py");
    }
  }
}
