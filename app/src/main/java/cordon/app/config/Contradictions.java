package cordon.app.config;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.gate.PolicyCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds settings that would have no effect. A setting that is accepted and does nothing is a false
 * promise, so it is refused.
 */
public final class Contradictions {
  /** What is set for one ecosystem, and does nothing where that is off. */
  private static final List<Setting<?>> OF_ECOSYSTEM =
      List.of(
          GateCatalogue.ECOSYSTEM_COOL_DOWN,
          UpstreamCatalogue.UNDATED,
          UpstreamCatalogue.OPEN,
          UpstreamCatalogue.FILE_HOSTS,
          PolicyCatalogue.ECOSYSTEM_ATTESTED_COOL_DOWN,
          PolicyCatalogue.LOST_PROVENANCE,
          PolicyCatalogue.NEW_PUBLISHER);

  /** What can be said of an upstream whose address is learned. */
  private static final List<Setting<?>> REFINING =
      List.of(UpstreamCatalogue.UNDATED, UpstreamCatalogue.OPEN, UpstreamCatalogue.FILE_HOSTS);

  private final Configuration configuration;
  private final List<Problem> found = new ArrayList<>();

  private Contradictions(Configuration configuration) {
    this.configuration = configuration;
  }

  /** What can be told from the settings alone. */
  static List<Problem> in(Configuration configuration) {
    Contradictions search = new Contradictions(configuration);
    search.needs(ServerCatalogue.TLS_KEY.key(), ServerCatalogue.TLS_CERTIFICATE.key());
    search.needs(ServerCatalogue.TLS_CERTIFICATE.key(), ServerCatalogue.TLS_KEY.key());
    search.upstreams();
    search.rules();
    PolicyContradictions.in(configuration, search::inert);
    search.issuers();
    search.needs(EvidenceCatalogue.OCSF_FILE_SIZE.key(), EvidenceCatalogue.OCSF_FILE.key());
    search.needs(EvidenceCatalogue.OCSF_FILE_COUNT.key(), EvidenceCatalogue.OCSF_FILE.key());
    return search.found;
  }

  /** What can be told once it is known which ecosystems have an upstream. */
  public static List<Problem> with(Configuration configuration, Set<Ecosystem> on) {
    Contradictions search = new Contradictions(configuration);
    for (Setting<?> setting : OF_ECOSYSTEM) {
      for (List<String> names : configuration.all(setting).keySet()) {
        search.needsUpstream(setting.at(names.toArray(String[]::new)), names.getFirst(), on);
      }
    }
    for (Setting<String> setting : List.of(GateCatalogue.RULE_MATCH, PolicyCatalogue.OWNER_MATCH)) {
      configuration
          .all(setting)
          .forEach((number, match) ->
              search.needsUpstream(
                  setting.at(number.getFirst()),
                  PolicyContradictions.ecosystem(match).purlType(),
                  on));
    }
    if (on.stream().noneMatch(e -> PolicyCheck.ATTESTED_COOL_DOWN.on(e).enforced())) {
      configuration
          .find(PolicyCatalogue.ATTESTED_COOL_DOWN)
          .ifPresent(set ->
              search.inert(
                  PolicyCatalogue.ATTESTED_COOL_DOWN.key(),
                  "no upstream is known of which it could be enforced",
                  "remove it; docs/guides/policy.md shows what is enforced where"));
    }
    return search.found;
  }

  private void needsUpstream(String key, String ecosystem, Set<Ecosystem> on) {
    if (on.stream().noneMatch(e -> e.purlType().equals(ecosystem))) {
      inert(
          key,
          "no upstream is known for " + ecosystem,
          "set `" + UpstreamCatalogue.URL.at(ecosystem, "default") + "`, or remove it");
    }
  }

  /**
   * Whether it speaks of the upstream that is learned: there is one where none of the ecosystem is
   * named. A secret is not for an address that nobody wrote down.
   */
  private boolean refines(Setting<?> setting, List<String> names) {
    return REFINING.contains(setting)
        && names.get(1).equals("default")
        && configuration.all(UpstreamCatalogue.URL).keySet().stream()
            .noneMatch(other -> other.get(0).equals(names.get(0)));
  }

