package cordon.exposure.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.Provenance;
import cordon.exposure.Upload;
import cordon.exposure.commands.HouseCommands.Run;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to the question, from the command line. */
class ExposureCommandsTest {
  @TempDir Path folder;
  private HouseCommands commands;

  @BeforeEach
  void open() {
    commands = new HouseCommands(folder, folder);
    brings("", "estate.toml", "[[unit]]\nname = \"ci\"\nreaches = [\"key\"]\n");
    brings("ci", "requirements.txt", "litellm==1.82.7\nrich\n");
  }

  @AfterEach
  void close() {
    commands.close();
  }

  private void brings(String unit, String name, String text) {
    commands.house.exposure.record(
        Upload.of(name, unit, Provenance.ANALYST),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "token:test");
    commands.house.now = commands.house.now.plusSeconds(1);
  }

  private void says(int code, String words, String... line) {
    Run run = commands.run(line);
    assertThat(run.err()).as(String.join(" ", line)).doesNotContain("remedy");
    assertThat(run.code()).as(String.join(" ", line)).isEqualTo(code);
    assertThat(run.out()).contains(words);
  }

  @Test
  void allOfThemWorkAgainstAServer() {
    String release = "pkg:pypi/litellm@1.82.7";
    says(0, "none stands", "exposure", "list");
    says(1, "1 units, 1 credentials", "exposure", "open", release, "--reason", "x");
    says(1, release, "exposure", "list");
    says(1, "<svg", "exposure", release, "--format", "svg");
    says(1, "digraph", "exposure", release, "--format", "dot");
    says(0, "digraph", "exposure", "pkg:pypi/litellm@9", "--format", "dot");
    String advisory = "CORDON-2026-0001";
    says(
        0,
        "note: " + advisory + " was not known",
        "exposure",
        advisory,
        "--as-of",
        "2026-01-01T00:00:00Z");
    says(0, "closed", "exposure", "close", release, "--reason", "done");
    says(0, "closed", "exposure", "list");
    says(0, "package", "exposure", "concentration", "--limit", "3");
    says(0, "litellm", "exposure", "new", "--since", "2026-03-24T00:00:00Z");
    says(0, "any version", "exposure", "unpinned");
    says(0, "habit", "exposure", "silent");
    says(0, "/answer/", "exposure", "ask", "Labels", release, "--days", "3");
    says(0, "no-answer", "exposure", "asked");
    says(0, "no answer any more", "exposure", "asked", "--revoke", "1");
    says(0, "revoked", "exposure", "asked");
    says(0, "\"bomFormat\":\"CycloneDX\"", "exposure", "export", "ci", "--spec", "1.7");
    says(0, "key is dead", "exposure", "prove", "key", "--by", "refused");
    says(1, "key still works", "exposure", "prove", "key", "--by", "accepted");
    says(
        1,
        "same under all",
        "exposure",
        release,
        "--window",
        "2026-03-24T09:00:00Z..2026-03-24T11:00:00Z",
        "--window",
        "..2026-03-24T09:30:00Z");
    assertThat(commands.run("exposure").err()).contains("nobody said what to ask about");
  }
}
