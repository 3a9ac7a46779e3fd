package cordon.inspect.trigger;

import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.TreeFile;
import java.util.ArrayList;
import java.util.List;

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
      String target = entry.value().split("[\\[;]", 2)[0].strip();
      int colon = target.indexOf(':');
      String module = colon < 0 ? target : target.substring(0, colon).strip();
      String unit = colon < 0 ? "" : target.substring(colon + 1).strip();
      if (!module.isEmpty()) {
        triggers.add(trigger(file, entry, module, unit));
      }
    }
    return triggers;
  }

  private static Trigger trigger(TreeFile file, Ini.Entry entry, String module, String unit) {
    Occasion occasion = occasion(entry.section());
    String how =
        switch (occasion) {
          case COMMAND -> "the command `" + entry.key() + "` calls it";
          case TEST -> "pytest loads the plug-in `" + entry.key() + "`";
          case BUILD ->
              "setuptools loads `" + entry.key() + "` in every build where it is installed";
          default -> "programs that look for `" + entry.section() + "` load it";
        };
    List<String> candidates = PypiModules.candidates(module);
    // What a command calls runs when it is called; a plug-in is loaded, and called when used.
    String called = occasion == Occasion.IMPORT ? "" : unit;
    List<Reference.Target> starts = new ArrayList<>();
    starts.add(new Reference.File(candidates, called));
    if (occasion == Occasion.TEST) {
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
