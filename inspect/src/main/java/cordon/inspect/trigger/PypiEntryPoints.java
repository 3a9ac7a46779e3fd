package cordon.inspect.trigger;

import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.python.EntryPoints;
import cordon.inspect.tree.TreeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entry points: what other programs load of a distribution (PyPA entry points specification). */
final class PypiEntryPoints {
  /** What pytest calls of a plug-in before any test of its user runs. */
  static final List<String> HOOKS_OF_PYTEST =
      List.of(
          "pytest_addoption",
          "pytest_cmdline_main",
          "pytest_collection_modifyitems",
          "pytest_configure",
          "pytest_load_initial_conftests",
          "pytest_plugin_registered",
          "pytest_sessionfinish",
          "pytest_sessionstart",
          "pytest_unconfigure");

  private PypiEntryPoints() {}

  static List<Trigger> read(TreeFile file) {
    List<Trigger> triggers = new ArrayList<>();
    for (Ini.Entry entry : Ini.read(file)) {
      of(file, entry).ifPresent(triggers::add);
    }
    return triggers;
  }

  private static Optional<Trigger> of(TreeFile file, Ini.Entry entry) {
    String target = entry.value().split("[\\[;]", 2)[0].strip();
    int colon = target.indexOf(':');
    String module = colon < 0 ? target : target.substring(0, colon).strip();
    String unit = colon < 0 ? "" : target.substring(colon + 1).strip();
    return module.isEmpty() ? Optional.empty() : Optional.of(trigger(file, entry, module, unit));
  }

  /** {@code setup.cfg}: each line of a group is an entry point. */
  static Optional<Trigger> ofConfiguration(TreeFile file, Ini.Entry entry) {
    int equals = entry.value().indexOf('=');
    return equals < 0
        ? Optional.empty()
        : of(
            file,
            new Ini.Entry(
                entry.key(),
                entry.value().substring(0, equals).strip(),
                entry.value().substring(equals + 1).strip(),
                entry.line()));
  }

  /** What {@code setup()} is given, as the reader of {@code setup.py} says. */
  static Optional<Trigger> ofSetup(String path, Reference reference) {
    if (!reference.unit().startsWith(EntryPoints.UNIT)
        || !(reference.target() instanceof Reference.Module module)) {
      return Optional.empty();
    }
    Occasion occasion = occasion(reference.unit().substring(EntryPoints.UNIT.length()));
    List<Reference.Target> starts = new ArrayList<>();
    starts.add(occasion == Occasion.IMPORT ? unit(module, "") : module);
    if (occasion == Occasion.BUILD && !module.unit().isEmpty()) {
      starts.add(unit(module, module.unit() + ".run"));
    } else if (occasion == Occasion.TEST) {
      HOOKS_OF_PYTEST.forEach(hook -> starts.add(unit(module, hook)));
    }
    String how = how(occasion, module.name(), module.name());
    return Optional.of(
        new Trigger(occasion, new Place(path, reference.line()), how, starts, List.of()));
  }

  private static Reference.Module unit(Reference.Module module, String unit) {
    return new Reference.Module(module.name(), module.folder(), unit);
  }

  private static String how(Occasion occasion, String name, String group) {
    return switch (occasion) {
      case COMMAND -> "the command `" + name + "` calls it";
      case TEST -> "pytest loads the plug-in `" + name + "`";
      case BUILD -> "setuptools loads `" + name + "` in every build where it is installed";
      default -> "programs that look for `" + group + "` load it";
    };
  }

  private static Trigger trigger(TreeFile file, Ini.Entry entry, String module, String unit) {
    Occasion occasion = occasion(entry.section());
    String how = how(occasion, entry.key(), entry.section());
    List<String> candidates = PypiModules.candidates(module);
    // What a command calls runs when it is called; a plug-in is loaded, and called when used.
    String called = occasion == Occasion.IMPORT ? "" : unit;
    List<Reference.Target> starts = new ArrayList<>();
    starts.add(new Reference.File(candidates, called));
    if (occasion == Occasion.BUILD && !unit.isEmpty()) {
      starts.add(new Reference.File(candidates, unit + ".run"));
    } else if (occasion == Occasion.TEST) {
      HOOKS_OF_PYTEST.forEach(hook -> starts.add(new Reference.File(candidates, hook)));
    }
    return new Trigger(occasion, new Place(file.path(), entry.line()), how, starts, List.of());
  }

  private static Occasion occasion(String group) {
    if (group.equals("console_scripts") || group.equals("gui_scripts")) {
      return Occasion.COMMAND;
    }
    if (group.equals("pytest11")) {
      return Occasion.TEST;
    }
    boolean build =
        group.startsWith("distutils.")
            || group.startsWith("setuptools.")
            || group.equals("egg_info.writers");
    return build ? Occasion.BUILD : Occasion.IMPORT;
  }
}
