package cordon.exposure.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cordon.exposure.Provenance;
import cordon.exposure.Upload;
import cordon.exposure.commands.HouseCommands.Run;
import cordon.terminal.Json;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question itself, from the command line. */
class ExposureCommandTest {
  private static final String RELEASE = "pkg:pypi/litellm@1.82.7";

  @TempDir Path folder;
  private HouseCommands commands;

  @BeforeEach
  void open() {
    commands = new HouseCommands(folder, folder);
    brings("ci", "requirements.txt", "litellm==1.82.7\n");
    brings(
        "",
        "estate.toml",
        """
        [[unit]]
        name = "ci"
        owner = "ml-platform"
        reaches = ["key"]
        [[credential]]
        name = "key"
        opens = ["raw"]
        [[dataset]]
        name = "raw"
        crown-jewel = true
        contains = ["annotators"]
        [[people]]
        name = "annotators"
        count = 40000
        """);
  }

  @AfterEach
  void close() {
    commands.close();
  }

  private void brings(String unit, String name, String text) {
    commands.house.exposure.record(
        Upload.of(name, unit, Provenance.ANALYST),
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        "token:test");
    commands.house.now = commands.house.now.plusSeconds(1);
  }

  @Test
  void aPersonReadsWhoHadItAndWhatItMeans() {
    Run bad = commands.run("exposure", RELEASE);
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out())
        .contains("1 had pkg:pypi/litellm@1.82.7, or may have")
        .containsPattern("ci \\(ml-platform\\) +locked")
        .contains("Rotate, in this order")
        .contains("raw (crown jewel)", "annotators (40000 records)", "Shut off, at a cost of")
        .contains("unit:ci → credential:key")
        .doesNotContain("\\u{");
    Run good = commands.run("exposure", "pkg:pypi/litellm@1.82.8");
    assertThat(good.code()).isZero();
    assertThat(good.out()).contains("nobody is known to have had pkg:pypi/litellm@1.82.8");
  }

  @Test
  void aClaimStandsBesideTheEvidence() {
    brings(
        "ci",
        "a.openvex.json",
        """
        {"@context":"https://openvex.dev/ns/v0.2.0","@id":"urn:example:1","author":"Acme",
         "timestamp":"2026-03-25T00:00:00Z","version":1,"statements":[{"status":"not_affected",
         "vulnerability":{"name":"MAL-1"},"products":["pkg:pypi/litellm@1.82.7"]}]}
        """);
    assertThat(commands.run("exposure", RELEASE).out())
        .containsPattern("ci +Acme +2026-03-25T00:00:00Z +not affected +unproven")
        .contains("1 had pkg:pypi/litellm@1.82.7");
  }

  @Test
  void whatProgramsReadIsWhole() {
    Run json = commands.run("exposure", "pkg:pypi/litellm", "--format", "json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(Json.read(json.out()).list("units")).hasSize(1);
    Run svg = commands.run("exposure", RELEASE, "--format", "svg");
    assertThatCode(() ->
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.out().getBytes(UTF_8))))
        .doesNotThrowAnyException();
    assertThat(commands.run("exposure", RELEASE, "--format", "dot").out()).contains("{\n");
    brings(
        "odd",
        "bom.json",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"type\":\"library\","
            + "\"name\":\"e\",\"purl\":\"pkg:npm/e%E2%80%AEtxt@1\"}]}");
    Run export = commands.run("exposure", "export", "odd");
    assertThat(Json.read(export.out()).list("components")).hasSize(1);
  }

  @Test
  void whatIsNoQuestionIsRefused() {
    assertThat(commands.run("exposure", "litellm").code()).isEqualTo(2);
    assertThat(commands.run("exposure", "pkg:pypi/litellm", "--from", "tuesday").err())
        .contains("`from`");
  }
}
