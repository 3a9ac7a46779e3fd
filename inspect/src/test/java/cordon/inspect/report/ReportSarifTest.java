package cordon.inspect.report;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.sarif.SarifLevel;
import cordon.formats.sarif.SarifResult;
import cordon.formats.sarif.SarifRule;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.rules.Rules;
import cordon.inspect.suppress.Reviewed;
import cordon.inspect.suppress.Suppressions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportSarifTest {
  private static final Reviewed REVIEWED =
      Suppressions.none(LocalDate.of(2026, 11, 28))
          .review(SampleReport.of("a.zip: encrypted"), Optional.of(SampleReport.ARTIFACT));

  @Test
  void aFindingIsItsChain() {
    SarifResult result = results("dist/demo.whl", true).getFirst();
    assertThat(result.rule()).isEqualTo("cordon/start-hook-runs-hidden-code");
    assertThat(result.level()).isEqualTo(SarifLevel.ERROR);
    assertThat(result.message()).contains("new in this release").contains("do not install");
    assertThat(result.place().orElseThrow().file()).isEqualTo("dist/demo.whl!/demo_init.pth");
    assertThat(result.flow())
        .extracting(step -> step.text())
        .containsExactly(
            "runs at every start of Python", "runs text as code, given what it decoded");
  }

  @Test
  void aFileOfAFolderStandsWhereItLies() {
    assertThat(results("lib", false).getFirst().place().orElseThrow().file())
        .isEqualTo("lib/demo_init.pth");
    assertThat(results(".", false).getFirst().place().orElseThrow().file())
        .isEqualTo("demo_init.pth");
  }

  @Test
  void whatWasNotReadIsAResult() {
    SarifResult last = results("demo.whl", true).getLast();
    assertThat(last.rule()).isEqualTo(ReportSarif.NOT_INSPECTED.id());
    assertThat(last.message()).contains("a.zip: encrypted");
  }

  @Test
  void everyRuleSaysWhyAndWhatToDo() {
    for (ChainRule chain : Rules.own(true).build().chains()) {
      SarifRule rule = ReportSarif.rule(chain);
      assertThat(rule.id()).isEqualTo("cordon/" + chain.id());
      assertThat(rule.help().orElseThrow()).contains(chain.why(), chain.remedy());
      assertThat(rule.tags()).contains("security", chain.occasions().iterator().next().word());
    }
  }

  private static List<SarifResult> results(String artifact, boolean container) {
    return ReportSarif.results(REVIEWED, artifact, container);
  }
}
