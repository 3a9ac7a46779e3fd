package cordon.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is refused with its place and what to do. */
class ConfigRefusalsTest extends LoadedConfig {
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
}
