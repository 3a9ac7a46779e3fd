package cordon.inspect.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.Finding;
import cordon.inspect.Report;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.testing.Artifact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a release has that the releases before it had not. */
class DeltaTest {
  private static final String MANIFEST =
      "{\"name\":\"sample\",\"version\":\"%s\",\"main\":\"index.js\"%s}";

  private final Artifact before =
      npm("1.0.0", ",\"dependencies\":{\"left\":\"^1.0.0\"}").file("index.js", "exports.a = 1;\n");

  @Test
  void aReleaseLikeTheOneBeforeHasNothingNew() {
    assertThat(against(npm("1.0.1", ",\"dependencies\":{\"left\":\"^1.1.0\"}")).findings())
        .isEmpty();
  }

  @Test
  void aNewDependencyIsToldAndChangesNothing() {
    Artifact after =
        npm("1.0.1", ",\"dependencies\":{\"left\":\"^1.0.0\",\"plain-helper\":\"^1.0.0\"}");
    assertThat(against(after).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(against(after).findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo("dependency-is-new");
          assertThat(finding.end().text()).contains("plain-helper");
        });
  }

  @Test
  void aNewHookIsSuspiciousAlthoughItClosesNoChain() {
    Artifact after =
        npm("1.0.1", ",\"scripts\":{\"postinstall\":\"node telemetry.js\"}")
            .file("telemetry.js", "require('child_process').execSync('tool --collect');\n");
    assertThat(rules(against(after))).contains("install-hook-is-new");
    assertThat(against(after).verdict()).isEqualTo(Verdict.SUSPICIOUS);
    assertThat(new Sample("alone", after).inspect().verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aProgramWhereNoneWasIsSuspicious() {
    byte[] program = new byte[256];
    program[0] = 0x7f;
    program[1] = 'E';
    program[2] = 'L';
    program[3] = 'F';
    program[4] = 2;
    program[5] = 1;
    program[6] = 1;
    Artifact after = npm("1.0.1", "").file("bin/tool", program);
    assertThat(rules(against(after))).contains("program-is-new");
    assertThat(new Sample("alone", after).inspect().verdict()).isEqualTo(Verdict.CLEAN);
  }

  private static Artifact npm(String version, String more) {
    return Artifact.npm("sample", version)
        .file("package.json", MANIFEST.formatted(version, more))
        .file("index.js", "exports.a = 1;\n");
  }

  private Report against(Artifact after) {
    Baseline baseline = new Baseline(List.of(new Sample("before", before).inspect().profile()));
    return new Sample("after", after).inspect(baseline);
  }

  private static List<String> rules(Report report) {
    return report.findings().stream().map(Finding::rule).toList();
  }
}
