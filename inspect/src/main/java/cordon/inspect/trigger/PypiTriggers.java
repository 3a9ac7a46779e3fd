package cordon.inspect.trigger;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import cordon.inspect.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What of a Python distribution runs without being called: hooks of the interpreter's start ({@code
 * site} module), {@code setup.py} and build back-ends (PEP 517), importing, entry points, tests.
 */
public final class PypiTriggers {
  private final Tree tree;
  private final List<Trigger> triggers = new ArrayList<>();

  private final PypiEntryPoints entryPoints;

  private PypiTriggers(Tree tree, Vocabulary vocabulary) {
    this.tree = tree;
    this.entryPoints = new PypiEntryPoints(vocabulary);
  }

  /**
   * @param read what was read from the files, to know which modules do anything when imported
   * @param vocabulary knows which programs load plug-ins
   */
  public static List<Trigger> read(Tree tree, Collection<FileFacts> read, Vocabulary vocabulary) {
    if (!mayBePython(tree.kind())) {
      return List.of();
    }
    PypiTriggers pypi = new PypiTriggers(tree, vocabulary);
    for (TreeFile file : tree.files().values()) {
      pypi.file(file);
    }
    if (tree.kind() != ArtifactKind.WHEEL && tree.kind() != ArtifactKind.EGG) {
      read.stream()
          .filter(file -> file.path().equals("setup.py"))
          .flatMap(file -> file.references().stream())
          .forEach(
              each -> pypi.entryPoints.ofSetup("setup.py", each).ifPresent(pypi.triggers::add));
    }
    pypi.triggers.addAll(PypiModules.imports(tree, read));
    return pypi.triggers;
  }

  private static boolean mayBePython(ArtifactKind kind) {
    return switch (kind) {
      case WHEEL, SDIST, EGG, FOLDER, ARCHIVE -> true;
      case NPM, JAR, CRATE, GO_MODULE, MODEL -> false;
    };
  }

  private void file(TreeFile file) {
    String path = file.path();
    if (path.contains("!/")) {
      return; // a distribution within this one is not installed with it
    }
    switch (file.name()) {
      case "setup.py" -> setup(path);
      case "setup.cfg" -> setupConfiguration(file);
      case "pyproject.toml" -> project(file);
      case "sitecustomize.py", "usercustomize.py" -> {
        if (PypiModules.isSiteRoot(tree, folder(path))) {
          add(
              Occasion.START,
              path,
              "Python runs `" + file.name() + "` at every start",
              start(path));
        }
      }
      case "conftest.py" -> {
        List<Reference.Target> starts = new ArrayList<>();
        entryPoints
            .units("pytest11", "", "")
            .forEach(unit -> starts.add(new Reference.File(List.of("/" + path), unit)));
        add(Occasion.TEST, path, "pytest runs `" + path + "` before any test", starts);
      }
      case "entry_points.txt" -> triggers.addAll(entryPoints.read(file));
      case "RECORD" -> PypiRecord.read(tree, file).ifPresent(triggers::add);
      case "METADATA", "PKG-INFO" -> PypiMetadata.read(file).ifPresent(triggers::add);
      default -> other(file);
    }
  }

  private void other(TreeFile file) {
    String path = file.path();
    if (path.endsWith(".pth") && PypiModules.isSiteRoot(tree, folder(path))) {
      if (hasImport(file)) {
        String how = "Python runs the import lines of `" + file.name() + "` at every start";
        add(Occasion.START, path, how, start(path));
      }
    } else if (JupyterSettings.is(path)) {
      triggers.addAll(JupyterSettings.read(file, entryPoints));
    } else if (path.contains(".data/scripts/") && file.language() == Language.PYTHON) {
      add(Occasion.COMMAND, path, "the command `" + file.name() + "` runs it", main(path));
    }
  }

  /** Other lines name folders and run nothing. A file whose text was not kept is taken to run. */
  private static boolean hasImport(TreeFile file) {
    return file.content()
        .map(bytes ->
            new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .anyMatch(line -> line.contains("import ") || line.contains("import\t")))
        .orElse(true);
  }

