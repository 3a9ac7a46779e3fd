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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A setting of the policy that would do nothing refuses the start, with its line and the reason.
 */
class PolicyContradictionsTest {
  @TempDir Path home;

  private Configuration load(String toml) throws IOException {
    Path file = Files.writeString(home.resolve("cordon.toml"), toml);
    return ConfigLoader.load(
        Optional.of(file.toString()), new TestEnvironment(home, Map.of()).environment(), List.of());
  }

  private Problem refused(String toml) {
    return catchThrowableOfType(ProblemException.class, () -> load(toml)).problem();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gate.maven.attested-cool-down = '1d'| states nothing of attestations",
        "gate.maven.lost-provenance = '9d'   | states nothing of attestations",
        "gate.maven.new-publisher = '9d'     | does not state who deployed",
        "gate.pypi.new-publisher = '9d'      | does not state who uploaded",
        "gate.attested-cool-down = '7d'      | no longer than that anyway",
        "gate.npm.attested-cool-down = '8d'  | no longer than that anyway",
      })
  void whatCouldNotBeEnforcedIsRefused(String line, String why) {
    Problem problem = refused(line + "\n");
    assertThat(problem.type()).isEqualTo("config/inert-setting");
    assertThat(problem.title()).contains(line.substring(0, line.indexOf(' ')));
    assertThat(problem.detail()).contains("cordon.toml:1;").contains(why.strip());
  }

  @Test
  void anAttestedRuleIsForWhatCanBeAttested() {
    String rule = "[[gate.rule]]\nmatch = 'pkg:%s'\ncool-down = '9d'\nattested-cool-down = '1d'\n";
    assertThat(refused(rule.formatted("maven/com.acme/*")).detail())
        .contains("cordon.toml:4;", "states nothing of attestations");
    assertThat(refused(rule.formatted("npm/acme").replace("'9d'", "'1d'")).detail())
        .contains("no longer than that anyway");
  }

  @Test
  void anOwnerNamesAnUpstreamThatThereIs() throws Exception {
    String owner = "[[gate.owner]]\nmatch = 'pkg:npm/@acme/*'\nupstream = 'internal'\n";
    assertThat(refused(owner).detail()).contains("cordon.toml:3;", "`upstream.npm.internal.url`");
    assertThat(refused(owner.replace("upstream = 'internal'", "")).title())
        .isEqualTo("`gate.owner.1.match` would have no effect");
    String url = "[upstream.npm.internal]\nurl = 'https://registry.example'\n";
    assertThat(refused(owner.replace("internal", "default") + url).detail())
        .contains("`upstream.npm.default.url` is not set");
    Configuration fine =
        load(owner + url + "[upstream.npm.default]\nurl = 'https://other.registry.example'\n");
    assertThat(
            CordonSettings.of(fine, new TestEnvironment(home, Map.of()).environment())
                .gate()
                .owners())
        .containsExactly(new GateSettings.Owner("pkg:npm/@acme/*", "internal"));
    assertThat(Contradictions.with(fine, Set.of(Ecosystem.NPM))).isEmpty();
    assertThat(Contradictions.with(fine, Set.of(Ecosystem.PYPI))).hasSize(1);
  }

  @Test
  void anOwnerWithNobodyElseToAskIsNone() {
    String owner = "[[gate.owner]]\nmatch = 'pkg:npm/@acme/*'\nupstream = '%s'\n";
    assertThat(refused(owner.formatted("default")).detail())
        .contains("cordon.toml:3;", "the only upstream of npm");
    String url = "[upstream.npm.internal]\nurl = 'https://registry.example'\n";
    assertThat(refused(owner.formatted("internal") + url).detail())
        .contains("cordon.toml:3;", "the only upstream of npm");
  }

  @Test
  void theGeneralAttestedCoolDownNeedsSomebodyWhoAttests() throws Exception {
    Configuration configuration = load("gate.attested-cool-down = '1d'\n");
    assertThat(Contradictions.with(configuration, Set.of(Ecosystem.MAVEN, Ecosystem.NPM)))
        .isEmpty();
    assertThat(Contradictions.with(configuration, Set.of(Ecosystem.MAVEN)))
        .singleElement()
        .satisfies(p -> assertThat(p.detail()).contains("cordon.toml:1;"));
  }

  @Test
  void aRuleNeedsAnUpstreamOfItsEcosystem() throws Exception {
    Configuration rule = load("[[gate.rule]]\nmatch = 'pkg:pypi/acme'\ncool-down = '9d'\n");
    assertThat(Contradictions.with(rule, Set.of(Ecosystem.PYPI))).isEmpty();
    assertThat(Contradictions.with(rule, Set.of(Ecosystem.NPM)))
        .singleElement()
        .satisfies(p -> assertThat(p.detail()).contains("no upstream is known for pypi"));
  }

  @Test
  void aLaneWithoutAdvisoriesIsNone() {
    assertThat(refused("gate.security-fix-lane = true\nadvisories.starter = false\n").detail())
        .contains("no advisories that could name a fix");
  }

  @Test
  void theSettingsArriveTyped() throws Exception {
    GateSettings gate =
        CordonSettings.of(
                load(
                    """
                    gate.attested-cool-down = '2d'
                    gate.pypi.attested-cool-down = '12h'
                    gate.npm.new-publisher = '0d'
                    gate.pypi.lost-provenance = '60d'
                    gate.security-fix-lane = false
                    [[gate.rule]]
                    match = 'pkg:npm/left'
                    cool-down = '9d'
                    attested-cool-down = '1d'
                    """),
                new TestEnvironment(home, Map.of()).environment())
            .gate();
    assertThat(gate.attested().coolDown()).contains(Duration.ofDays(2));
    assertThat(gate.attested().ecosystemCoolDown())
        .containsExactly(Map.entry(Ecosystem.PYPI, Duration.ofHours(12)));
    assertThat(gate.trust().newPublisher()).containsEntry(Ecosystem.NPM, Duration.ZERO);
    assertThat(gate.trust().lostProvenance()).containsEntry(Ecosystem.PYPI, Duration.ofDays(60));
    assertThat(gate.fixLane()).isFalse();
    assertThat(gate.rules())
        .extracting(GateSettings.Rule::attestedCoolDown)
        .containsExactly(Optional.of(Duration.ofDays(1)));
  }
}
