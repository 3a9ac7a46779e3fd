package cordon.gate.commands.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.gate.commands.CommandRun;
import cordon.gate.commands.SarifStructure;
import cordon.terminal.Json;
import cordon.testkit.registry.Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over archives whose packing alone is odd, whatever the readers of code know. */
class InspectCommandTest {
  private static final String SUPPRESSION =
      """
      [[suppress]]
      rule = "escapes-its-folder"
      path = "b.txt"
      reason = "a fixture of our own"
      owner = "build team"
      expires = %s
      """;

  @TempDir Path cwd;

  @BeforeEach
  void files() throws IOException {
    Files.write(cwd.resolve("good.zip"), Archives.zip(Map.of("a.txt", "inert".getBytes(UTF_8))));
    Files.write(cwd.resolve("bad.zip"), Archives.zip(Map.of("../b.txt", "inert".getBytes(UTF_8))));
  }

  @Test
  void whatIsCleanIsOneLine() {
    CommandRun run = run("good.zip");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("clean  good.zip\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFindingSaysWhereWhyAndWhatToDo() {
    CommandRun run = run("good.zip", "bad.zip");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("clean  good.zip\nmalicious  bad.zip\n\n")
        .contains("  critical  a file of the archive would be written outside the folder")
        .contains("    why     it overwrites files of the system or of the user\n")
        .contains("    remedy  do not unpack\n")
        .contains("    rule    escapes-its-folder\n")
        .endsWith("2 artifacts: 1 clean, 1 malicious\n");
  }

  @Test
  void whatCannotBeReadDoesNotStopTheRest() {
    CommandRun run = run("nothing.zip", "good.zip");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEqualTo("clean  good.zip\n");
    assertThat(run.err()).contains("there is no `nothing.zip`", "remedy: ");
    assertThat(run("nothing.zip", "bad.zip").code()).isEqualTo(1);
  }

  @Test
  void aFolderIsRead() throws IOException {
    Files.createDirectories(cwd.resolve("pkg/lib"));
    Files.writeString(cwd.resolve("pkg/lib/a.py"), "x = 1\n");
    CommandRun run = run("--format", "json", "pkg");
    assertThat(run.code()).isZero();
    Json report = Json.read(run.out()).list("reports").getFirst();
    assertThat(report.string("kind")).isEqualTo("folder");
    assertThat(report.list("files").getFirst().string("path")).isEqualTo("lib/a.py");
  }

  @Test
  void jsonHasEveryReportAndEveryError() {
    CommandRun run = run("--format", "json", "bad.zip", "nothing", "good.zip");
    assertThat(run.code()).isEqualTo(1);
    Json json = Json.read(run.out());
    assertThat(json.list("reports").stream().map(r -> r.string("verdict")))
        .containsExactly("malicious", "clean");
    assertThat(json.at("summary").orElseThrow().number("malicious", 0)).isEqualTo(1);
    assertThat(json.list("errors").getFirst().string("argument")).isEqualTo("nothing");
  }

  @Test
  void sarifHasRulesAndPlaces() {
    CommandRun run = run("--format", "sarif", "bad.zip", "nothing");
    Json sarif = Json.read(run.out());
    SarifStructure.require(sarif);
    Json only = sarif.list("runs").getFirst();
    Json result = only.list("results").getFirst();
    assertThat(result.string("ruleId")).isEqualTo("cordon/escapes-its-folder");
    assertThat(result.list("suppressions")).isEmpty();
    assertThat(only.list("invocations").getFirst().flag("executionSuccessful")).isFalse();
  }

  @Test
  void whatIsAcceptedIsShownAndDoesNotCount() throws IOException {
    Files.writeString(cwd.resolve("accepted.toml"), SUPPRESSION.formatted("2099-01-01"));
    CommandRun run = run("--suppress", "accepted.toml", "bad.zip");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("clean  bad.zip\n")
        .contains("accepted: a fixture of our own (build team, until 2099-01-01)");
    Json sarif =
        Json.read(run("--format", "sarif", "--suppress", "accepted.toml", "bad.zip").out());
    SarifStructure.require(sarif);
    Json result = sarif.list("runs").getFirst().list("results").getFirst();
    assertThat(result.list("suppressions")).hasSize(1);
  }

  @Test
  void whatExpiredCountsAgain() throws IOException {
    Files.writeString(cwd.resolve("accepted.toml"), SUPPRESSION.formatted("2020-01-01"));
    CommandRun run = run("--suppress", "accepted.toml", "bad.zip");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("line 1 expired on 2020-01-01");
  }

  @Test
  void brokenRulesAndSuppressionsAreRefused() throws IOException {
    Files.writeString(cwd.resolve("rules.toml"), "\n[[chian]]\nid = \"x\"\n");
    for (String option : List.of("--rules", "--suppress")) {
      CommandRun run = run(option, "rules.toml", "good.zip");
      assertThat(run.code()).as(option).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("rules.toml", "line 2", "remedy: ");
    }
  }

  @Test
  void rulesOfOnesOwnCount() throws IOException {
    Files.writeString(
        cwd.resolve("rules.toml"),
        """
        [[chain]]
        id = "ours"
        severity = "low"
        verdict = "suspicious"
        when = ["call"]
        needs = ["concealed:path-escape"]
        title = "it leaves its folder"
        why = "we want to know"
        remedy = "ask us"
        example = "../x"
        """);
    assertThat(run("--rules", "rules.toml", "bad.zip").out()).contains("low  it leaves its folder");
  }

  @Test
  void whatEarlierReleasesDidNotDoIsNew() {
    assertThat(run("--against", "good.zip", "bad.zip").out()).contains("new since good.zip");
    assertThat(run("--against", "bad.zip", "bad.zip").out()).doesNotContain("new since");
    assertThat(run("--against", "nothing", "bad.zip"))
        .satisfies(r -> assertThat(r.code()).isEqualTo(2))
        .satisfies(r -> assertThat(r.out()).isEmpty());
    CommandRun tooMany =
        run(
            "--against=good.zip",
            "--against=good.zip",
            "--against=good.zip",
            "--against=good.zip",
            "--against=good.zip",
            "--against=good.zip",
            "bad.zip");
    assertThat(tooMany.code()).isEqualTo(2);
    assertThat(tooMany.err()).contains("5 are the most");
  }

  @Test
  void whatASourceLacksIsNamedFileByFile() throws IOException {
    write("release/package.json", "{\"name\":\"app\",\"version\":\"1.0.0\"}");
    write("release/index.js", "module.exports = 1;\n");
    write("release/extra.js", "module.exports = 2;\n");
    write("checkout/package.json", "{\"name\":\"app\",\"version\":\"1.0.0\"}");
    write("checkout/src/index.js", "module.exports = 1;\n");
    CommandRun run = run("--all", "--source", "checkout/", "release/");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("code of the release is not so in its source", "extra.js");
    assertThat(run("--all", "release/").out()).doesNotContain("not so in its source");
    assertThat(run("--source", "nothing", "release/").code()).isEqualTo(2);
    assertThat(run("--source", "checkout/", "release/", "release/").err())
        .contains("--source is that of one release, and 2 were named");
  }

  @Test
  void olderReleasesAreComparedWithOneThing() {
    CommandRun run = run("--against", "good.zip", "bad.zip", "good.zip");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--against compares one thing, and 2 were named", "remedy: ");
  }

  @Test
  void whatIsInstalledInAProjectIsNoPartOfIt() throws IOException {
    write("app/package.json", "{\"name\":\"app\",\"version\":\"1.0.0\"}");
    write("app/index.js", "module.exports = 1;\n");
    write(
        "app/node_modules/left/package.json",
        "{\"name\":\"left\",\"version\":\"1.0.0\",\"scripts\":{\"postinstall\":\"node s.js\"}}");
    write(
        "app/node_modules/left/s.js",
        "eval(Buffer.from('Y29uc29sZS5sb2coMSk=', 'base64').toString())\n");
    write("app/tools/.venv/pyvenv.cfg", "home = /usr/bin\n");
    write("app/tools/.venv/lib/python3.11/site-packages/x.pth", "import os\n");
    CommandRun run = run("--format", "json", "app/");
    Json json = Json.read(run.out());
    assertThat(json.list("reports"))
        .singleElement()
        .satisfies(project -> {
          assertThat(project.string("verdict")).isEqualTo("clean");
          assertThat(project.list("files").stream().map(f -> f.string("path")))
              .containsExactlyInAnyOrder("package.json", "index.js");
        });
    assertThat(json.list("environments").stream().map(e -> e.string("path")))
        .containsExactly("app/node_modules", "app/tools/.venv/lib/python3.11/site-packages");
    assertThat(json.list("environments").stream().map(e -> e.string("verdict")))
        .containsExactly("malicious", "clean");
    assertThat(run.out()).contains("install-runs-hidden-code");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void whatIsNotAsItWasInstalledIsSuspiciousAsAWhole() throws IOException {
    String site = "venv/lib/python3.11/site-packages/";
    write("venv/pyvenv.cfg", "home = /usr/bin\n");
    write(site + "demo/__init__.py", "a = 1\n");
    write(site + "demo-1.0.dist-info/METADATA", "Name: demo\nVersion: 1.0\n");
    write(
        site + "demo-1.0.dist-info/RECORD",
        "demo/__init__.py,sha256="
            + "A".repeat(43)
            + ",6\ndemo-1.0.dist-info/METADATA,,\ndemo-1.0.dist-info/RECORD,,\n");
    CommandRun run = run("venv");
    assertThat(run.out()).contains("1 package: 1 clean; as a whole suspicious");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void packagesThatLiePackedInAFolderAreInspectedAsPackages() throws IOException {
    write("house/notes.txt", "fetched on Monday\n");
    Files.createDirectories(cwd.resolve("house/old"));
    Files.write(
        cwd.resolve("house/old/demo-1.0-py3-none-any.whl"),
        Archives.zip(
            Map.of(
                "demo_init.pth",
                "import base64; exec(base64.b64decode('cHJpbnQoJ2luZXJ0Jyk='))\n".getBytes(UTF_8),
                "demo-1.0.dist-info/METADATA",
                "Name: demo\nVersion: 1.0\n".getBytes(UTF_8))));
    Files.write(
        cwd.resolve("house/good-1.0.zip"),
        Archives.zip(Map.of("good-1.0/a.txt", "inert".getBytes(UTF_8))));
    CommandRun run = run("--format", "json", "house");
    Json json = Json.read(run.out());
    assertThat(
            json.list("reports").stream().map(r -> r.string("subject") + " " + r.string("verdict")))
        .containsExactly(
            "house clean", "good-1.0.zip clean", "demo-1.0-py3-none-any.whl malicious");
    assertThat(json.list("reports").getFirst().list("files").stream().map(f -> f.string("path")))
        .containsExactly("notes.txt");
    assertThat(run.code()).isEqualTo(1);
    write("checkout/notes.txt", "fetched on Monday\n");
    assertThat(run("--all", "--source", "checkout", "house").out())
        .doesNotContain("not so in its source");
    assertThat(run("house").out())
        .contains("malicious  house/old/demo-1.0-py3-none-any.whl")
        .contains("start-hook-runs-hidden-code");
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(cwd.resolve(path).getParent());
    Files.writeString(cwd.resolve(path), content);
  }

  private CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "inspect";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.of(cwd, Map.of(), all);
  }
}
