package cordon.app.config;

import cordon.base.Ecosystem;
import cordon.gate.PolicyCheck;
import cordon.gate.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings of the policy that could not be enforced, or that would change nothing. */
final class PolicyContradictions {

  /** Takes what was found. */
  @FunctionalInterface
  interface Found {
    void inert(String key, String why, String remedy);
  }

  private final Configuration configuration;
  private final Found found;

  private PolicyContradictions(Configuration configuration, Found found) {
    this.configuration = configuration;
    this.found = found;
  }

  static void in(Configuration configuration, Found found) {
    PolicyContradictions search = new PolicyContradictions(configuration, found);
    search.enforced(PolicyCatalogue.ECOSYSTEM_ATTESTED_COOL_DOWN, PolicyCheck.ATTESTED_COOL_DOWN);
    search.enforced(PolicyCatalogue.LOST_PROVENANCE, PolicyCheck.LOST_PROVENANCE);
    search.enforced(PolicyCatalogue.NEW_PUBLISHER, PolicyCheck.NEW_PUBLISHER);
    search.attestedRules();
    search.attestedIsShorter();
    search.owners();
    search.fixLane();
  }

  /** Of a pattern that the catalogue has accepted. */
  static Ecosystem ecosystem(String match) {
    String type = match.substring("pkg:".length(), match.indexOf('/'));
    return Ecosystem.ofPurlType(type).orElseThrow();
  }

  private void enforced(Setting<?> setting, PolicyCheck check) {
    for (List<String> names : configuration.all(setting).keySet()) {
      Ecosystem ecosystem = Ecosystem.ofPurlType(names.getFirst()).orElseThrow();
      enforced(setting.at(names.getFirst()), check, ecosystem);
    }
  }

  private boolean enforced(String key, PolicyCheck check, Ecosystem ecosystem) {
    PolicyCheck.Enforcement on = check.on(ecosystem);
    if (!on.enforced()) {
      found.inert(key, on.why(), "remove it; docs/guides/policy.md shows what is enforced where");
    }
    return on.enforced();
  }

  private void attestedRules() {
    configuration
        .all(PolicyCatalogue.RULE_ATTESTED_COOL_DOWN)
        .forEach((names, attested) -> {
          String number = names.getFirst();
          String key = PolicyCatalogue.RULE_ATTESTED_COOL_DOWN.at(number);
          Optional<String> match = configuration.find(GateCatalogue.RULE_MATCH, number);
          Optional<Duration> usual = configuration.find(GateCatalogue.RULE_COOL_DOWN, number);
          if (match.isPresent()
              && enforced(key, PolicyCheck.ATTESTED_COOL_DOWN, ecosystem(match.get()))) {
            usual.ifPresent(u -> shorter(key, attested, u));
          }
        });
  }

  private void attestedIsShorter() {
    Duration general = configuration.get(GateCatalogue.COOL_DOWN);
    configuration
        .all(PolicyCatalogue.ECOSYSTEM_ATTESTED_COOL_DOWN)
        .forEach((names, attested) -> {
          String key = PolicyCatalogue.ECOSYSTEM_ATTESTED_COOL_DOWN.at(names.getFirst());
          shorter(key, attested, usual(names.getFirst()).orElse(general));
        });
    Duration longest =
        PolicyCheck.ECOSYSTEMS.stream()
            .filter(e -> PolicyCheck.ATTESTED_COOL_DOWN.on(e).enforced())
            .map(e -> usual(e.purlType()).orElse(general))
            .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    configuration
        .find(PolicyCatalogue.ATTESTED_COOL_DOWN)
        .ifPresent(a -> shorter(PolicyCatalogue.ATTESTED_COOL_DOWN.key(), a, longest));
  }

  private Optional<Duration> usual(String ecosystem) {
    return configuration.find(GateCatalogue.ECOSYSTEM_COOL_DOWN, ecosystem);
  }

  private void shorter(String key, Duration attested, Duration usual) {
    if (attested.compareTo(usual) >= 0) {
      found.inert(
          key, "the cool-down is no longer than that anyway", "set a shorter one, or remove it");
    }
  }

  private void owners() {
    configuration
        .all(PolicyCatalogue.OWNER_UPSTREAM)
        .forEach((names, upstream) -> {
          Optional<String> match =
              configuration.find(PolicyCatalogue.OWNER_MATCH, names.getFirst());
          match.ifPresent(m -> owner(names.getFirst(), ecosystem(m), upstream));
        });
  }

  private void owner(String number, Ecosystem ecosystem, String upstream) {
    String key = PolicyCatalogue.OWNER_UPSTREAM.at(number);
    String url = UpstreamCatalogue.URL.at(ecosystem.purlType(), upstream);
    Set<String> there = upstreams(ecosystem);
    if (!there.contains(upstream)) {
      found.inert(
          key,
          "there is no upstream of that name: `" + url + "` is not set",
          "set `" + url + "`, or name another upstream");
    } else if (there.size() == 1) {
      found.inert(
          key,
          "it is the only upstream of "
              + ecosystem.purlType()
              + ", so no other one is asked anyway",
          "set the other upstream too, or remove the rule");
    }
  }

  /** By name; the default upstream is learned where none of the ecosystem is set. */
  private Set<String> upstreams(Ecosystem ecosystem) {
    Set<String> set =
        configuration.all(UpstreamCatalogue.URL).keySet().stream()
            .filter(names -> names.getFirst().equals(ecosystem.purlType()))
            .map(names -> names.get(1))
            .collect(Collectors.toSet());
    return set.isEmpty() ? Set.of(Upstream.DEFAULT) : set;
  }

  private void fixLane() {
    Optional<Configuration.Value> lane =
        configuration.value(PolicyCatalogue.SECURITY_FIX_LANE.key());
    boolean wanted =
        lane.filter(v -> !(v.origin() instanceof Origin.Default) && v.parsed().equals(true))
            .isPresent();
    if (wanted
        && configuration.get(AdvisoriesCatalogue.FEEDS).isEmpty()
        && !configuration.get(AdvisoriesCatalogue.STARTER)) {
      found.inert(
          PolicyCatalogue.SECURITY_FIX_LANE.key(),
          "there are no advisories that could name a fix",
          "set `" + AdvisoriesCatalogue.FEEDS.key() + "`, or remove it");
    }
  }
}
