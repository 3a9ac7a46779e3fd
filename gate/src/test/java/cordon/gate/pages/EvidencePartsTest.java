package cordon.gate.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Inspection.Result;
import cordon.gate.inspection.InspectionReport;
import cordon.inspect.suppress.Suppressions;
import cordon.web.pages.Parts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The evidence is told in order, and nothing in it can become markup. */
class EvidencePartsTest {
  private static InspectionReport report(Result result, String json) {
    return new InspectionReport(
        Ecosystem.NPM,
        "left",
        "1.0.0",
        Digest.sha256("ab".repeat(32)),
        "rules-1",
        result,
        Instant.EPOCH,
        json);
  }

  private static String html(String json) {
    return Parts.html(
        EvidenceParts.artifact(
            report(Result.MALICIOUS, json),
            Set.of("r-1"),
            Suppressions.read(
                "ours.toml",
                """
                [[suppress]]
                rule = "r-1"
                path = "a.js"
                reason = "read it"
                owner = "us"
                expires = 2027-01-01
                """
                    .getBytes(UTF_8),
                Set.of(),
                LocalDate.parse("2026-11-28"))));
  }

  @Test
  void theChainIsToldFromTheTriggerToTheEnd() {
    String html =
        html(
            """
            {"subject": "left-1.0.0.tgz", "compared_with": ["left 0.9.0", "left 0.8.0"], "doubts": ["a part is encrypted"],
             "findings": [{"rule": "r-1", "verdict": "malicious", "title": "it sends the token",
               "why": "nobody asked", "remedy": "do not install", "new": true, "steps": [
                 {"text": "runs on install", "path": "package.json", "line": 3, "quote": ""},
                 {"text": "sends it", "path": "a.js", "line": 7, "decoded": 2,
                  "quote": "<script>x</script>"}]}],
             "triggers": [{"occasion": "install", "path": "package.json", "line": 3, "how": "hook"}],
             "files": [{"path": "a.js", "size": 5, "language": "javascript"}],
             "files_left_out": 12}
            """);
    assertThat(html)
        .containsSubsequence("a part is encrypted", "it sends the token", "runs on install")
        .containsSubsequence("package.json:3", "a.js:7", "after 2 layers", "nobody asked")
        .contains("New since left 0.9.0, left 0.8.0", "href=\"/gate/rules#r-1\"")
        .contains(
            "Accepted, so that it does not count: read it (us, until 2027-01-01)",
            "in the evidence",
            "and 12 more files",
            "&lt;script&gt;x")
        .doesNotContain("<script>");
  }

  @Test
  void filesAreFoldedAndTheEvidenceComesFirst() {
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      files.append("{\"path\": \"a/lib/f%d.js\", \"size\": 5},".formatted(i));
    }
    String deep = "d/".repeat(3000);
    String html =
        html(
            """
            {"findings": [{"steps": [{"path": "z/deep/bad.js", "line": 1}]}],
             "files": [%s {"path": "%sx.js", "size": 1}, {"path": "z/deep/bad.js", "size": 7}]}
            """
                .formatted(files, deep));
    assertThat(html)
        .containsSubsequence("<details open=\"open\"><summary><code>z/", "bad.js", "a/", "f29.js")
        .contains("<details><summary><code>a/</code><span class=\"quiet\"> 30 files, 150 B")
        .contains("<code>" + "d/".repeat(3000 - 15) + "x.js</code>");
  }

  private static String consequence(Result result, String inForce) {
    return InspectionPages.consequence(report(result, ""), Optional.of(inForce));
  }

  @Test
  void theListSaysWhatBecomesOfTheRelease() {
    assertThat(consequence(Result.CLEAN, "rules-1")).isEqualTo("no reason to hold it");
    assertThat(consequence(Result.SUSPICIOUS, "rules-1")).startsWith("held");
    assertThat(consequence(Result.MALICIOUS, "rules-1")).startsWith("blocked");
    assertThat(consequence(Result.NOT_FULLY_INSPECTED, "rules-1")).contains("held unless waived");
    assertThat(consequence(Result.MALICIOUS, "rules-2")).contains("no longer in force");
    assertThat(InspectionPages.consequence(report(Result.CLEAN, ""), Optional.empty()))
        .contains("no longer in force");
  }

  @Test
  void whatWasNotKeptIsSaid() {
    assertThat(html("")).contains("The evidence was not kept");
  }
}
