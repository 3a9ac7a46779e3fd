package cordon.inspect.trigger;

import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What lies in a source distribution beside what is installed: examples, tests, files of CI, and
 * scripts of those who work on it. No user of the package calls it.
 */
public final class PypiApart {
  private static final List<String> BUILD = List.of("setup.py", "setup.cfg", "pyproject.toml");

  /** By these a build installs modules of the root that it does not name one by one. */
  private static final List<String> ALL_MODULES = List.of("py_modules", "py-modules", "*.py");

  private PypiApart() {}

  /** The paths of such files. */
  public static Set<String> paths(Tree tree) {
    return tree.kind() == ArtifactKind.SDIST && hasPackages(tree)
        ? tree.files().keySet().stream()
            .filter(path -> isBeside(path) || isScript(tree, path) || isOutside(tree, path))
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static boolean isBeside(String path) {
    int from = 0;
    for (int to = path.indexOf('/'); to >= 0; to = path.indexOf('/', from)) {
      String folder = path.substring(from, to);
      if (folder.startsWith(".") || PypiModules.NOT_INSTALLED.contains(folder)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }

  /** A file of another language that lies in no package, such as a Makefile. */
  private static boolean isOutside(Tree tree, String path) {
    String inner = path.startsWith("src/") || path.startsWith("lib/") ? path.substring(4) : path;
    int slash = inner.indexOf('/');
    String top = path.substring(0, path.length() - inner.length() + Math.max(slash, 0));
    return !path.endsWith(".py")
        && !path.endsWith(".pyx")
        && (slash < 0 || tree.file(top + "/__init__.py").isEmpty());
  }

  /**
   * Whether it is a script at the root that no build installs: there are packages, and what
   * describes the build does not name it.
   */
  static boolean isScript(Tree tree, String path) {
    if (tree.kind() != ArtifactKind.SDIST || path.indexOf('/') >= 0 || !path.endsWith(".py")) {
      return false;
    }
    String module = path.substring(0, path.length() - ".py".length());
    return !BUILD.contains(path)
        && hasPackages(tree)
        && tree.files().values().stream()
            .filter(PypiApart::describesBuild)
            .noneMatch(file -> mayInstall(file, module));
  }

  private static boolean hasPackages(Tree tree) {
    return tree.files().keySet().stream().anyMatch(PypiApart::isPackage);
  }

  private static boolean isPackage(String path) {
    String inner = path.startsWith("src/") || path.startsWith("lib/") ? path.substring(4) : path;
    int slash = inner.indexOf('/');
    return slash > 0
        && inner.substring(slash + 1).equals("__init__.py")
        && !PypiModules.NOT_INSTALLED.contains(inner.substring(0, slash));
  }

  private static boolean describesBuild(TreeFile file) {
    return BUILD.contains(file.path()) || file.path().endsWith(".egg-info/top_level.txt");
  }

  /** A description that was not kept may say anything. */
  private static boolean mayInstall(TreeFile file, String module) {
    return file.content()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .map(text -> text.contains(module) || ALL_MODULES.stream().anyMatch(text::contains))
        .orElse(true);
  }
}