  /** Of a wheel nobody runs {@code setup.py}. */
  private void setup(String path) {
    boolean root = path.equals("setup.py");
    boolean source = tree.kind() != ArtifactKind.WHEEL && tree.kind() != ArtifactKind.EGG;
    if (root && source) {
      add(Occasion.INSTALL, path, "installing from source runs `setup.py`", main(path));
    }
  }

  private void setupConfiguration(TreeFile file) {
    if (tree.kind() == ArtifactKind.WHEEL || !file.path().equals("setup.cfg")) {
      return;
    }
    for (Ini.Entry entry : Ini.read(file)) {
      attribute(file, entry);
      if (entry.section().equals("options.entry_points")) {
        entryPoints.ofConfiguration(file, entry).ifPresent(triggers::add);
      }
      if (entry.key().equals("cmdclass") || entry.section().equals("options.cmdclass")) {
        String target = entry.value().substring(entry.value().indexOf('=') + 1).strip();
        int dot = target.lastIndexOf('.');
        if (dot > 0) {
          List<Reference.Target> starts =
              List.of(
                  new Reference.File(
                      PypiModules.candidates(target.substring(0, dot)),
                      target.substring(dot + 1) + ".run"));
          add(
              Occasion.INSTALL,
              file.path(),
              "installing from source runs `" + target + "`",
              starts);
        }
      }
    }
  }

  /**
   * {@code version = attr: module.name}: setuptools imports the module where it cannot read the
   * value. Modules of packages are triggers anyhow; others exist for the build alone.
   */
  private void attribute(TreeFile file, Ini.Entry entry) {
    int dot = entry.value().lastIndexOf('.');
    if (!entry.value().startsWith("attr:") || dot < 0) {
      return;
    }
    String module = entry.value().substring("attr:".length(), dot).strip();
    String folder = module.replace('.', '/');
    boolean installed =
        module.indexOf('.') > 0
            || tree.file(folder + "/__init__.py").isPresent()
            || tree.file("src/" + folder + "/__init__.py").isPresent();
    if (!installed) {
      add(
          Occasion.BUILD,
          file.path(),
          "installing from source imports `" + module + "` for a value",
          List.of(new Reference.File(PypiModules.candidates(module), "")));
    }
  }

  /** Of a wheel nobody builds anything. */
  private void project(TreeFile file) {
    if (tree.kind() == ArtifactKind.WHEEL || !file.path().equals("pyproject.toml")) {
      return;
    }
    List<Fact> fetched = PyprojectHooks.requirements(file);
    if (!fetched.isEmpty()) {
      String how = "installing from source fetches a dependency from an address";
      triggers.add(
          new Trigger(Occasion.INSTALL, new Place(file.path(), 0), how, List.of(), fetched));
    }
    for (PyprojectHooks.Hook hook : PyprojectHooks.read(file, entryPoints)) {
      List<Reference.Target> starts = new ArrayList<>();
      starts.add(new Reference.File(hook.candidates(), ""));
      hook.units().forEach(unit -> starts.add(new Reference.File(hook.candidates(), unit)));
      String named = hook.candidates().isEmpty() ? "" : hook.candidates().getFirst().substring(1);
      add(
          hook.occasion(),
          file.path(),
          "installing from source: " + hook.what() + " `" + named + "`",
          starts);
    }
  }

  private void add(Occasion occasion, String path, String how, List<Reference.Target> starts) {
    triggers.add(new Trigger(occasion, new Place(path, 0), how, starts, List.of()));
  }

  private static List<Reference.Target> start(String path) {
    return List.of(new Reference.File(List.of("/" + path), ""));
  }

  private static List<Reference.Target> main(String path) {
    return List.of(
        new Reference.File(List.of("/" + path), ""),
        new Reference.File(List.of("/" + path), "__main__"));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
