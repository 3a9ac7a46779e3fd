package cordon.exposure.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.commands.HouseCommands.Run;
import cordon.exposure.store.StoredDocument;
import cordon.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserveCommandTest {
  @TempDir Path data;
  @TempDir Path folder;
  private HouseCommands commands;

  @BeforeEach
  void open() {
    commands = new HouseCommands(data, folder);
  }

  @AfterEach
  void close() {
    commands.close();
  }

  @Test
  void aFolderIsSearchedAndEachDocumentSent() throws Exception {
    write("app/requirements.txt", "litellm==1.82.7\n");
    write("web/node_modules/.package-lock.json", npm("left"));
    write("web/node_modules/left/package-lock.json", npm("not-ours"));
    write(
        "venv/lib/python3/site-packages/litellm-1.82.7.dist-info/METADATA",
        "Name: litellm\nVersion: 1.82.7\n\nName: no\n");
    String emptyZip = "PK\5\6" + "\0".repeat(18);
    write("home/.m2/repository/org/example/a/1.0/a-1.0.jar", emptyZip);
    write("dist/bom.json", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}");
    write(".git/requirements.txt", "no==1\n");
    Run run = run("--unit", "ci", ".");
    assertThat(run.err()).isEqualToIgnoringNewLines("recorded for ci");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().map(l -> l.replaceAll(" {2,}", "|").strip()))
        .containsExactly(
            "Document|Kind|Releases",
            "app/requirements.txt|requirements.txt|1|new",
            "dist/bom.json|CycloneDX JSON|0|new",
            "home/.m2/repository.installed.json|.m2/repository|1|new",
            "venv/lib/python3/site-packages.installed.json|site-packages|1|new",
            "web/node_modules/.package-lock.json|node_modules|1|new");
    assertThat(commands.documents().stream().map(StoredDocument::unit).distinct())
        .containsExactly("ci");
    assertThat(run("--unit", "ci", ".").out()).contains("known").doesNotContain(" new");
  }

  @Test
  void oneThatIsBrokenDoesNotKeepTheOthersBack() throws Exception {
    write("a/uv.lock", "version = 1\n[[package]\n");
    write("b/requirements.txt", "x==1\n");
    Run run = run("--unit", "ci", ".");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a/uv.lock was not recorded").contains("line 2");
    assertThat(commands.documents()).hasSize(1);
    Json json = Json.read(run("--unit", "ci", "--format", "json", ".").out());
    assertThat(json.list("documents").getFirst().string("detail")).contains("line 2");
    assertThat(json.list("documents").get(1).flag("new")).isFalse();
  }

  @Test
  void whatTheOrganisationSaysNeedsNoUnitAndEverythingElseDoes() throws Exception {
    write("estate.toml", "[[unit]]\nname = \"ci\"\n");
    write("requirements.txt", "x==1\n");
    Run estate = run("estate.toml");
    assertThat(estate.code()).isZero();
    assertThat(estate.out())
        .contains("estate.toml: of its declarations 1 began, 0 changed, 0 ended");
    Json json = Json.read(run("--format", "json", "estate.toml").out());
    assertThat(
            json.list("documents").getFirst().at("declarations").orElseThrow().number("began", 9))
        .isZero();
    Run without = run(".");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("--unit");
    assertThat(commands.documents()).hasSize(1);
    assertThat(run("nowhere", "--unit", "ci").code()).isEqualTo(2);
  }

  @Test
  void aPipelineNeedsNothingButAToken() throws Exception {
    write("app/requirements.txt", "litellm==1.82.7\n");
    write("web/" + "d".repeat(120) + "/\u00fc/requirements.txt", "x==1\n");
    commands.variables.put("CORDON_TOKEN", commands.house.developerToken("ci"));
    commands.variables.putAll(
        Map.of(
            "GITHUB_ACTIONS", "true",
            "GITHUB_REPOSITORY", "acme/app",
            "GITHUB_SHA", "4f1c",
            "GITHUB_SERVER_URL", "https://forge.example",
            "GITHUB_RUN_ID", "7"));
    Run run = run();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(commands.documents())
        .hasSize(2)
        .allSatisfy(document -> {
          assertThat(document.unit()).isEqualTo("ci/acme/app");
          assertThat(document.build().commit()).isEqualTo("4f1c");
          assertThat(document.build().run()).isEqualTo("https://forge.example/acme/app/7");
        });
    commands.house.now = commands.house.now.plusSeconds(60);
    assertThat(run().out()).as("the same run").contains("known").doesNotContain("new");
    assertThat(run("--unit", "prod/api").err()).contains("you do not speak for").contains("`ci`");
    assertThat(commands.documents()).hasSize(2);
  }

  @Test
  void aManifestIsToldFromALockfile() throws Exception {
    write("package.json", "{\"name\":\"x\"}");
    Run run = run("package.json", "--unit", "ci");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("does not say what is installed", "package-lock.json");
  }

  @Test
  void namesThatNoArchiveHasAreSentOneByOne() throws Exception {
    write("requirements.txt", "x==1\n");
    Path outside = Files.writeString(data.resolve("requirements.txt"), "y==1\n");
    Run run = run("--unit", "ci", "requirements.txt", outside.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(commands.documents().stream().map(StoredDocument::name))
        .containsExactlyInAnyOrder("requirements.txt", outside.toString());
  }

  @Test
  void timeAndStreamGoWithTheDocument() throws Exception {
    write("requirements.txt", "x==1\n");
    run(
        "requirements.txt",
        "--unit",
        "ci",
        "--stream",
        "main",
        "--observed",
        "2026-03-01T00:00:00Z");
    StoredDocument document = commands.documents().getFirst();
    assertThat(document.stream()).isEqualTo("main");
    assertThat(document.observed()).hasToString("2026-03-01T00:00:00Z");
  }

  @Test
  void credentialsAreListedByKindAndPlaceAndNeverByValue() throws Exception {
    String value = "hunter2hunter2";
    write(
        ".aws/credentials",
        "[default]\naws_secret_access_key = " + value + "\n[train]\ncredential_process = x\n");
    write(".npmrc", "//registry.example/:_authToken=" + value + "\n");
    write(".pypirc", "[distutils]\n[internal]\npassword = " + value + "\n");
    write(
        ".kube/config",
        "clusters:\n- name: not-this\nusers:\n- name: admin\n  user:\n    token: " + value + "\n");
    write(".ssh/id_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n" + value + "\n");
    write(".ssh/id_ed25519.pub", "ssh-ed25519 " + value);
    write(".env", "OPENAI_API_KEY=" + value + "\nPORT=8080\nexport DB_PASSWORD='" + value + "'\n");
    write(".github/workflows/ci.yml", "env:\n  A: ${{ secrets.HF_TOKEN }}\n");
    Run run = run("--credentials", "--unit", "ci", ".");
    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain(value).doesNotContain("PORT");
    assertThat(run.out()).contains("# registry-token, to rotate: revoke it");
    assertThat(run.out().lines().filter(l -> l.startsWith("name = ")))
        .as("what else lies on this machine is its own affair")
        .containsSubsequence(
            "name = \"ci\"",
            "name = \"aws:default\"",
            "name = \"aws:train\"",
            "name = \"ci:HF_TOKEN\"",
            "name = \"env:.env:DB_PASSWORD\"",
            "name = \"env:.env:OPENAI_API_KEY\"",
            "name = \"kube:admin\"",
            "name = \"npm:registry.example\"",
            "name = \"pypi:internal\"",
            "name = \"ssh:id_ed25519\"");
    assertThat(commands.documents()).isEmpty();
    assertThat(run("--credentials", "--format", "json", ".").out())
        .contains("\"name\":\"npm:registry.example\"")
        .doesNotContain(value);
    write("fragment/estate.toml", run.out());
    assertThat(run("fragment/estate.toml").code()).isZero();
  }

  @Test
  void aDocumentThatIsGoneForGoodEndsWhatItListed() throws Exception {
    write("uv.lock", "version = 1\n[[package]]\nname = \"litellm\"\nversion = \"1.82.7\"\n");
    run("uv.lock", "--unit", "ci");
    commands.house.now = commands.house.now.plusSeconds(3600);
    Run ended = run("--end", "uv.lock", "--unit", "ci");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("what uv.lock listed for ci ended at");
    String since = commands.house.now.plusSeconds(1).toString();
    assertThat(commands.run("exposure", "pkg:pypi/litellm", "--from", since).code()).isZero();
    assertThat(commands.run("exposure", "pkg:pypi/litellm").code()).isEqualTo(1);
    Run unknown = run("--end", "poetry.lock", "--unit", "ci");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("poetry.lock");
  }

  @Test
  void nodePackagesWithoutAListOfNpmsAndJarsAreReadThemselves() throws Exception {
    write("web/node_modules/left/package.json", "{\"name\":\"left\",\"version\":\"1.0.0\"}");
    write("web/node_modules/left/test/package.json", "{\"name\":\"no\",\"version\":\"1\"}");
    Files.createDirectories(folder.resolve("lib"));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("lib/a.jar")))) {
      zip.putNextEntry(new ZipEntry("META-INF/maven/g/a/pom.properties"));
      zip.write("groupId=org.example\nartifactId=a\nversion=1.0\n".getBytes(UTF_8));
    }
    assertThat(table(run("--unit", "ci", ".")))
        .containsExactly(
            "Document|Kind|Releases",
            "lib/a.jar.installed.json|jar|1|new",
            "web/node_modules.installed.json|node_modules|1|new");
    assertThat(run("--unit", "ci", "lib/a.jar").code()).isZero();
    write("plain.jar", "PK\5\6" + "\0".repeat(18));
    assertThat(run("--unit", "plain", "plain.jar").err())
        .contains("plain.jar: it has no pom.properties");
    assertThat(commands.documents().getFirst().complete()).isTrue();
    assertThat(commands.documents().getFirst().lacking()).containsExactly("maven");
  }

  @Test
  void aSystemAndAnImageAreOneDocumentEach() throws Exception {
    write("root/etc/os-release", "ID=debian\n");
    write("root/var/lib/dpkg/status", "Package: curl\nVersion: 1\n");
    write("root/srv/a-1.dist-info/METADATA", "Name: a\nVersion: 1\n");
    write("root/proc/1/root/b-1.dist-info/METADATA", "Name: b\nVersion: 1\n");
    Files.createSymbolicLink(folder.resolve("root/loop"), folder.resolve("root"));
    assertThat(table(run("--unit", "host", "root")))
        .containsExactly("Document|Kind|Releases", "root.installed.json|root|2|new");
    byte[] layer =
        TarBytes.of(Map.of("srv/a-1.dist-info/METADATA", bytes("Name: a\nVersion: 1\n")));
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    byte[] manifest = bytes("[{\"Layers\":[\"l/layer.tar\",\"z/layer.tar\"]}]");
    Files.write(
        folder.resolve("image.tar"),
        TarBytes.of(Map.of("manifest.json", manifest, "l/layer.tar", layer, "z/layer.tar", zstd)));
    Run run = run("--unit", "image", "image.tar");
    assertThat(table(run)).contains("image.tar.installed.json|image|1|new");
    assertThat(run.out() + run.err()).contains("its packed bytes end early");
    StoredDocument document = commands.documents().getFirst();
    assertThat(document.complete()).isFalse();
    Files.write(folder.resolve("other.tar"), layer);
    Run refused = run("--unit", "image", "other.tar");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("names an image");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<String> table(Run run) {
    return run.out().lines().map(l -> l.replaceAll(" {2,}", "|").strip()).toList();
  }

  private static String npm(String name) {
    return "{\"lockfileVersion\":3,\"packages\":{\"node_modules/"
        + name
        + "\":{\"version\":\"1.0.0\"}}}";
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Run run(String... args) {
    List<String> line = new ArrayList<>(List.of("observe"));
    line.addAll(List.of(args));
    return commands.run(line.toArray(String[]::new));
  }
}
