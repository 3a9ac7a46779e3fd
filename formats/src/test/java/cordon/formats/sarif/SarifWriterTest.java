package cordon.formats.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class SarifWriterTest {
  private static final SarifRule RULE =
      new SarifRule(
          "demo/rule",
          SarifLevel.ERROR,
          "Something",
          Optional.of("why"),
          Optional.of("9.5"),
          List.of("security"));

  @Test
  void aChainIsOneThreadFromPlaceToPlace() {
    SarifResult result =
        new SarifResult(
            "demo/rule",
            SarifLevel.ERROR,
            "found",
            Optional.of(new SarifPlace("my app/x.py", 3, "exec(y)")),
            List.of(
                new SarifStep(new SarifPlace("setup.py", 1), "starts"),
                new SarifStep(new SarifPlace("x.so", 0), "ends")),
            new SarifFingerprint("demo/v1", "subject"),
            List.of("read by us"));
    assertThat(written(result))
        .contains("\"ruleId\":\"demo/rule\",\"ruleIndex\":0,\"level\":\"error\"")
        .contains(
            "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"my%20app/x.py\"},"
                + "\"region\":{\"startLine\":3,\"snippet\":{\"text\":\"exec(y)\"}}}}]")
        .contains(
            "\"codeFlows\":[{\"threadFlows\":[{\"locations\":["
                + "{\"location\":{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"setup.py\"},"
                + "\"region\":{\"startLine\":1}},\"message\":{\"text\":\"starts\"}}},"
                + "{\"location\":{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"x.so\"}},"
                + "\"message\":{\"text\":\"ends\"}}}]}]}]")
        .contains(
            "\"suppressions\":[{\"kind\":\"external\",\"status\":\"accepted\","
                + "\"justification\":\"read by us\"}]")
        .contains("\"properties\":{\"security-severity\":\"9.5\",\"tags\":[\"security\"]}");
  }

  @Test
  void aFingerprintIsOfTheSubjectAlone() {
    assertThat(new SarifFingerprint("a", "x").value())
        .isEqualTo(new SarifFingerprint("b", "x").value())
        .isNotEqualTo(new SarifFingerprint("a", "y").value());
  }

  @Test
  void placesAreReferences() {
    assertThat(new SarifPlace("a:b/c", 1).uri()).isEqualTo("./a:b/c");
    assertThat(new SarifPlace("/tmp/ä", 1).uri()).isEqualTo("file:///tmp/%C3%A4");
    assertThat(new SarifPlace("x.whl!/a b.py", 1).uri()).isEqualTo("x.whl!/a%20b.py");
  }

  @Test
  void aResultOfAnUnknownRuleIsABug() {
    SarifRule other = SarifRule.of("demo/other", SarifLevel.NOTE, "Other");
    SarifResult result =
        SarifResult.at(other, "found", Optional.empty(), new SarifFingerprint("a", "x"));
    assertThatThrownBy(() -> written(result)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String written(SarifResult result) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      SarifWriter.write(
          json,
          new SarifRun("demo", Optional.of("1"), List.of(RULE), true, List.of(), List.of(result)));
    }
    return out.toString();
  }
}
