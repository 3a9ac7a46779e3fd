package cordon.app.setup;

import cordon.app.clients.Client;
import cordon.terminal.Environment;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Variables of the environment that lead a client past its settings, or somewhere besides. */
public final class Overrides {
  private Overrides() {}

  /** Names in upper case; the clients of npm's registry take theirs in any case. */
  static Set<String> names(Client client) {
    return switch (client) {
      case NPM, PNPM -> Set.of("NPM_CONFIG_REGISTRY");
      case YARN -> Set.of("NPM_CONFIG_REGISTRY", "YARN_REGISTRY", "YARN_NPM_REGISTRY_SERVER");
      case PIP -> Set.of("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS");
      case UV ->
          Set.of(
              "UV_DEFAULT_INDEX",
              "UV_INDEX",
              "UV_INDEX_URL",
              "UV_EXTRA_INDEX_URL",
              "UV_FIND_LINKS",
              "UV_NO_CONFIG");
      case POETRY, MAVEN, GRADLE -> Set.of();
    };
  }

  /**
   * A variable that is set.
   *
   * @param value fit to be shown
   */
  public record Variable(String name, String value) {

    /** What it does to the settings of a client: some are taken in their place, some as well. */
    public String effect(Client client) {
      String upper = name.toUpperCase(Locale.ROOT);
      return upper.endsWith("_FIND_LINKS") || upper.contains("_EXTRA_") || upper.equals("UV_INDEX")
          ? "is asked besides " + client.label() + "'s settings"
          : "wins over " + client.label() + "'s settings";
    }
  }

  /** Those that are set and do not name the gate, by name. */
  public static List<Variable> of(Client client, URI gate, Environment environment) {
    Set<String> names = names(client);
    return environment.variables().entrySet().stream()
        .filter(v -> names.contains(v.getKey().toUpperCase(Locale.ROOT)))
        .filter(v -> !v.getValue().isEmpty() && !v.getValue().startsWith(gate.toString()))
        .map(v -> new Variable(v.getKey(), SecretMask.over(v.getValue())))
        .sorted(Comparator.comparing(Variable::name))
        .toList();
  }
}
