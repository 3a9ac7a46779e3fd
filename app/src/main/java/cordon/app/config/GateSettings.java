package cordon.app.config;

import cordon.base.Ecosystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the gate lets through; see the settings {@code gate.*}. Sizes in bytes. */
public record GateSettings(
    Duration coolDown,
    Map<Ecosystem, Duration> ecosystemCoolDown,
    List<Rule> rules,
    Attested attested,
    boolean fixLane,
    Optional<Instant> freezeAfter,
    Trust trust,
    List<Owner> owners,
    boolean serveRemoved,
    Duration metadataMaxAge,
    long cacheLimit,
    boolean twoPersons) {

  /** The cool-down of the packages that a purl pattern names; the first that matches wins. */
  public record Rule(String match, Duration coolDown, Optional<Duration> attestedCoolDown) {}

  /** The shorter cool-down of attested releases. */
  public record Attested(Optional<Duration> coolDown, Map<Ecosystem, Duration> ecosystemCoolDown) {}

  /** How long releases wait that were published otherwise than those before them. */
  public record Trust(
      Map<Ecosystem, Duration> lostProvenance, Map<Ecosystem, Duration> newPublisher) {}

  /** The upstream to which the names of a purl pattern belong. */
  public record Owner(String match, String upstream) {}

  static GateSettings of(Configuration configuration) {
    return new GateSettings(
        configuration.get(GateCatalogue.COOL_DOWN),
        perEcosystem(configuration, GateCatalogue.ECOSYSTEM_COOL_DOWN),
        rules(configuration),
        new Attested(
            configuration.find(PolicyCatalogue.ATTESTED_COOL_DOWN),
            perEcosystem(configuration, PolicyCatalogue.ECOSYSTEM_ATTESTED_COOL_DOWN)),
        configuration.get(PolicyCatalogue.SECURITY_FIX_LANE),
        configuration.find(GateCatalogue.FREEZE_AFTER),
        new Trust(
            perEcosystem(configuration, PolicyCatalogue.LOST_PROVENANCE),
            perEcosystem(configuration, PolicyCatalogue.NEW_PUBLISHER)),
        owners(configuration),
        configuration.get(PolicyCatalogue.SERVE_REMOVED),
        configuration.get(GateCatalogue.METADATA_MAX_AGE),
        configuration.get(GateCatalogue.CACHE_LIMIT),
        configuration.get(GateCatalogue.TWO_PERSON));
  }

  private static Map<Ecosystem, Duration> perEcosystem(
      Configuration configuration, Setting<Duration> setting) {
    Map<Ecosystem, Duration> all = new TreeMap<>();
    configuration
        .all(setting)
        .forEach((names, d) -> all.put(Ecosystem.ofPurlType(names.getFirst()).orElseThrow(), d));
    return all;
  }

  private static List<Rule> rules(Configuration configuration) {
    return numbered(configuration, GateCatalogue.RULE_MATCH)
        .map(number ->
            new Rule(
                configuration.find(GateCatalogue.RULE_MATCH, number).orElseThrow(),
                configuration.find(GateCatalogue.RULE_COOL_DOWN, number).orElse(Duration.ZERO),
                configuration.find(PolicyCatalogue.RULE_ATTESTED_COOL_DOWN, number)))
        .toList();
  }

  private static List<Owner> owners(Configuration configuration) {
    return numbered(configuration, PolicyCatalogue.OWNER_MATCH)
        .map(number ->
            new Owner(
                configuration.find(PolicyCatalogue.OWNER_MATCH, number).orElseThrow(),
                configuration.find(PolicyCatalogue.OWNER_UPSTREAM, number).orElseThrow()))
        .toList();
  }

  /** The numbers of the tables that set something, in the order of the file. */
  private static Stream<String> numbered(Configuration configuration, Setting<?> setting) {
    return configuration.all(setting).keySet().stream()
        .map(List::getFirst)
        .sorted(Comparator.comparingInt(Integer::parseInt));
  }
}
