package cordon.inspect.trigger;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Modules that can be imported. Each is a trigger of its own, so that what one does is not held
 * against another; but only those that do anything, as there may be thousands (decision 0084).
 */
final class PypiModules {
  /** Circumstances alone close no chain. */
  private static final Set<Behaviour> CIRCUMSTANCES =
      EnumSet.of(
          Behaviour.HOST, Behaviour.GATE, Behaviour.DETACHED, Behaviour.PLATFORM, Behaviour.BLOB);

  static final Set<String> NOT_INSTALLED =
      Set.of(
          "tests", "test", "testing", "docs", "doc", "examples", "example", "benchmarks", "tools");

  /** Nobody imports this one of a package: it is what runs when the package is run. */
  private static final String MAIN = ".__main__";

  private PypiModules() {}

  static List<Trigger> imports(Tree tree, Collection<FileFacts> read) {
    List<Trigger> triggers = new ArrayList<>();
    PypiApart apart = new PypiApart(tree);
    for (FileFacts file : read) {
      if (file.language() == Language.PYTHON
          && isModule(tree, file.path())
          && !apart.isScript(file.path())
          && (isTop(tree, file.path()) || isApplication(file) || doesAnything(file))) {
        triggers.add(trigger(file.path()));
      }
    }
    return triggers;
  }

  private static Trigger trigger(String path) {
    String module = module(path);
    boolean main = module.endsWith(MAIN);
    String program = main ? module.substring(0, module.length() - MAIN.length()) : module;
    return new Trigger(
        main ? Occasion.COMMAND : Occasion.IMPORT,
        new Place(path, 0),
        main ? "`python -m " + program + "` runs it" : "importing `" + module + "` runs it",
        List.of(new Reference.File(List.of("/" + path), "")),
        List.of());
  }

  private static boolean doesAnything(FileFacts file) {
    return file.facts().stream().anyMatch(fact -> !CIRCUMSTANCES.contains(fact.behaviour()));
  }

  /** Django loads what its settings list, and says that it has started. */
  private static boolean isApplication(FileFacts file) {
    return file.references().stream()
        .anyMatch(reference ->
            reference.unit().isEmpty()
                && reference.target() instanceof Reference.Local(String name)
                && name.endsWith(".ready"));
  }

  private static boolean isModule(Tree tree, String path) {
    boolean source = tree.kind() != ArtifactKind.WHEEL && tree.kind() != ArtifactKind.EGG;
    boolean module =
        path.endsWith(".py")
            || (source && path.endsWith(".pyx"))
            || (path.endsWith(".pyc") && isAlone(tree, path));
    if (!module || path.contains("!/") || path.contains(".data/scripts/")) {
      return false;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (String folder : path.split("/")) {
      // What has a blank in its path is run by its path at most, which a reference says.
      if (NOT_INSTALLED.contains(folder) || folder.indexOf(' ') >= 0) {
        return false;
      }
    }
    return !name.equals("conftest.py")
        && !name.startsWith("test_")
        && !(source && path.indexOf('/') < 0 && isSetup(name));
  }

  /** Source goes before what was compiled beside it, and a cache without source is not used. */
  private static boolean isAlone(Tree tree, String path) {
    return !path.contains("__pycache__/")
        && tree.file(path.substring(0, path.length() - 1)).isEmpty();
  }

  private static boolean isSetup(String name) {
    return name.equals("setup.py")
        || name.equals("noxfile.py")
        || name.equals("tasks.py")
        || name.equals("fabfile.py");
  }

  /** A package or a module by whose name one would import. */
  private static boolean isTop(Tree tree, String path) {
    String inner =
        path.startsWith("src/") && tree.kind() != ArtifactKind.WHEEL ? path.substring(4) : path;
    int slash = inner.indexOf('/');
    return slash < 0 || inner.substring(slash + 1).startsWith("__init__.py");
  }

  private static String module(String path) {
    String dotted = path.substring(0, path.lastIndexOf('.')).replace('/', '.');
    String inner = dotted.startsWith("src.") ? dotted.substring(4) : dotted;
    return inner.endsWith(".__init__") ? inner.substring(0, inner.length() - 9) : inner;
  }

  /**
   * Whether what is in a folder comes to lie where the interpreter looks for start-up hooks.
   *
   * @param folder empty or with a slash at its end
   */
  static boolean isSiteRoot(Tree tree, String folder) {
    if (folder.endsWith("site-packages/") || folder.endsWith("dist-packages/")) {
      return true;
    }
    boolean source = tree.kind() == ArtifactKind.SDIST || tree.kind() == ArtifactKind.FOLDER;
    return folder.isEmpty()
        || folder.endsWith(".data/purelib/")
        || folder.endsWith(".data/platlib/")
        || (source && folder.equals("src/"));
  }

  static List<String> candidates(String module) {
    String file = module.strip().replace('.', '/');
    List<String> candidates = new ArrayList<>();
    for (String root : new String[] {"/", "/src/", "/lib/"}) {
      candidates.add(root + file + ".py");
      candidates.add(root + file + "/__init__.py");
    }
    candidates.add(file + ".py");
    candidates.add(file + "/__init__.py");
    return candidates;
  }
}
