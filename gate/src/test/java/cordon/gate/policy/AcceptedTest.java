package cordon.gate.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Cause;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import cordon.inspect.suppress.Suppressions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an organisation accepts no longer counts, until the day that it named, and is told. */
class AcceptedTest {
  private static final Digest ARTIFACT = Digest.sha256("ab".repeat(32));
  private static final Digest FILE = Digest.sha256("cd".repeat(32));
  private static final LocalDate TODAY = LocalDate.parse("2026-11-28");
  private static final Finding BAD = finding("r-bad", Result.MALICIOUS, "a.js");
  private static final Finding ODD = finding("r-odd", Result.SUSPICIOUS, "b.js");
  private static final Finding DOUBT = new Finding("not-fully-inspected", "too deep", "");

  private static Finding finding(String rule, Result alone, String path) {
    return new Finding(
        rule,
        "does " + rule,
        path + ":1",
        Optional.of(new Cause(alone, path, Optional.of(FILE), ARTIFACT)));
  }

  private static Suppressions accepting(String more) {
    return Suppressions.read(
        "ours.toml",
        """
        [[suppress]]
        rule = "r-bad"
        reason = "read it"
        owner = "us"
        expires = 2027-01-01
        %s
        """
            .formatted(more)
            .getBytes(UTF_8),
        Set.of(),
        TODAY);
  }

  private static Result standing(Suppressions suppressions, Finding... findings) {
    Result result = List.of(findings).contains(BAD) ? Result.MALICIOUS : Result.NOT_FULLY_INSPECTED;
    return Accepted.of(new Inspection(result, List.of(findings)), suppressions).standing().result();
  }

  @Test
  void whatStandsDecides() {
    assertThat(standing(accepting(""), BAD)).isEqualTo(Result.CLEAN);
    assertThat(standing(accepting(""), BAD, ODD)).isEqualTo(Result.SUSPICIOUS);
    assertThat(standing(accepting(""), ODD, BAD, BAD)).isEqualTo(Result.SUSPICIOUS);
  }

  @Test
  void nothingAcceptsWhatWasNotRead() {
    assertThat(standing(accepting(""), BAD, DOUBT)).isEqualTo(Result.NOT_FULLY_INSPECTED);
    assertThat(standing(accepting(""), DOUBT)).isEqualTo(Result.NOT_FULLY_INSPECTED);
    Finding before = new Finding("r-bad", "kept without its cause", "a.js:1");
    assertThat(standing(accepting(""), BAD, before)).isNotEqualTo(Result.CLEAN);
  }

  @Test
  void pathDigestAndDayCount() {
    assertThat(standing(accepting("path = \"a.*\""), BAD)).isEqualTo(Result.CLEAN);
    assertThat(standing(accepting("path = \"c.*\""), BAD)).isEqualTo(Result.MALICIOUS);
    for (Digest known : List.of(ARTIFACT, FILE)) {
      assertThat(standing(accepting("sha256 = \"" + known.hex() + "\""), BAD))
          .isEqualTo(Result.CLEAN);
    }
    assertThat(standing(accepting("sha256 = \"" + "ef".repeat(32) + "\""), BAD))
        .isEqualTo(Result.MALICIOUS);
    assertThat(standing(accepting("").on(LocalDate.parse("2026-12-31")), BAD))
        .isEqualTo(Result.CLEAN);
    assertThat(standing(accepting("").on(LocalDate.parse("2027-01-01")), BAD))
        .isEqualTo(Result.MALICIOUS);
  }

  @Test
  void aDecisionTellsWhatIsAcceptedAndEndsWithIt() {
    Instant now = Instant.parse("2026-11-28T12:00:00Z");
    Findings findings = new Findings(List.of(), now);
    InspectionCheck.check(
        new InspectionStatus.Done(
            new Inspection(Result.MALICIOUS, List.of(BAD)), "rules-1", accepting("").all()),
        now,
        findings);
    assertThat(findings.verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(findings.validUntil(Optional.empty()))
        .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(findings.reasons())
        .allMatch(reason -> reason.code() == Code.INSPECTION)
        .anySatisfy(reason ->
            assertThat(reason.text())
                .isEqualTo(
                    "accepted although malicious by rule r-bad: does r-bad; read it (us, until"
                        + " 2027-01-01)"));
  }
}
