package cordon.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guide promises what the code can enforce. */
class PolicyCheckTest {

  private static String table() {
    StringBuilder rows =
        new StringBuilder("| check | npm | pypi | maven |\n| --- | --- | --- | --- |\n");
    for (PolicyCheck check : PolicyCheck.values()) {
      rows.append("| ").append(check.title());
      for (Ecosystem ecosystem : PolicyCheck.ECOSYSTEMS) {
        PolicyCheck.Enforcement on = check.on(ecosystem);
        rows.append(" | ").append(on.enforced() ? "yes" : "no");
        rows.append(on.why().isEmpty() ? "" : ": " + on.why());
      }
      rows.append(" |\n");
    }
    return rows.toString();
  }

  @Test
  void theGuideShowsThisTable() throws Exception {
    Path guide = Path.of(System.getProperty("cordon.root"), "docs", "guides", "policy.md");
    assertThat(Files.readString(guide)).contains(table());
  }

  @Test
  void whatIsNotEnforcedGetsNoDefault() {
    TrustRules rules = TrustRules.DEFAULT;
    assertThat(rules.newPublisher()).containsOnlyKeys(Ecosystem.NPM);
    assertThat(rules.lostProvenance()).containsOnlyKeys(Ecosystem.NPM, Ecosystem.PYPI);
    assertThat(rules.newPublisher(Ecosystem.MAVEN)).isEqualTo(Duration.ZERO);
    TrustRules own = new TrustRules(Map.of(Ecosystem.MAVEN, Duration.ofDays(1)), Map.of());
    assertThat(own.lostProvenance(Ecosystem.MAVEN)).isEqualTo(Duration.ZERO);
  }

  @Test
  void aNameBelongsInAnySpellingAndAGroupWithItsFolder() {
    NameOwner npm = new NameOwner(Ecosystem.NPM, "@Acme/*", "internal");
    assertThat(npm.covers(Ecosystem.NPM, "@acme/tool")).isTrue();
    assertThat(npm.covers(Ecosystem.NPM, "@ACME/tool")).isTrue();
    assertThat(npm.covers(Ecosystem.NPM, "@acmes/tool")).isFalse();
    assertThat(npm.covers(Ecosystem.PYPI, "@acme/tool")).isFalse();
    NameOwner maven = new NameOwner(Ecosystem.MAVEN, "com.acme:*", "internal");
    assertThat(maven.covers(Ecosystem.MAVEN, "com.acme:tool")).isTrue();
    assertThat(maven.covers(Ecosystem.MAVEN, "com:acme")).isTrue();
    assertThat(maven.covers(Ecosystem.MAVEN, "com.acmes:tool")).isFalse();
  }
}
