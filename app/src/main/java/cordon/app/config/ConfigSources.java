package cordon.app.config;

import cordon.terminal.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what was set, from the weakest source to the strongest. */
final class ConfigSources {
  private static final String PREFIX = "CORDON_";

  /** Variables that begin like settings and are none; the launcher and the commands read them. */
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "CORDON_CONFIG",
          "CORDON_DEBUG",
          "CORDON_JAVA",
          "CORDON_JAVA_OPTIONS",
          "CORDON_TOKEN",
          "CORDON_URL");

  /** What Kubernetes puts in the environment of every pod beside a Service named cordon. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("CORDON_(SERVICE_(HOST|PORT)|PORT)(_.*)?|CORDON_TEST_.*");

  private static final Pattern UPSTREAM =
      Pattern.compile(
          "upstream_([a-z]+)_([a-z0-9_]+)_(url|username|password_env|undated|open|file_hosts|freeze_after)");

  private static final Pattern OF_ECOSYSTEM =
      Pattern.compile("gate_([a-z]+)_(cool_down|attested_cool_down|lost_provenance|new_publisher)");

  private ConfigSources() {}

  /** The file that --config or CORDON_CONFIG names, else the first of the usual ones there is. */
  static Optional<Path> file(Optional<String> flag, Environment environment) {
    Optional<String> named = flag.or(() -> environment.variable("CORDON_CONFIG"));
    if (named.isPresent()) {
      return named.map(environment::resolve);
    }
    Path folder =
        environment
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .orElseGet(() -> environment.home().resolve(".config"));
    return List.of(
            environment.cwd().resolve("cordon.toml"),
            folder.resolve("cordon").resolve("cordon.toml"))
        .stream()
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Environment variables that name a setting or look as if they were meant to. */
  static List<Entry> environment(Environment environment) {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, String> variable : environment.variables().entrySet()) {
      String name = variable.getKey();
      boolean ours = name.startsWith(PREFIX) && !NOT_SETTINGS.contains(name);
      if (ours && !variable.getValue().isEmpty() && !SERVICE_LINK.matcher(name).matches()) {
        entries.add(new Entry(path(name), variable.getValue(), new Origin.Variable(name)));
      }
    }
    return entries;
  }

  /** CORDON_GATE_COOL_DOWN to gate, cool-down: by the catalogue, as _ stands for both . and -. */
  private static List<String> path(String variable) {
    for (Setting<?> setting : Catalogue.ALL) {
      if (!setting.isPattern() && setting.variable().equals(variable)) {
        return List.of(setting.key().split("\\."));
      }
    }
    String rest = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    var upstream = UPSTREAM.matcher(rest);
    if (upstream.matches()) {
      return List.of(
          "upstream",
          upstream.group(1),
          upstream.group(2).replace('_', '-'),
          upstream.group(3).replace('_', '-'));
    }
    var ecosystem = OF_ECOSYSTEM.matcher(rest);
    return ecosystem.matches()
        ? List.of("gate", ecosystem.group(1), ecosystem.group(2).replace('_', '-'))
        : List.of(rest.replace('_', '-'));
  }

  /** What the command line sets. */
  static List<Entry> flags(List<Flag> flags) {
    return flags.stream()
        .map(flag ->
            new Entry(
                List.of(flag.key().split("\\.")), flag.value(), new Origin.Option(flag.option())))
        .toList();
  }
}
