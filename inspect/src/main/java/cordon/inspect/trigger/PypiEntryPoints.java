package cordon.inspect.trigger;

import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.python.EntryPoints;
import cordon.inspect.tree.TreeFile;
import cordon.inspect.vocabulary.PluginHost;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entry points: what other programs load of a distribution (PyPA entry points specification). */
final class PypiEntryPoints {
  private final Vocabulary vocabulary;

  PypiEntryPoints(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  List<Trigger> read(TreeFile file) {
    List<Trigger> triggers = new ArrayList<>();
    for (Ini.Entry entry : Ini.read(file)) {
      of(file, entry).ifPresent(triggers::add);
    }
    return triggers;
  }

  private Optional<Trigger> of(TreeFile file, Ini.Entry entry) {
    String target = entry.value().split("[\\[;]", 2)[0].strip();
    int colon = target.indexOf(':');
    String module = colon < 0 ? target : target.substring(0, colon).strip();
    String unit = colon < 0 ? "" : target.substring(colon + 1).strip();
    return module.isEmpty() ? Optional.empty() : Optional.of(trigger(file, entry, module, unit));
  }

  /** {@code setup.cfg}: each line of a group is an entry point. */
  Optional<Trigger> ofConfiguration(TreeFile file, Ini.Entry entry) {
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
  Optional<Trigger> ofSetup(String path, Reference reference) {
    if (!reference.unit().startsWith(EntryPoints.UNIT)
        || !(reference.target() instanceof Reference.Module module)) {
      return Optional.empty();
    }
    String group = reference.unit().substring(EntryPoints.UNIT.length());
    List<Reference.Target> starts = new ArrayList<>();
    units(group, "", module.unit()).forEach(unit -> starts.add(unit(module, unit)));
    return Optional.of(
        new Trigger(
            occasion(group),
            new Place(path, reference.line()),
            how(group, module.name()),
            starts,
            List.of()));
  }

  private static Reference.Module unit(Reference.Module module, String unit) {
    return new Reference.Module(module.name(), module.folder(), unit);
  }

  private String how(String group, String name) {
    return isCommand(group)
        ? "the command `" + name + "` calls it"
        : vocabulary
            .host(group)
            .map(host -> host.host() + " loads the plug-in `" + name + "`")
            .orElse("programs that look for `" + group + "` load it");
  }

  private Trigger trigger(TreeFile file, Ini.Entry entry, String module, String unit) {
    String group = entry.section();
    List<Reference.Target> starts = new ArrayList<>();
    units(group, entry.key(), unit)
        .forEach(each -> starts.add(new Reference.File(PypiModules.candidates(module), each)));
    return new Trigger(
        occasion(group),
        new Place(file.path(), entry.line()),
        how(group, entry.key()),
        starts,
        List.of());
  }

  /**
   * What runs of an object that is registered: what a command calls runs when it is called, a
   * plug-in is loaded, and called if its host is known to.
   *
   * @param name by which it is registered; empty where that is not known
   * @param unit empty for a module
   */
  List<String> units(String group, String name, String unit) {
    Optional<PluginHost> host = vocabulary.host(group);
    if (host.isEmpty()) {
      return List.of(isCommand(group) ? unit : "");
    }
    List<String> units = new ArrayList<>(List.of(unit));
    List<String> calls = name.isEmpty() ? host.get().calls() : host.get().callsOf(name);
    calls.forEach(call -> units.add(call.startsWith(".") ? unit + call : call));
    return units;
  }

  Occasion occasion(String group) {
    return isCommand(group)
        ? Occasion.COMMAND
        : vocabulary.host(group).map(PluginHost::occasion).orElse(Occasion.IMPORT);
  }

  private static boolean isCommand(String group) {
    return group.equals("console_scripts") || group.equals("gui_scripts");
  }
}
