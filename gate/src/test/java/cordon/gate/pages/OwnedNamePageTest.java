package cordon.gate.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.GateConfig;
import cordon.gate.MovableClock;
import cordon.gate.NameOwner;
import cordon.gate.ReleaseReport;
import cordon.gate.policy.Decider;
import cordon.gate.policy.OverrideSet;
import cordon.gate.policy.Policy;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page of a release whose name belongs to another upstream: unknown is not clean. */
class OwnedNamePageTest {
  private static final Instant NOW = MovableClock.START;

  private static ReportParts page() {
    Coordinate tool = Coordinate.release(Ecosystem.NPM, "default", "@acme/tool", "1.0.0");
    Decision decision =
        Decider.foreign(
            tool,
            new NameOwner(Ecosystem.NPM, "@acme/*", "internal"),
            new Policy(GateConfig.of(List.of()), OverrideSet.EMPTY, "r"),
            NOW);
    return new ReportParts(
        new ReleaseReport(tool, decision, List.of(), Optional.empty(), List.of()),
        PullSummary.of(List.of(), NOW),
        true,
        NOW);
  }

  private static String html(Content content) {
    StringOutput out = new StringOutput();
    content.writeTo(out);
    return out.toString();
  }

  @Test
  void itSaysWhereToAskAndOffersNoWaiverThatWouldNotHelp() {
    assertThat(page().headline()).contains("@acme/tool 1.0.0 is blocked");
    assertThat(page().why()).contains("ask at /npm/internal/");
    assertThat(page().waivable()).isFalse();
  }

  @Test
  void noCheckClaimsToHaveFoundNothing() {
    assertThat(html(page().silentChecks()))
        .contains("not looked at: nobody was asked for this name", "no block covers it")
        .doesNotContain(
            "no advisory names", "it is old enough", "can be verified", "no freeze date");
    assertThat(html(page().facts())).doesNotContain("states no usable time");
  }
}
