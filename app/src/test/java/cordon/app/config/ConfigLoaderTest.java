package cordon.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.app.TestEnvironment;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir Path home;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> flags = new HashMap<>();

  @Test
  void everyDefaultIsPinned() {
    Map<String, String> defaults = new HashMap<>();
    load("").values().forEach(value -> defaults.put(value.key(), value.text()));
    assertThat(defaults)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("server.bind", "127.0.0.1"),
                Map.entry("server.port", "8450"),
                Map.entry("server.trusted-proxies", ""),
                Map.entry("server.loopback-clients-need-token", "false"),
                Map.entry("gate.cool-down", "7d"),
                Map.entry("gate.metadata-max-age", "5m"),
                Map.entry("gate.evidence.retention", "400d"),
                Map.entry("gate.cache-limit", "20GiB"),
                Map.entry("gate.security-fix-lane", "true"),
                Map.entry("gate.serve-removed", "false"),
                Map.entry("gate.two-person", "false"),
                Map.entry("inspect.enabled", "true"),
                Map.entry("inspect.budget", "20s"),
                Map.entry("inspect.indicators", "true"),
                Map.entry("inspect.rules", ""),
                Map.entry("inspect.suppressions", ""),
                Map.entry("advisories.feeds", ""),
                Map.entry("advisories.refresh", "15m"),
                Map.entry("advisories.starter", "true"),
                Map.entry("log.format", "text")));
  }

  @Test
  void theSettingsOfAWholeFileArriveTyped() {
    CordonSettings settings =
        settings(
            """
            data = "state"
            [server]
            port = 9000
            base-url = "https://cordon.example"
            trusted-proxies = ["10.0.0.7", "10.1.0.0/16"]
            [gate]
            cool-down = "3d"
            freeze-after = 2026-11-01T00:00:00Z
            cache-limit = "512MiB"
            [gate.npm]
            cool-down = "36h"
            [[gate.rule]]
            match = "pkg:npm/@acme/*"
            cool-down = "0d"
            [upstream.npm.main]
            url = "https://registry.example/npm/"
            password-env = "UPSTREAM_TOKEN"
            undated = "first-seen"
            file-hosts = ["files.registry.example", "10.0.0.7:8443", "[fd00::7]:8443"]
            credential-hosts = ["files.registry.example"]
            [advisories]
            feeds = ["/srv/osv"]
            """);
    assertThat(settings.data().root()).isEqualTo(home.resolve("state"));
    assertThat(settings.databaseUrl()).isEqualTo("jdbc:sqlite:" + home.resolve("state/cordon.db"));
    assertThat(settings.server().port()).isEqualTo(9000);
    assertThat(settings.server().trustedProxies()).containsExactly("10.0.0.7", "10.1.0.0/16");
    assertThat(settings.gate().coolDown()).isEqualTo(Duration.ofDays(3));
    assertThat(settings.gate().ecosystemCoolDown())
        .containsExactly(Map.entry(Ecosystem.NPM, Duration.ofHours(36)));
    assertThat(settings.gate().rules())
        .containsExactly(new GateSettings.Rule("pkg:npm/@acme/*", Duration.ZERO, Optional.empty()));
    assertThat(settings.gate().freezeAfter()).contains(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(settings.gate().cacheLimit()).isEqualTo(512L << 20);
    assertThat(settings.upstreams())
        .singleElement()
        .satisfies(u -> {
          assertThat(u.url()).hasToString("https://registry.example/npm");
          assertThat(u.passwordVariable()).contains("UPSTREAM_TOKEN");
          assertThat(u.undated()).isEqualTo("first-seen");
          assertThat(u.fileHosts())
              .containsExactly("files.registry.example", "10.0.0.7:8443", "[fd00::7]:8443");
          assertThat(u.credentialHosts()).containsExactly("files.registry.example");
        });
    assertThat(settings.advisories().feeds()).containsExactly("/srv/osv");
  }

  @Test
  void rulesKeepTheOrderOfTheFileBeyondNine() {
    StringBuilder toml = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      toml.append("[[gate.rule]]\nmatch = \"pkg:npm/p")
          .append(i)
          .append("\"\ncool-down = \"1d\"\n");
    }
    assertThat(settings(toml.toString()).gate().rules())
        .extracting(GateSettings.Rule::match)
        .startsWith("pkg:npm/p1", "pkg:npm/p2", "pkg:npm/p3")
        .endsWith("pkg:npm/p12");
  }

  @Test
  void flagsWinOverTheEnvironmentAndThatOverTheFile() {
    String toml = "[server]\nport = 1001\nbind = \"::1\"\n[gate]\ncool-down = \"1d\"\n";
    variables.put("CORDON_SERVER_PORT", "1002");
    variables.put("CORDON_SERVER_BIND", "127.0.0.2");
    flags.put("server.port", "1003");
    Configuration configuration = load(toml);
    assertThat(origin(configuration, "server.port")).isEqualTo("--set server.port");
    assertThat(origin(configuration, "server.bind")).isEqualTo("environment CORDON_SERVER_BIND");
    assertThat(origin(configuration, "gate.cool-down")).endsWith("cordon.toml:5");
    assertThat(origin(configuration, "gate.metadata-max-age")).isEqualTo("default");
    assertThat(configuration.get(ServerCatalogue.PORT)).isEqualTo(1003);
  }

  @Test
  void anUpstreamMayComeFromTheEnvironment() {
    variables.put("CORDON_UPSTREAM_PYPI_TEAM_A_URL", "https://registry.example/simple");
    variables.put("CORDON_GATE_PYPI_COOL_DOWN", "2d");
    CordonSettings settings = settings("");
    assertThat(settings.upstreams())
        .singleElement()
        .extracting(UpstreamSettings::name)
        .isEqualTo("team-a");
    assertThat(settings.gate().ecosystemCoolDown()).containsKey(Ecosystem.PYPI);
  }

  @Test
  void whatAClusterPutsIntoTheEnvironmentIsNotASetting() {
    variables.put("CORDON_PORT", "tcp://10.0.0.1:8450");
    variables.put("CORDON_SERVICE_HOST", "10.0.0.1");
    variables.put("CORDON_PORT_8450_TCP_ADDR", "10.0.0.1");
    variables.put("CORDON_TOKEN", "a");
    assertThat(load("").values()).allMatch(v -> v.origin() instanceof Origin.Default);
  }

  @ParameterizedTest
  @CsvSource({
    "server.prot, server.port",
    "gate.cooldown, gate.cool-down",
    "gate.npm.cooldown, gate.npm.cool-down",
    "upstream.npm.main.ulr, upstream.npm.main.url",
    "advisories.refersh, advisories.refresh"
  })
  void anUnknownSettingIsRefusedWithItsLineAndTheNearestName(String typed, String nearest) {
    Problem problem = refused("# a comment\n" + typed + " = \"1\"\n");
    assertThat(problem.type()).isEqualTo("config/unknown-setting");
    assertThat(problem.title()).contains("`" + typed + "`");
    assertThat(problem.detail()).contains("cordon.toml:2");
    assertThat(problem.remedy()).isEqualTo("did you mean `" + nearest + "`?");
  }

  @Test
  void anUnknownVariableIsRefusedToo() {
    variables.put("CORDON_GATE_COOLDOWN", "7d");
    assertThat(refused("").remedy()).isEqualTo("did you mean `CORDON_GATE_COOL_DOWN`?");
  }

  @ParameterizedTest
  @CsvSource({
    "gate.cool-down, '\"7\"', 7d",
    "gate.cool-down, 7, 7d",
    "gate.cache-limit, '\"512MB\"', 512MiB",
    "server.port, 65536, 8450",
    "server.port, '\"many\"', 8450",
    "advisories.starter, '\"yes\"', true",
    "gate.freeze-after, '\"yesterday\"', 2026-11-01T00:00:00Z",
    "server.base-url, '\"ftp://cordon.example\"', https://registry.example"
  })
  void aBadValueIsRefusedWithWhatWasExpected(String key, String value, String example) {
    Problem problem = refused(key + " = " + value + "\n");
    assertThat(problem.type()).isEqualTo("config/bad-value");
    assertThat(problem.detail()).contains("cordon.toml:1, expected ");
    assertThat(problem.remedy()).isEqualTo("write it like " + example);
  }

  @ParameterizedTest
  @CsvSource({
    "url, https://someone:hunter2@registry.example/",
    "url, https://hunter2@registry.example/",
    "password-env, npm-hunter2",
    "file-hosts, someone:hunter2@files.registry.example"
  })
  void aSecretInTheWrongPlaceIsRefusedAndNotRepeated(String setting, String value) {
    Problem problem = refused("upstream.npm.main." + setting + " = \"" + value + "\"\n");
    assertThat(problem.type()).isEqualTo("config/bad-value");
    assertThat(problem.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({"https://files.registry.example", "files.registry.example/x", "host:99999", "a b"})
  void hostsAreNoUrls(String value) {
    assertThat(refused("upstream.npm.main.file-hosts = [\"" + value + "\"]\n").detail())
        .contains("expected a list of hosts");
  }

  @ParameterizedTest
  @CsvSource({
    "server.tls-key, server.tls-certificate",
    "server.tls-certificate, server.tls-key",
    "upstream.npm.main.undated, upstream.npm.main.url"
  })
  void aSettingWithoutEffectIsRefused(String key, String missing) {
    Problem problem = refused(key + " = \"hold\"\n");
    assertThat(problem.type()).isEqualTo("config/inert-setting");
    assertThat(problem.detail()).contains("cordon.toml:1").contains(missing);
  }

  @Test
  void anUpstreamWithoutAddressSpeaksOfTheLearnedOne() {
    CordonSettings settings =
        settings("[upstream.maven.default]\nundated = \"signature\"\nopen = false\n");
    assertThat(settings.upstreams()).isEmpty();
    assertThat(settings.refinements())
        .containsExactly(
            Map.entry(
                Ecosystem.MAVEN, new UpstreamSettings.Refinement("signature", false, List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    // Where one is named, none is learned.
    "upstream.maven.default.undated, hold, upstream.maven.team.url",
    "upstream.maven.default.password-env, TOKEN, ",
    "upstream.maven.other.undated, hold, "
  })
  void whatSpeaksOfNoUpstreamIsRefused(String key, String value, String other) {
    String rest = other == null ? "" : other + " = \"https://registry.example/\"\n";
    Problem problem = refused(key + " = \"" + value + "\"\n" + rest);
    assertThat(problem.type()).isEqualTo("config/inert-setting");
    assertThat(problem.detail()).contains("cordon.toml:1").contains(".url");
  }

  @ParameterizedTest
  @CsvSource({"upstream.maven.default.undated, hold", "gate.maven.cool-down, 1d"})
  void aSettingOfAnEcosystemWithoutUpstreamHasNoEffect(String key, String value) {
    Configuration configuration = load(key + " = \"" + value + "\"\n");
    assertThat(Contradictions.with(configuration, Set.of(Ecosystem.NPM)))
        .singleElement()
        .satisfies(p -> assertThat(p.detail()).contains("cordon.toml:1"));
    assertThat(Contradictions.with(configuration, Set.of(Ecosystem.MAVEN))).isEmpty();
  }

  @Test
  void severalMistakesAreToldAtOnce() {
    Problem problem = refused("server.prot = 1\ngate.cool-down = \"x\"\n");
    assertThat(problem.title()).contains("2 mistakes");
    assertThat(problem.detail()).contains("server.prot").contains("cordon.toml:2");
  }

  private static final String ISSUER =
      """
      [[identity.oidc]]
      name = "ci"
      issuer = "https://ci.example/"
      audience = "https://cordon.example"
      jwks-url = "https://ci.example/keys"
      require = ["repository=acme/*", "ref=refs/heads/main"]
      """;

  @Test
  void anIssuerOfTokensForJobsArrivesTyped() {
    assertThat(settings(ISSUER).issuers())
        .singleElement()
        .satisfies(issuer -> {
          assertThat(issuer.issuer()).isEqualTo("https://ci.example/");
          assertThat(issuer.require()).containsExactly("repository=acme/*", "ref=refs/heads/main");
          assertThat(issuer.identity()).containsExactly("sub");
          assertThat(issuer.evidence()).contains("repository", "sha");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "name, identity.oidc.1.name",
    "issuer, identity.oidc.1.issuer",
    "audience, identity.oidc.1.audience",
    "require, identity.oidc.1.require",
    "jwks-url, identity.oidc.1.jwks-file"
  })
  void anIssuerWithoutWhatItNeedsIsRefused(String without, String named) {
    Problem problem = refused(ISSUER.replaceFirst("(?m)^" + without + " = .*$", ""));
    assertThat(problem.toString()).contains(named);
  }

  /** Whoever could change the keys on the way could be any job. */
  @Test
  void keysDoNotComeOverPlainHttp() {
    String plain = ISSUER.replace("https://ci.example/keys", "http://ci.example/keys");
    assertThat(refused(plain).toString()).contains("identity.oidc.1.jwks-url", "https");
    String here = ISSUER.replace("https://ci.example/keys", "http://127.0.0.1:8080/keys");
    assertThat(settings(here).issuers()).hasSize(1);
  }

  @Test
  void twoIssuersMustDiffer() {
    assertThat(refused(ISSUER + ISSUER).toString()).contains("another issuer has the same");
    assertThat(refused(ISSUER + "jwks-file = \"keys.json\"\n").toString()).contains("remove one");
    assertThat(refused(ISSUER + "clock-skew = \"1h\"\n").toString()).contains("up to 5m");
    assertThat(refused("gate.evidence.retention = \"7d\"\n").toString()).contains("at least 30d");
  }

  @Test
  void aFileThatIsNotTomlIsRefusedWithItsLine() {
    assertThat(refused("[server]\nport 8450\n").title()).contains("cordon.toml:2");
  }

  @Test
  void anEcosystemThatTheGateDoesNotSpeakIsRefused() {
    assertThat(refused("gate.nmp.cool-down = \"1d\"\n").remedy()).isEqualTo("did you mean `npm`?");
  }

  @Test
  void theDocumentationIsThatOfTheCatalogue() throws IOException {
    Path page = Path.of(System.getProperty("cordon.root"), "docs", "configuration.md");
    assertThat(page)
        .as("write it anew: ./cordon config document > docs/configuration.md")
        .content()
        .isEqualTo(ConfigDocument.text());
  }

  @Test
  void everyExampleIsAValueOfItsType() {
    for (Setting<?> setting : Catalogue.ALL) {
      if (setting.type() == ValueTypes.FLAG || setting.type() == ValueTypes.LIST) {
        continue;
      }
      assertThat(setting.type().parse(setting.type().example())).as(setting.key()).isNotNull();
    }
  }

  private String origin(Configuration configuration, String key) {
    return configuration.value(key).orElseThrow().origin().toString();
  }

  private CordonSettings settings(String toml) {
    return CordonSettings.of(load(toml), new TestEnvironment(home, variables).environment());
  }

  private Problem refused(String toml) {
    return catchThrowableOfType(ProblemException.class, () -> load(toml)).problem();
  }

  private Configuration load(String toml) {
    Path file = home.resolve("cordon.toml");
    try {
      Files.writeString(file, toml);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ConfigLoader.load(
        Optional.of(file.toString()),
        new TestEnvironment(home, variables).environment(),
        Flag.set(flags));
  }
}
