package cordon.app.config;

import cordon.base.Ecosystem;
import cordon.gate.Credentials;
import cordon.terminal.DataDirectory;
import cordon.terminal.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration as the wiring reads it: typed, complete, free of contradictions.
 *
 * @param data the directory with all state
 * @param databaseUrl JDBC URL; SQLite in the data directory unless set
 */
public record CordonSettings(
    DataDirectory data,
    String databaseUrl,
    Server server,
    List<Oidc> issuers,
    Gate gate,
    Evidence evidence,
    Inspect inspect,
    List<Upstream> upstreams,
    Map<Ecosystem, Refinement> refinements,
    Advisories advisories,
    boolean jsonLogs) {

  /** What the tokens of the usual CI systems say of repository, job and commit. */
  private static final List<String> EVIDENCE =
      List.of(
          "repository",
          "project_path",
          "ref",
          "sha",
          "job_workflow_ref",
          "run_id",
          "pipeline_id",
          "job_id");

  /** The upstream that is learned where none is named; see {@link cordon.gate.Upstream}. */
  private static final String DEFAULT = "default";

  /** Where and how to listen; see the settings {@code server.*}. */
  public record Server(
      String bind,
      int port,
      Optional<Integer> npmPort,
      Optional<URI> baseUrl,
      Optional<Tls> tls,
      List<String> trustedProxies,
      boolean loopbackClientsNeedToken) {}

  /** PEM files. */
  public record Tls(Path certificate, Path key) {}

  /**
   * An issuer of tokens for CI jobs; see the settings {@code identity.oidc.*}.
   *
   * @param jwksUrl where its keys are, unless in {@code jwksFile}
   */
  public record Oidc(
      String name,
      String issuer,
      String audience,
      Optional<URI> jwksUrl,
      Optional<Path> jwksFile,
      List<String> require,
      List<String> identity,
      List<String> evidence,
      Duration skew) {}

  /** What the gate lets through; see the settings {@code gate.*}. Sizes in bytes. */
  public record Gate(
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
      boolean twoPersons) {}

  /**
   * How evidence is kept and where else it goes; see {@code gate.evidence} and {@code gate.ocsf}.
   */
  public record Evidence(
      Duration retention,
      Optional<Path> ocsfFile,
      Optional<Long> ocsfFileSize,
      Optional<Integer> ocsfFileCount,
      Optional<String> ocsfSyslog) {}

  /** Looking into artifacts; see the settings {@code inspect.*}. */
  public record Inspect(
      boolean enabled,
      Duration budget,
      boolean indicators,
      List<String> rules,
      List<String> suppressions) {}

  /** The cool-down of the packages that a purl pattern names; the first that matches wins. */
  public record Rule(String match, Duration coolDown, Optional<Duration> attestedCoolDown) {}

  /** The shorter cool-down of attested releases. */
  public record Attested(Optional<Duration> coolDown, Map<Ecosystem, Duration> ecosystemCoolDown) {}

  /** How long releases wait that were published otherwise than those before them. */
  public record Trust(
      Map<Ecosystem, Duration> lostProvenance, Map<Ecosystem, Duration> newPublisher) {}

  /** The upstream to which the names of a purl pattern belong. */
  public record Owner(String match, String upstream) {}

  /**
   * A registry that the configuration names.
   *
   * @param passwordVariable the environment variable that holds the secret
   * @param undated what to do with releases without a time: {@code first-seen}, {@code hold} or
   *     {@code signature}
   */
  public record Upstream(
      Ecosystem ecosystem,
      String name,
      URI url,
      Optional<String> username,
      Optional<String> passwordVariable,
      String undated,
      boolean open,
      List<String> fileHosts,
      List<String> credentialHosts,
      Optional<Instant> freezeAfter) {

    /** What the secret proves: a user with a password, or the bearer of a token. */
    public Credentials credentials(String secret) {
      return username
          .<Credentials>map(user -> new Credentials.Basic(user, secret))
          .orElseGet(() -> new Credentials.Bearer(secret));
    }
  }

  /**
   * What the configuration says of the default upstream of an ecosystem whose address it leaves to
   * be learned; as in {@link Upstream}.
   */
  public record Refinement(String undated, boolean open, List<String> fileHosts) {}

  /** Where advisories come from; see the settings {@code advisories.*}. */
  public record Advisories(List<String> feeds, Duration refresh, boolean starter) {}

  /** Reads the settings; the environment says where the data folder is by default. */
  public static CordonSettings of(Configuration configuration, Environment environment) {
    DataDirectory data =
        configuration
            .find(Catalogue.DATA)
            .map(path -> new DataDirectory(environment.cwd().resolve(path).normalize()))
            .orElseGet(() -> new DataDirectory(DataDirectory.standard(environment)));
    return new CordonSettings(
        data,
        configuration
            .find(Catalogue.STORE_URL)
            .orElseGet(() -> "jdbc:sqlite:" + data.root().resolve("cordon.db")),
        server(configuration),
        issuers(configuration),
        gate(configuration),
        new Evidence(
            configuration.get(Catalogue.EVIDENCE_RETENTION),
            configuration.find(Catalogue.OCSF_FILE),
            configuration.find(Catalogue.OCSF_FILE_SIZE),
            configuration.find(Catalogue.OCSF_FILE_COUNT),
            configuration.find(Catalogue.OCSF_SYSLOG)),
        new Inspect(
            configuration.get(InspectCatalogue.ENABLED),
            configuration.get(InspectCatalogue.BUDGET),
            configuration.get(InspectCatalogue.INDICATORS),
            configuration.get(InspectCatalogue.RULES),
            configuration.get(InspectCatalogue.SUPPRESSIONS)),
        upstreams(configuration),
        refinements(configuration),
        new Advisories(
            configuration.get(Catalogue.ADVISORIES_FEEDS),
            configuration.get(Catalogue.ADVISORIES_REFRESH),
            configuration.get(Catalogue.ADVISORIES_STARTER)),
        configuration.get(Catalogue.LOG_FORMAT).equals("json"));
  }

  private static Server server(Configuration configuration) {
    Optional<Tls> tls =
        configuration
            .find(Catalogue.SERVER_TLS_CERTIFICATE)
            .flatMap(c -> configuration.find(Catalogue.SERVER_TLS_KEY).map(k -> new Tls(c, k)));
    return new Server(
        configuration.get(Catalogue.SERVER_BIND),
        configuration.get(Catalogue.SERVER_PORT),
        configuration.find(Catalogue.SERVER_NPM_PORT),
        configuration.find(Catalogue.SERVER_BASE_URL),
        tls,
        configuration.get(Catalogue.SERVER_TRUSTED_PROXIES),
        configuration.get(Catalogue.SERVER_LOOPBACK_TOKEN));
  }

  private static List<Oidc> issuers(Configuration configuration) {
    return configuration.all(Catalogue.OIDC_NAME).entrySet().stream()
        .sorted(Comparator.comparingInt(e -> Integer.parseInt(e.getKey().getFirst())))
        .map(e -> issuer(configuration, e.getKey().getFirst(), e.getValue()))
        .toList();
  }

  /** What every issuer needs is there: {@link Contradictions} saw to it. */
  private static Oidc issuer(Configuration configuration, String number, String name) {
    return new Oidc(
        name,
        configuration.find(Catalogue.OIDC_ISSUER, number).orElseThrow(),
        configuration.find(Catalogue.OIDC_AUDIENCE, number).orElseThrow(),
        configuration.find(Catalogue.OIDC_JWKS_URL, number),
        configuration.find(Catalogue.OIDC_JWKS_FILE, number),
        configuration.find(Catalogue.OIDC_REQUIRE, number).orElseThrow(),
        configuration.find(Catalogue.OIDC_IDENTITY, number).orElse(List.of("sub")),
        configuration.find(Catalogue.OIDC_EVIDENCE, number).orElse(EVIDENCE),
        configuration.find(Catalogue.OIDC_SKEW, number).orElse(Duration.ofMinutes(1)));
  }

  private static Gate gate(Configuration configuration) {
    return new Gate(
        configuration.get(Catalogue.GATE_COOL_DOWN),
        perEcosystem(configuration, Catalogue.GATE_ECOSYSTEM_COOL_DOWN),
        rules(configuration),
        new Attested(
            configuration.find(PolicyCatalogue.ATTESTED_COOL_DOWN),
            perEcosystem(configuration, PolicyCatalogue.ECOSYSTEM_ATTESTED_COOL_DOWN)),
        configuration.get(PolicyCatalogue.SECURITY_FIX_LANE),
        configuration.find(Catalogue.GATE_FREEZE_AFTER),
        new Trust(
            perEcosystem(configuration, PolicyCatalogue.LOST_PROVENANCE),
            perEcosystem(configuration, PolicyCatalogue.NEW_PUBLISHER)),
        owners(configuration),
        configuration.get(PolicyCatalogue.SERVE_REMOVED),
        configuration.get(Catalogue.GATE_METADATA_MAX_AGE),
        configuration.get(Catalogue.GATE_CACHE_LIMIT),
        configuration.get(Catalogue.GATE_TWO_PERSON));
  }

  private static Map<Ecosystem, Duration> perEcosystem(
      Configuration configuration, Setting<Duration> setting) {
    Map<Ecosystem, Duration> all = new TreeMap<>();
    configuration.all(setting).forEach((names, d) -> all.put(ecosystem(names.getFirst()), d));
    return all;
  }

  private static List<Rule> rules(Configuration configuration) {
    return numbered(configuration, Catalogue.GATE_RULE_MATCH)
        .map(number ->
            new Rule(
                configuration.find(Catalogue.GATE_RULE_MATCH, number).orElseThrow(),
                configuration.find(Catalogue.GATE_RULE_COOL_DOWN, number).orElse(Duration.ZERO),
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

  private static List<Upstream> upstreams(Configuration configuration) {
    return configuration.all(Catalogue.UPSTREAM_URL).entrySet().stream()
        .map(e -> upstream(configuration, e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .toList();
  }

  /** Every default upstream without an address of which anything else is set. */
  private static Map<Ecosystem, Refinement> refinements(Configuration configuration) {
    Set<String> addressed =
        configuration.all(Catalogue.UPSTREAM_URL).keySet().stream()
            .map(names -> names.get(0))
            .collect(Collectors.toSet());
    return Stream.of(
            Catalogue.UPSTREAM_UNDATED, Catalogue.UPSTREAM_OPEN, Catalogue.UPSTREAM_FILE_HOSTS)
        .flatMap(setting -> configuration.all(setting).keySet().stream())
        .map(names -> names.get(0))
        .filter(ecosystem -> !addressed.contains(ecosystem))
        .distinct()
        .collect(
            Collectors.toMap(
                CordonSettings::ecosystem, ecosystem -> refinement(configuration, ecosystem)));
  }

  private static Refinement refinement(Configuration configuration, String ecosystem) {
    return new Refinement(
        undated(configuration, ecosystem, DEFAULT),
        open(configuration, ecosystem, DEFAULT),
        fileHosts(configuration, ecosystem, DEFAULT));
  }

  private static String undated(Configuration configuration, String ecosystem, String name) {
    return configuration.find(Catalogue.UPSTREAM_UNDATED, ecosystem, name).orElse("first-seen");
  }

  private static boolean open(Configuration configuration, String ecosystem, String name) {
    return configuration.find(Catalogue.UPSTREAM_OPEN, ecosystem, name).orElse(true);
  }

  private static List<String> fileHosts(
      Configuration configuration, String ecosystem, String name) {
    return configuration.find(Catalogue.UPSTREAM_FILE_HOSTS, ecosystem, name).orElse(List.of());
  }

  private static Upstream upstream(
      Configuration configuration, String ecosystem, String name, URI url) {
    return new Upstream(
        ecosystem(ecosystem),
        name,
        url,
        configuration.find(Catalogue.UPSTREAM_USERNAME, ecosystem, name),
        configuration.find(Catalogue.UPSTREAM_PASSWORD_ENV, ecosystem, name),
        undated(configuration, ecosystem, name),
        open(configuration, ecosystem, name),
        fileHosts(configuration, ecosystem, name),
        configuration.find(Catalogue.UPSTREAM_CREDENTIAL_HOSTS, ecosystem, name).orElse(List.of()),
        configuration.find(PolicyCatalogue.UPSTREAM_FREEZE_AFTER, ecosystem, name));
  }

  private static Ecosystem ecosystem(String name) {
    return Ecosystem.ofPurlType(name).orElseThrow();
  }
}
