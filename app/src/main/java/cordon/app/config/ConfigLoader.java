package cordon.app.config;

import cordon.base.Ecosystem;
import cordon.base.NearestName;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.terminal.Environment;
import cordon.terminal.ServerUrl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads all sources into one {@link Configuration}, or refuses with the place and the remedy. */
public final class ConfigLoader {
  /** The ecosystems that the gate speaks today. */
  public static final List<Ecosystem> ECOSYSTEMS =
      List.of(Ecosystem.NPM, Ecosystem.PYPI, Ecosystem.MAVEN);

  private static final Set<String> ECOSYSTEM_NAMES =
      Set.copyOf(ECOSYSTEMS.stream().map(Ecosystem::purlType).toList());

  /** It becomes a segment of the gate's paths. */
  private static final Pattern UPSTREAM_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Configuration.Value> set = new LinkedHashMap<>();

  private ConfigLoader() {}

  /**
   * Reads the file, the environment and the flags.
   *
   * @param file value of --config
   * @param environment for the variables and the usual places of the file
   * @param flags the last one of a key counts
   * @throws ProblemException naming every value that cannot be used
   */
  public static Configuration load(
      Optional<String> file, Environment environment, List<Flag> flags) {
    ConfigLoader loader = new ConfigLoader();
    ConfigSources.file(file, environment)
        .ifPresent(path -> ConfigFile.read(path).forEach(loader::take));
    ConfigSources.environment(environment).forEach(loader::take);
    ConfigSources.flags(flags).forEach(loader::take);
    Configuration configuration = new Configuration(loader.withDefaults());
    loader.problems.addAll(Contradictions.in(configuration));
    loader.refuseProblems();
    return configuration;
  }

  private void take(Entry entry) {
    for (Setting<?> setting : Catalogue.ALL) {
      Optional<List<String>> names = setting.match(entry.path());
      if (names.isPresent()) {
        take(entry, setting, names.get());
        return;
      }
    }
    problems.add(unknown(entry));
  }

  private void take(Entry entry, Setting<?> setting, List<String> names) {
    if (setting.key().contains("<ecosystem>") && !ECOSYSTEM_NAMES.contains(names.getFirst())) {
      problems.add(unknownEcosystem(entry, names.getFirst()));
      return;
    }
    if (setting.key().contains("<name>") && !UPSTREAM_NAME.matcher(names.getLast()).matches()) {
      problems.add(badName(entry, names.getLast()));
      return;
    }
    try {
      Object parsed = setting.type().parse(entry.text());
      set.put(
          entry.key(),
          new Configuration.Value(
              entry.key(), setting, names, entry.text(), parsed, entry.origin()));
    } catch (RuntimeException notOfTheType) {
      problems.add(bad(entry, setting));
    }
  }

  private SequencedMap<String, Configuration.Value> withDefaults() {
    SequencedMap<String, Configuration.Value> all = new LinkedHashMap<>();
    for (Setting<?> setting : Catalogue.ALL) {
      set.values().stream()
          .filter(value -> value.setting() == setting)
          .sorted(Comparator.comparing(Configuration.Value::key))
          .forEach(value -> all.put(value.key(), value));
      if (!all.containsKey(setting.key()) && !setting.isPattern()) {
        setting.defaultText().ifPresent(text -> all.put(setting.key(), unset(setting, text)));
      }
    }
    return all;
  }

  private static Configuration.Value unset(Setting<?> setting, String text) {
    return new Configuration.Value(
        setting.key(), setting, List.of(), text, setting.type().parse(text), new Origin.Default());
  }

  /** One problem as it is; several as one whose detail lists them all. */
  private void refuseProblems() {
    if (problems.isEmpty()) {
      return;
    }
    if (problems.size() == 1) {
      throw problems.getFirst().asException();
    }
    String list = String.join("\n", problems.stream().map(Problem::line).toList());
    throw Problem.of(
            "config/refused",
            "the configuration has " + problems.size() + " mistakes",
            list,
            "mend each of them; docs/configuration.md shows every setting")
        .asException();
  }

  private static Problem unknown(Entry entry) {
    List<String> known =
        Catalogue.ALL.stream().map(setting -> setting.at(namesAsTyped(entry))).toList();
    String typed = entry.origin() instanceof Origin.Variable v ? v.name() : entry.key();
    List<String> candidates =
        entry.origin() instanceof Origin.Variable
            ? Catalogue.ALL.stream().map(Setting::variable).toList()
            : known;
    return Problem.of(
        "config/unknown-setting",
        "there is no setting `" + typed + "`",
        "set at " + entry.origin(),
        NearestName.of(typed, candidates)
            .map(name -> "did you mean `" + name + "`?")
            .orElse("remove it; docs/configuration.md shows every setting"));
  }

  /** The person's own names, so that upstream.npm.main.ulr is nearest to upstream.npm.main.url. */
  private static String[] namesAsTyped(Entry entry) {
    List<String> path = entry.path();
    return path.size() < 3
        ? new String[0]
        : path.subList(
                Set.of("gate", "identity").contains(path.getFirst()) && path.size() == 4 ? 2 : 1,
                path.size() - 1)
            .toArray(String[]::new);
  }

  private static Problem unknownEcosystem(Entry entry, String typed) {
    return Problem.of(
        "config/unknown-ecosystem",
        "`" + entry.key() + "` is about an ecosystem that the gate does not speak",
        "set at " + entry.origin() + "; the gate speaks npm, pypi and maven",
        NearestName.of(typed, ECOSYSTEM_NAMES)
            .map(name -> "did you mean `" + name + "`?")
            .orElse("remove it"));
  }

  private static Problem badName(Entry entry, String name) {
    return Problem.of(
        "config/bad-upstream-name",
        "`" + name + "` cannot name an upstream",
        "set at " + entry.origin(),
        "use lower-case letters, digits and hyphens, at most 40");
  }

  /** Whoever mistakes a setting for the place of a secret shall not find the secret in a log. */
  private static String shown(Entry entry, Setting<?> setting) {
    return setting == UpstreamCatalogue.PASSWORD_ENV ? "…" : ServerUrl.shown(entry.text());
  }

  private static Problem bad(Entry entry, Setting<?> setting) {
    return Problem.of(
        "config/bad-value",
        "`" + shown(entry, setting) + "` is not a value for `" + entry.key() + "`",
        "set at " + entry.origin() + ", expected " + setting.type().expected(),
        "write it like " + setting.type().example());
  }
}
