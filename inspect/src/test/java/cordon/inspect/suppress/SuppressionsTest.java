package cordon.inspect.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.inspect.Report;
import cordon.inspect.Verdict;
import cordon.inspect.report.SampleReport;
import cordon.inspect.suppress.Reviewed.Judged;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final String ENTRY =
      """
      [[suppress]]
      rule = "start-hook-runs-hidden-code"
      reason = "our own hook, read by two people"
      owner = "platform team"
      expires = 2027-03-01
      """;

  @Test
  void whatIsAcceptedDoesNotCount() {
    Reviewed reviewed = review(ENTRY, SampleReport.of());
    assertThat(reviewed.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(reviewed.findings()).hasSize(2).filteredOn(Judged::suppressed).hasSize(1);
    assertThat(reviewed.findings().getFirst().suppression().orElseThrow().explained())
        .isEqualTo("our own hook, read by two people (platform team, until 2027-03-01)");
  }

  @Test
  void whatWasNotReadIsNotAcceptedWithIt() {
    assertThat(review(ENTRY, SampleReport.of("a.zip: encrypted")).verdict())
        .isEqualTo(Verdict.NOT_INSPECTED);
  }

  @Test
  void anotherRuleStands() {
    String other = ENTRY.replace("start-hook-runs-hidden-code", "install-runs-a-fetched-program");
    assertThat(review(other, SampleReport.of()).verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void aPathIsThatOfTheEndOfTheChain() {
    assertVerdict("path = \"*.pth\"", Verdict.CLEAN);
    assertVerdict("path = \"demo_init.pth\"", Verdict.CLEAN);
    assertVerdict("path = \"demo_init\"", Verdict.MALICIOUS);
    assertVerdict("path = \"lib/*\"", Verdict.MALICIOUS);
  }

  @Test
  void aDigestIsThatOfTheFileOrOfTheArtifact() {
    assertVerdict("sha256 = \"" + SampleReport.HOOK.hex() + "\"", Verdict.CLEAN);
    assertVerdict("sha256 = \"" + SampleReport.ARTIFACT.hex() + "\"", Verdict.CLEAN);
    assertVerdict("sha256 = \"" + "00".repeat(32) + "\"", Verdict.MALICIOUS);
    assertVerdict(
        "path = \"lib/*\"\nsha256 = \"" + SampleReport.HOOK.hex() + "\"", Verdict.MALICIOUS);
  }

  @Test
  void onItsDayItEndsAndIsReported() {
    for (String day : new String[] {"2026-11-28", "2020-01-01"}) {
      String expired = ENTRY.replace("2027-03-01", day);
      assertThat(review(expired, SampleReport.of()).verdict()).isEqualTo(Verdict.MALICIOUS);
      assertThat(read(expired).idle(Set.of("start-hook-runs-hidden-code")))
          .singleElement()
          .asString()
          .contains("line 1", "expired on " + day);
    }
    String tomorrow = ENTRY.replace("2027-03-01", "2026-11-29");
    assertThat(review(tomorrow, SampleReport.of()).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(read(tomorrow).idle(Set.of("start-hook-runs-hidden-code"))).isEmpty();
  }

  @Test
  void anEntryForARuleThatDoesNotExistIsReported() {
    assertThat(read(ENTRY).idle(Set.of("other")))
        .singleElement()
        .asString()
        .contains("there is no such rule");
  }

  @Test
  void aBrokenFileIsRefusedWithLineAndReason() {
    refused("\n[[supress]]\nrule = \"x\"\n", "line 2", "expected [[suppress]]");
    refused(ENTRY + "paht = \"x\"\n", "line 1", "unknown key `paht`");
    refused(ENTRY.replace("owner = \"platform team\"\n", ""), "line 1", "`owner` is missing");
    refused(ENTRY.replace("our own hook, read by two people", " "), "line 1", "`reason`");
    refused(ENTRY.replace("2027-03-01", "\"soon\""), "line 1", "`expires` must be a date");
    refused(ENTRY.replace("expires = 2027-03-01\n", ""), "line 1", "`expires` must be a date");
    refused(ENTRY + "sha256 = \"abc\"\n", "line 1", "64 hexadecimal digits");
    refused(ENTRY + "path = 3\n", "line 1", "`path` is missing or no text");
    refused(ENTRY + "[[suppress]]\nrule = \"y\"\n", "line 6", "`reason` is missing");
  }

  @Test
  void whatConvictsIsAcceptedForAFileOrAnArtifactOnly() {
    Set<String> convicting = Set.of("start-hook-runs-hidden-code");
    for (String broad :
        new String[] {
          "",
          "path = \"*\"\n",
          "path = \"*/*.*\"\n",
          "path = \"*.pth\"\n",
          "path = \"d*\"\n",
          "path = \"site-packages/*\"\n"
        }) {
      assertThatThrownBy(() -> read("\n" + ENTRY + broad, convicting))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("line 2")
          .hasMessageContaining("accepted in every artifact")
          .hasMessageContaining("name the file by `path`, or it or its artifact by `sha256`");
    }
    String digest = "sha256 = \"" + SampleReport.ARTIFACT.hex() + "\"\n";
    for (String narrow :
        new String[] {"path = \"demo_init.pth\"\n", "path = \"*/demo_*.pth\"\n", digest}) {
      assertThat(read(ENTRY + narrow, convicting).all()).hasSize(1);
    }
    assertThat(read(ENTRY, Set.of("another")).all()).hasSize(1);
  }

  private static void assertVerdict(String more, Verdict verdict) {
    assertThat(review(ENTRY + more + "\n", SampleReport.of()).verdict())
        .as(more)
        .isEqualTo(verdict);
  }

  private static Reviewed review(String text, Report report) {
    return read(text).review(report, Optional.of(SampleReport.ARTIFACT));
  }

  private static Suppressions read(String text) {
    return read(text, Set.of());
  }

  private static Suppressions read(String text, Set<String> convicting) {
    return Suppressions.read("own.toml", text.getBytes(StandardCharsets.UTF_8), convicting, TODAY);
  }

  private static void refused(String text, String place, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("suppression file own.toml")
        .hasMessageContaining(place)
        .hasMessageContaining(why);
  }
}
