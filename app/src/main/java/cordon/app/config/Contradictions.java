package cordon.app.config;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds settings that would have no effect. A setting that is accepted and does nothing is a false
 * promise, so it is refused.
 */
public final class Contradictions {
  private final Configuration configuration;
  private final List<Problem> found = new ArrayList<>();

  private Contradictions(Configuration configuration) {
    this.configuration = configuration;
  }

  /** What can be told from the settings alone. */
  static List<Problem> in(Configuration configuration) {
    Contradictions search = new Contradictions(configuration);
    search.needs(Catalogue.SERVER_TLS_KEY.key(), Catalogue.SERVER_TLS_CERTIFICATE.key());
    search.needs(Catalogue.SERVER_TLS_CERTIFICATE.key(), Catalogue.SERVER_TLS_KEY.key());
    search.upstreams();
    search.rules();
    return search.found;
  }

  /** What can be told once it is known which ecosystems have an upstream. */
  public static List<Problem> with(Configuration configuration, Set<Ecosystem> on) {
    Contradictions search = new Contradictions(configuration);
    for (List<String> names : configuration.all(Catalogue.GATE_ECOSYSTEM_COOL_DOWN).keySet()) {
      if (on.stream().noneMatch(e -> e.purlType().equals(names.getFirst()))) {
        search.inert(
            Catalogue.GATE_ECOSYSTEM_COOL_DOWN.at(names.getFirst()),
            "no upstream is known for " + names.getFirst(),
            "set `" + Catalogue.UPSTREAM_URL.at(names.getFirst(), "default") + "`, or remove it");
      }
    }
    return search.found;
  }

  private void upstreams() {
    for (Setting<?> setting :
        List.of(
            Catalogue.UPSTREAM_USERNAME,
            Catalogue.UPSTREAM_PASSWORD_ENV,
            Catalogue.UPSTREAM_UNDATED,
            Catalogue.UPSTREAM_OPEN,
            Catalogue.UPSTREAM_FILE_HOSTS,
            Catalogue.UPSTREAM_CREDENTIAL_HOSTS)) {
      for (List<String> names : configuration.all(setting).keySet()) {
        String[] chosen = names.toArray(String[]::new);
        needs(setting.at(chosen), Catalogue.UPSTREAM_URL.at(chosen));
      }
    }
    for (List<String> names : configuration.all(Catalogue.UPSTREAM_USERNAME).keySet()) {
      String[] chosen = names.toArray(String[]::new);
      needs(Catalogue.UPSTREAM_USERNAME.at(chosen), Catalogue.UPSTREAM_PASSWORD_ENV.at(chosen));
    }
    for (List<String> names : configuration.all(Catalogue.UPSTREAM_CREDENTIAL_HOSTS).keySet()) {
      String[] chosen = names.toArray(String[]::new);
      needs(
          Catalogue.UPSTREAM_CREDENTIAL_HOSTS.at(chosen),
          Catalogue.UPSTREAM_PASSWORD_ENV.at(chosen));
    }
  }

  private void rules() {
    for (List<String> number : configuration.all(Catalogue.GATE_RULE_MATCH).keySet()) {
      needs(
          Catalogue.GATE_RULE_MATCH.at(number.getFirst()),
          Catalogue.GATE_RULE_COOL_DOWN.at(number.getFirst()));
    }
    for (List<String> number : configuration.all(Catalogue.GATE_RULE_COOL_DOWN).keySet()) {
      needs(
          Catalogue.GATE_RULE_COOL_DOWN.at(number.getFirst()),
          Catalogue.GATE_RULE_MATCH.at(number.getFirst()));
    }
  }

  private void needs(String key, String other) {
    if (configuration.value(key).isPresent() && configuration.value(other).isEmpty()) {
      inert(key, "`" + other + "` is not set", "set `" + other + "` too, or remove it");
    }
  }

  private void inert(String key, String why, String remedy) {
    Optional<Configuration.Value> value = configuration.value(key);
    String place = value.map(v -> "set at " + v.origin() + "; ").orElse("");
    found.add(
        Problem.of(
            "config/inert-setting", "`" + key + "` would have no effect", place + why, remedy));
  }
}
