package cordon.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where values come from, and as what they arrive. */
class ConfigLoaderTest extends LoadedConfig {
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
                Map.entry("gate.evidence.force", "behind"),
                Map.entry("gate.evidence.retention", "400d"),
                Map.entry("exposure.largest-upload", "512MiB"),
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
}
