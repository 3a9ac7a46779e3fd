package cordon.gate.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Inspection.Result;
import cordon.gate.inspection.InspectionReport;
import cordon.web.pages.Parts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The evidence is told in order, and nothing in it can become markup. */
class EvidencePartsTest {
  private static String html(String json) {
    return Parts.html(
        EvidenceParts.artifact(
            new InspectionReport(
                Ecosystem.NPM,
                "left",
                "1.0.0",
                Digest.sha256("ab".repeat(32)),
                "rules-1",
                Result.MALICIOUS,
                Instant.EPOCH,
                json)));
  }

  @Test
  void theChainIsToldFromTheTriggerToTheEnd() {
    String html =
        html(
            """
            {"subject": "left-1.0.0.tgz", "doubts": ["a part is encrypted"],
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
        .contains("new since", "in the evidence", "and 12 more files", "&lt;script&gt;x")
        .doesNotContain("<script>");
  }

  @Test
  void whatWasNotKeptIsSaid() {
    assertThat(html("")).contains("The evidence was not kept");
  }
}
