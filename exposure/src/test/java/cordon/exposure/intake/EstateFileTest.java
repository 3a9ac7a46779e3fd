package cordon.exposure.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstateFileTest {
  private static final String WHOLE =
      """
      # What we are made of.
      [[unit]]
      name = "ci/train"
      owner = "ml-platform"
      environment = "ci"
      cost = 20
      run-by = "Compute Co"
      reaches = ["aws-train", { name = "hf-token", since = 2026-01-01T00:00:00Z }]
      holds = ["model:ranker", "raw-labels"]

      [[credential]]
      name = "aws-train"
      kind = "cloud"
      place = "secret AWS_ROLE of the job"
      created = 2025-11-01T00:00:00Z
      opens = ["raw-labels", "unit:prod/api"]

      [[dataset]]
      name = "raw-labels"
      crown-jewel = true
      contains = ["annotators"]

      [[model]]
      name = "ranker"

      [[people]]
      name = "annotators"
      count = 40_000

      [[vendor]]
      name = "Labels Ltd"
      attestation = "no-answer"
      supplies = ["ci/train", "vendor:Compute Co"]
      """;

  @Test
  void everyKindAndRelationIsRead() {
    List<String> said = read(WHOLE).said().stream().map(Object::toString).toList();
    assertThat(said.stream().filter(s -> s.startsWith("Related")))
        .containsExactly(
            related("unit:ci/train", "RUN_BY", "vendor:Compute Co", "empty"),
            related("unit:ci/train", "REACHES", "credential:aws-train", "empty"),
            related("unit:ci/train", "REACHES", "credential:hf-token", "[2026-01-01T00:00:00Z]"),
            related("unit:ci/train", "HOLDS", "model:ranker", "empty"),
            related("unit:ci/train", "HOLDS", "dataset:raw-labels", "empty"),
            related("credential:aws-train", "OPENS", "dataset:raw-labels", "empty"),
            related("credential:aws-train", "OPENS", "unit:prod/api", "empty"),
            related("dataset:raw-labels", "CONTAINS", "people:annotators", "empty"),
            related("vendor:Labels Ltd", "SUPPLIES", "unit:ci/train", "empty"),
            related("vendor:Labels Ltd", "SUPPLIES", "vendor:Compute Co", "empty"));
    assertThat(said.stream().filter(s -> s.startsWith("Described"))).hasSize(6);
    assertThat(said.toString())
        .contains("count=40000")
        .contains("crown-jewel=yes")
        .contains("created=2025-11-01T00:00:00Z");
  }

  private static String related(String from, String relation, String to, String since) {
    return "Related[from=%s, relation=%s, to=%s, since=Optional%s, until=Optional.empty]"
        .formatted(from, relation, to, since.equals("empty") ? ".empty" : since);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [[unit]];name = "a";ownr = "b"                 | line 3, column 1 | `owner`
          [[units]];name = "a"                           | line 1, column 3 | `unit`
          [unit];name = "a"                              | line 1, column 2 | [[unit]]
          name = "a"                                     | line 1, column 1 | before the first
          [[unit]];owner = "b"                           | line 1           | `name` must be
          [[unit]];name = "a";cost = 101                 | line 3, column 1 | from 1 to 100
          [[people]];name = "a";count = "many"           | line 3, column 1 | whole number
          [[dataset]];name = "a";crown-jewel = 1         | line 3, column 1 | true or false
          [[credential]];name = "a";created = "tuesday"  | line 3, column 1 | a time like
          [[unit]];name = "a";reaches = ["dataset:b"]    | line 3, column 1 | `credential:…`
          [[unit]];name = "a";reaches = [{ nme = "b" }]  | line 3, column 14 | `name`
          [[unit]];name = "a";reaches = [1]              | line 3          | must be a text
          [[unit]];name = "a";[[unit]];name = "a"        | line 4, column 1 | stands at line 1
          [[unit]];name = "a";reaches = [{ name = "b", since = 2026-02-01T00:00:00Z, until = 2026-01-01T00:00:00Z }] | line 3 | behind `since`
          [[unit]];name = "a" x                          | line 2           | line
          """)
  void whatIsMeantOtherwiseIsRefusedWithItsPlace(String lines, String place, String why) {
    assertThatThrownBy(() -> read(lines.replace(';', '\n')))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(why)
        .hasMessageContaining("`estate.toml`");
  }

  @Test
  void itIsToldFromOtherFilesByItsContent() {
    byte[] estate = WHOLE.getBytes(StandardCharsets.UTF_8);
    assertThat(DocumentIntake.isEstate("estate.toml", Content.of(estate))).isTrue();
    assertThat(DocumentIntake.isEstate("acme.toml", Content.of(estate))).isTrue();
    assertThat(DocumentIntake.isEstate("pylock.toml", Content.of(estate))).isFalse();
    assertThat(
            DocumentIntake.isEstate(
                "acme.toml", Content.of("[[package]]".getBytes(StandardCharsets.UTF_8))))
        .isFalse();
  }

  @Test
  void aNameThatNothingDescribesIsTold() {
    String file =
        "[[unit]]\nname = \"ci\"\nreaches = [\"aws-tran\", \"hf\"]\nrun-by = \"Compute Co\"\n"
            + "[[credential]]\nname = \"aws-train\"\nopens = [\"unit:prod\"]\n";
    assertThat(read(file).notes())
        .containsExactly(
            "nothing here describes credential:aws-tran; is it `aws-train`?",
            "nothing here describes credential:hf",
            "nothing here describes vendor:Compute Co");
  }

  @Test
  void aNameMeansWhatTheFileDefinesUnderIt() {
    String credential = "[[credential]]\nname = \"key\"\nopens = [\"weights\"]\n";

    assertThat(read(credential + "[[model]]\nname = \"weights\"\n").said().toString())
        .contains("to=model:weights");
    assertThat(read(credential).said().toString()).contains("to=dataset:weights");
    assertThatThrownBy(() ->
            read(credential + "[[model]]\nname = \"weights\"\n[[dataset]]\nname = \"weights\"\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("model:…");
  }

  private static Reading read(String text) {
    return EstateFile.read("estate.toml", Content.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