  private void upstreams() {
    for (Setting<?> setting :
        List.of(
            UpstreamCatalogue.USERNAME,
            UpstreamCatalogue.PASSWORD_ENV,
            UpstreamCatalogue.UNDATED,
            UpstreamCatalogue.OPEN,
            UpstreamCatalogue.FREEZE_AFTER,
            UpstreamCatalogue.FILE_HOSTS,
            UpstreamCatalogue.CREDENTIAL_HOSTS)) {
      for (List<String> names : configuration.all(setting).keySet()) {
        String[] chosen = names.toArray(String[]::new);
        if (!refines(setting, names)) {
          needs(setting.at(chosen), UpstreamCatalogue.URL.at(chosen));
        }
      }
    }
    for (List<String> names : configuration.all(UpstreamCatalogue.USERNAME).keySet()) {
      String[] chosen = names.toArray(String[]::new);
      needs(UpstreamCatalogue.USERNAME.at(chosen), UpstreamCatalogue.PASSWORD_ENV.at(chosen));
    }
    for (List<String> names : configuration.all(UpstreamCatalogue.CREDENTIAL_HOSTS).keySet()) {
      String[] chosen = names.toArray(String[]::new);
      needs(
          UpstreamCatalogue.CREDENTIAL_HOSTS.at(chosen), UpstreamCatalogue.PASSWORD_ENV.at(chosen));
    }
  }

  private void rules() {
    together(GateCatalogue.RULE_MATCH, GateCatalogue.RULE_COOL_DOWN);
    together(PolicyCatalogue.OWNER_MATCH, PolicyCatalogue.OWNER_UPSTREAM);
    for (List<String> number :
        configuration.all(PolicyCatalogue.RULE_ATTESTED_COOL_DOWN).keySet()) {
      needs(
          PolicyCatalogue.RULE_ATTESTED_COOL_DOWN.at(number.getFirst()),
          GateCatalogue.RULE_COOL_DOWN.at(number.getFirst()));
    }
  }

  /** Two settings of one numbered table of which neither means anything alone. */
  private void together(Setting<?> one, Setting<?> other) {
    for (List<String> number : configuration.all(one).keySet()) {
      needs(one.at(number.getFirst()), other.at(number.getFirst()));
    }
    for (List<String> number : configuration.all(other).keySet()) {
      needs(other.at(number.getFirst()), one.at(number.getFirst()));
    }
  }

  private void issuers() {
    Set<List<String>> numbers = new TreeSet<>(Comparator.comparing(List::getFirst));
    List<Setting<?>> needed =
        List.of(
            OidcCatalogue.NAME,
            OidcCatalogue.ISSUER,
            OidcCatalogue.AUDIENCE,
            OidcCatalogue.REQUIRE);
    List<Setting<?>> all = new ArrayList<>(needed);
    all.addAll(
        List.of(
            OidcCatalogue.JWKS_URL,
            OidcCatalogue.JWKS_FILE,
            OidcCatalogue.IDENTITY,
            OidcCatalogue.EVIDENCE,
            OidcCatalogue.SKEW));
    all.forEach(setting -> numbers.addAll(configuration.all(setting).keySet()));
    for (List<String> chosen : numbers) {
      issuer(chosen.getFirst(), needed, all);
    }
    distinct(OidcCatalogue.NAME);
    distinct(OidcCatalogue.ISSUER);
  }

  private void issuer(String number, List<Setting<?>> needed, List<Setting<?>> all) {
    for (Setting<?> setting : needed) {
      all.stream()
          .map(other -> other.at(number))
          .filter(key -> configuration.value(key).isPresent())
          .findFirst()
          .ifPresent(key -> needs(key, setting.at(number)));
    }
    String url = OidcCatalogue.JWKS_URL.at(number);
    String file = OidcCatalogue.JWKS_FILE.at(number);
    boolean hasUrl = configuration.value(url).isPresent();
    boolean hasFile = configuration.value(file).isPresent();
    if (hasUrl && hasFile) {
      inert(file, "`" + url + "` is set too", "remove one of them");
    }
    if (!hasUrl && !hasFile) {
      inert(
          OidcCatalogue.ISSUER.at(number),
          "its keys are nowhere",
          "set `" + url + "` or `" + file + "`");
    }
  }

  /** Of two issuers with one name or one address, the second would never be asked. */
  private void distinct(Setting<?> setting) {
    Set<String> seen = new HashSet<>();
    for (Map.Entry<List<String>, ?> entry : configuration.all(setting).entrySet()) {
      if (!seen.add(String.valueOf(entry.getValue()))) {
        String key = setting.at(entry.getKey().getFirst());
        inert(key, "another issuer has the same", "make them differ, or remove one");
      }
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
