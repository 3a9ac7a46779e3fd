package cordon.inspect.trigger;

import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

  /** By these a build installs folders that are no packages and that it does not name. */
  private static final List<String> ALL_FOLDERS =
      List.of("find_namespace", "namespaces", "package_dir", "package-dir");

  private final Tree tree;

  /** Whether there are packages, which are what a build installs. */
  private final boolean packages;

  /** The texts that describe the build; empty for one that was not kept, which may say anything. */
  private final List<Optional<String>> builds;

  PypiApart(Tree tree) {
    this.tree = tree;
    this.packages =
        tree.kind() == ArtifactKind.SDIST
            && tree.files().keySet().stream().anyMatch(PypiApart::isPackage);
    this.builds =
        packages
            ? tree.files().values().stream()
                .filter(PypiApart::describesBuild)
                .map(file ->
                    file.content().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)))
                .toList()
            : List.of();
  }

  /** The paths of such files. */
  public static Set<String> paths(Tree tree) {
    PypiApart apart = new PypiApart(tree);
    return apart.packages
        ? tree.files().keySet().stream()
            .filter(path -> isBeside(path) || apart.isScript(path) || apart.isOutside(path))
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
  private boolean isOutside(String path) {
    String inner = path.startsWith("src/") || path.startsWith("lib/") ? path.substring(4) : path;
    int slash = inner.indexOf('/');
    String top = path.substring(0, path.length() - inner.length() + Math.max(slash, 0));
    return !path.endsWith(".py")
        && !path.endsWith(".pyx")
        && (slash < 0 || tree.file(top + "/__init__.py").isEmpty());
  }

  /**
   * Whether it is a script that no build installs: there are packages, it lies at the root or in a
   * folder that is none, and what describes the build does not name that.
   */
  boolean isScript(String path) {
    if (!packages || !path.endsWith(".py") || BUILD.contains(path)) {
      return false;
    }
    int slash = path.indexOf('/');
    if (slash < 0) {
      return isUnnamed(path.substring(0, path.length() - ".py".length()), ALL_MODULES);
    }
    String top = path.substring(0, slash);
    return !top.equals("src")
        && !top.equals("lib")
        && tree.file(top + "/__init__.py").isEmpty()
        && isUnnamed(top, ALL_FOLDERS);
  }

  private boolean isUnnamed(String module, List<String> all) {
    return builds.stream()
        .noneMatch(text ->
            text.map(t -> t.contains(module) || all.stream().anyMatch(t::contains)).orElse(true));
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
}
