package cordon.advisories.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.advisories.Feed;
import cordon.advisories.api.RunningHouse;
import cordon.base.Ecosystem;
import cordon.terminal.CommandLines;
import cordon.terminal.Environment;
import cordon.terminal.Json;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class AdvisoriesCommandTest {
  /** Port 9 (discard) is served by nobody. */
  private static final String NOBODY = "http://127.0.0.1:9";

  @TempDir Path folder;

  private record Run(int code, String out, String err) {}

  @Test
  void matchAnswersWithoutServerAndNetwork() {
    Run run = run(NOBODY, "", "match", "pkg:pypi/litellm@1.82.8");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "pkg:pypi/litellm@1.82.8",
            "CORDON-2026-0001  malicious",
            "known since: 2026-03-24T11:15:14Z",
            "known by: starter: FutureSearch",
            "also: MAL-2026-2144");
    assertThat(run.err()).contains("no server at " + NOBODY);
    Run clean = run(NOBODY, "", "match", "pkg:pypi/litellm@1.82.6");
    assertThat(clean.code()).isZero();
    assertThat(clean.out()).contains("no advisory covers pkg:pypi/litellm@1.82.6");
  }

  @Test
  void matchWritesJson() {
    Run run = run(NOBODY, "", "match", "pkg:npm/%40solana/web3.js@1.95.7", "--format", "json");
    assertThat(run.code()).isEqualTo(1);
    Json answer = Json.read(run.out());
    assertThat(answer.flag("malicious")).isTrue();
    assertThat(answer.list("matches").getFirst().strings("aliases")).contains("MAL-2024-11183");
  }

  @Test
  void wrongPurlsAreErrors() {
    for (String purl : List.of("litellm", "pkg:pypi/litellm", "pkg:swift/a/b@1")) {
      Run run = run(NOBODY, "", "match", purl);
      assertThat(run.code()).as(purl).isEqualTo(2);
      assertThat(run.err()).contains("remedy:");
    }
  }

  @Test
  void showsByIdOrAlias() {
    Run run = run(NOBODY, "", "show", "GHSA-92x9-889m-jgmw");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "CORDON-2026-0001  malicious",
            "covers: PyPI litellm 1.82.7 1.82.8",
            "could be had: 2026-03-24T10:39:00Z to 2026-03-24T11:25:00Z, says");
    Run unknown = run(NOBODY, "", "show", "NO-1");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no advisory of this id is known");
  }

  @Test
  void helpHasExamples() {
    for (String command : List.of("match", "show", "update", "import")) {
      assertThat(run(NOBODY, "", command, "--help").out())
          .contains("Examples:", "cordon advisories " + command);
    }
  }

  @Test
  void importAndUpdateSpeakToTheServer() throws Exception {
    Path feed = Files.createDirectory(folder.resolve("feed"));
    Path records = Files.createDirectories(folder.resolve("records/deep"));
    Feed configured = new Feed("lab", feed.toString(), List.of());
    try (RunningHouse house = new RunningHouse(folder, List.of(configured))) {
      write(records, "MAL-1", "one");
      write(records, "MAL-2", "two");
      Files.writeString(records.resolve("bad.json"), "[]");
      Run imported =
          run(
              house.url(),
              house.token(),
              "import",
              folder.resolve("records").toString(),
              "--source",
              "partner");
      assertThat(imported.code()).as(imported.err()).isEqualTo(1);
      assertThat(imported.out())
          .contains(
              "2 records read as import:partner: 2 new",
              "1 documents could not be used",
              "bad.json, line 1");
      assertThat(house.advisories().match(Ecosystem.NPM, "two", "1.0.0")).hasSize(1);

      write(feed, "MAL-3", "three");
      Run updated = run(house.url(), house.token(), "update");
      assertThat(updated.code()).as(updated.err()).isZero();
      assertThat(updated.out()).contains("SOURCE", "lab", "starter");
      Run matched = run(house.url(), house.token(), "match", "pkg:npm/three@1.0.0");
      assertThat(matched.code()).isEqualTo(1);
      assertThat(matched.err()).isEmpty();

      // A server that refuses is not a server that is not there.
      Run refused = run(house.url(), "wrong", "match", "pkg:npm/left-pad@1.0.0");
      assertThat(refused.code()).isEqualTo(2);
    }
  }

  @Test
  void anImportSaysWhichRecordsNameWhatWasPulledAndShowSaysByWhom() throws Exception {
    Path record =
        Files.writeString(
            folder.resolve("MAL-2026-9999.json"),
            """
            {"id":"MAL-2026-9999","modified":"2026-04-02T00:00:00Z","affected":[{"package":
            {"ecosystem":"PyPI","name":"LiteLLM"},"versions":["1.82.8","1.82.9"]}]}
            """);
    try (RunningHouse house = new RunningHouse(folder, List.of())) {
      Run imported = run(house.url(), house.token(), "import", record.toString());
      assertThat(imported.out())
          .isEqualTo(
              """
              1 records read as import:local: 1 new, 0 changed, 0 withdrawn, 0 known already
              1 new or changed record names releases that were pulled here; see who with
                cordon advisories show MAL-2026-9999
              """);
      Run shown = run(house.url(), house.token(), "show", "MAL-2026-9999");
      assertThat(shown.out())
          .contains(
              "  pulled here: pkg:pypi/litellm@1.82.8 by workload:ci, first 2026-03-24T10:45:00Z,"
                  + " last 2026-03-24T10:46:00Z, 3 times")
          .doesNotContain("1.0.0");
    }
  }

  private static void write(Path folder, String id, String name) throws IOException {
    Files.writeString(
        folder.resolve(id + ".json"),
        "{\"id\":\"%s\",\"modified\":\"2026-04-02T00:00:00Z\",\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"%s\"},\"versions\":[\"1.0.0\"]}]}"
            .formatted(id, name));
  }

  private Run run(String url, String token, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Map<String, String> variables = new HashMap<>(Map.of("CORDON_URL", url));
    if (!token.isEmpty()) {
      variables.put("CORDON_TOKEN", token);
    }
    Environment environment = new Environment(variables, folder, folder, false, false, 100);
    Terminal terminal =
        new Terminal(
            environment,
            InstantSource.fixed(Instant.parse("2026-05-01T08:00:00Z")),
            new PrintWriter(out),
            new PrintWriter(err));
    List<String> line = new ArrayList<>(List.of("advisories"));
    line.addAll(List.of(args));
    int code =
        CommandLines.run(
            CommandLines.of(new Root(), terminal, List.of(new AdvisoriesCommand(terminal))),
            terminal,
            line.toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  @Command(name = "cordon")
  private static final class Root {}
}
