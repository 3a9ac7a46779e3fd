package cordon.exposure.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.purl.Purl;
import cordon.exposure.Grade;
import cordon.exposure.observation.Inventory;
import cordon.formats.installed.InstalledContent;
import cordon.formats.installed.InstalledContent.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentIntakeTest {
  @Test
  void aLockfileListsAllInOneOrder() {
    String one = "[[package]]\nname = \"b\"\nversion = \"2\"\n";
    String two = "[[package]]\nname = \"A.a\"\nversion = \"1\"\n";
    Reading reading = read("uv.lock", "version = 1\n" + one + two);
    assertThat(reading.grade()).isEqualTo(Grade.LOCKED);
    assertThat(reading.complete()).isTrue();
    assertThat(texts(reading)).containsExactly("pypi a-a 1", "pypi b 2");
    assertThat(read("uv.lock", "version = 1\n" + two + one).inventory())
        .isEqualTo(reading.inventory());
  }

  @Test
  void aLockfileTellsWhatNeedsWhat() {
    Reading reading =
        read(
            "uv.lock",
            "version = 1\n[[package]]\nname = \"b\"\nversion = \"2\"\n"
                + "dependencies = [{ name = \"a\" }]\n"
                + "[[package]]\nname = \"a\"\nversion = \"1\"\n");
    assertThat(reading.inventory().orElseThrow().edges()).containsExactly(new Inventory.Edge(1, 0));
  }

  @Test
  void aLockfileTellsWhatIsAskedForAndWhatItIsFor() {
    Reading reading =
        read(
            "package-lock.json",
            """
            {"lockfileVersion":3,"packages":{"":{"dependencies":{"a":"1"}},
              "node_modules/a":{"version":"1.0.0","dependencies":{"b":"2"}},
              "node_modules/b":{"version":"2.0.0","optional":true},
              "node_modules/t":{"version":"3.0.0","dev":true}}}
            """);
    Inventory inventory = reading.inventory().orElseThrow();
    assertThat(inventory.items())
        .extracting(i -> i.name() + " " + i.direct() + " " + i.scope())
        .containsExactly("a true REQUIRED", "b false OPTIONAL", "t false DEVELOPMENT");
    assertThat(inventory.edges()).containsExactly(new Inventory.Edge(0, 1));
  }

  /** The next pull and the next advisory spell it otherwise. */
  @Test
  void namesAreKeptInOneSpelling() {
    String cargo =
        "[[package]]\nname = \"Serde_json\"\nversion = \"1.0.0\"\n"
            + "source = \"registry+https://registry.example/index\"\n";
    assertThat(texts(read("Cargo.lock", cargo))).containsExactly("cargo serde-json 1.0.0");
    String nuget =
        "{\"version\":1,\"dependencies\":{\"net8.0\":"
            + "{\"Big.Lib\":{\"type\":\"Direct\",\"resolved\":\"1.0.0\"}}}}";
    assertThat(texts(read("packages.lock.json", nuget))).containsExactly("nuget big.lib 1.0.0");
    assertThat(read("go.mod", "module m\nrequire a.example/b v1.0.0\n").complete()).isFalse();
    assertThat(read("go.sum", "a.example/b v1.0.0 h1:0a=\n").complete()).isTrue();
  }

  @Test
  void whatIsFetchedAsAFileIsTheReleaseThatItsNameTells() {
    Reading npm =
        read(
            "package-lock.json",
            """
            {"lockfileVersion":1,"dependencies":{
              "left-pad":{"version":"https://registry.example/left-pad/-/left-pad-1.3.0.tgz"},
              "@s/n":{"version":"https://registry.example/@s/n/-/n-2.0.0-rc.1.tgz#sha"},
              "other":{"version":"https://files.example/download?id=7"},
              "checkout":{"version":"git+https://git.example/c.git#abc"},
              "here":{"version":"file:here"}}}
            """);
    assertThat(texts(npm))
        .containsExactly("npm @s/n 2.0.0-rc.1", "npm left-pad 1.3.0", "npm other ");
    Reading pipfile =
        read(
            "Pipfile.lock",
            """
            {"_meta":{"pipfile-spec":6},"default":{"litellm":{
              "file":"https://files.example/x/litellm-1.82.7-py3-none-any.whl"}},"develop":{}}
            """);
    assertThat(texts(pipfile)).containsExactly("pypi litellm 1.82.7");
  }

  @Test
  void whatIsNotPinnedStaysAQuestionAndACheckoutIsNone() {
    Reading reading =
        read(
            "requirements.txt",
            "litellm>=1.60\nnumpy==2.1.0\nboto3\ngit+https://git.example/x.git#egg=x\n-e ./here\n");
    assertThat(texts(reading))
        .containsExactly("pypi boto3 ", "pypi litellm >=1.60", "pypi numpy 2.1.0");
    assertThat(reading.complete()).isFalse();
    assertThat(reading.notes()).containsExactly("2 entries name no release of a registry");
  }

  @Test
  void requirementsWithAHashEachAreAllThatIsInstalled() {
    String hash = " --hash=sha256:" + "ab".repeat(32) + "\n";
    assertThat(read("requirements.txt", "a==1" + hash + "b==2" + hash).complete()).isTrue();
    assertThat(read("requirements.txt", "a==1" + hash + "b==2\n").complete()).isFalse();
    assertThat(read("requirements.txt", "-r more.txt\na==1" + hash).complete()).isFalse();
  }

  @Test
  void whatNpmWroteDownOfItsInstallationIsEvidenceOfIt() {
    String json =
        "{\"lockfileVersion\":3,\"packages\":{\"node_modules/@a/b\":{\"version\":\"1.0.0\"}}}";
    assertThat(read(".package-lock.json", json).grade()).isEqualTo(Grade.INSTALLED);
    assertThat(read("package-lock.json", json).grade()).isEqualTo(Grade.LOCKED);
    assertThat(texts(read("package-lock.json", json))).containsExactly("npm @a/b 1.0.0");
  }

  @Test
  void aListOfWhatIsInstalledIsReadAsItWasWritten() {
    List<Found> found =
        List.of(
            new Found(Purl.parse("pkg:pypi/b@2"), "b.dist-info/METADATA"),
            new Found(Purl.parse("pkg:deb/debian/curl@1"), "var/lib/dpkg/status"));
    byte[] bytes =
        EnvironmentDocument.write("root", new InstalledContent(found, List.of(), Set.of()));
    Reading reading = DocumentIntake.read("u", "env.installed.json", Content.of(bytes));
    assertThat(reading.kind()).isEqualTo("root");
    assertThat(reading.grade()).isEqualTo(Grade.INSTALLED);
    assertThat(reading.complete()).isTrue();
    assertThat(texts(reading)).containsExactly("deb debian/curl 1", "pypi b 2");
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("b.dist-info/METADATA");
    String plain = "{\"installed\":\"x\",\"releases\":[\"pkg:pypi/a@1\"]}";
    assertThat(texts(read("env.installed.json", plain))).containsExactly("pypi a 1");
  }

  @Test
  void whatWasNotReadIsSaidAndMakesTheListIncomplete() {
    List<String> unread = IntStream.range(0, 30).mapToObj(i -> "f" + i).toList();
    byte[] bytes =
        EnvironmentDocument.write("image", new InstalledContent(List.of(), unread, Set.of("*")));
    Reading reading = DocumentIntake.read("u", "env.installed.json", Content.of(bytes));
    assertThat(reading.complete()).isFalse();
    assertThat(reading.notes()).hasSize(21).contains("not read: f0", "and 10 more were not read");
  }

  @Test
  void whatMayBeLackingOfOneTypeLeavesTheListCompleteOfOthers() {
    InstalledContent content =
        new InstalledContent(List.of(), List.of("a.jar: who knows"), Set.of("maven"));
    byte[] bytes = EnvironmentDocument.write("image", content);
    Reading reading = DocumentIntake.read("u", "env.installed.json", Content.of(bytes));
    assertThat(reading.complete()).isTrue();
    assertThat(reading.lacking()).containsExactly("maven");
    assertThat(reading.notes()).containsExactly("not read: a.jar: who knows");
    refused(
        "env.installed.json",
        "{\"installed\":\"x\",\n\"releases\":[],\"lacking\":[\"*\"]}",
        "line 2");
  }

  @Test
  void whatIsBrokenIsRefusedWithItsPlace() {
    refused(
        "env.installed.json", "{\n\"installed\":\"x\",\n\"releases\":[\"pkg:pypi\"]}", "line 3");
    refused("env.installed.json", "{\"installed\":\"x\",\"more\":1}", "`more` is no field");
    refused("uv.lock", "version = 1\n[[package]\n", "line 2");
    refused("package-lock.json", "{\"lockfileVersion\":3,\n\"packages\":{", "line 2");
    refused("sbom.json", "{\"nothing\":\n1}", "sbom.json");
    refused("deep.json", "[".repeat(100_000), "deep.json");
  }

  private static void refused(String name, String text, String place) {
    assertThatThrownBy(() -> read(name, text))
        .isInstanceOf(cordon.base.ProblemException.class)
        .hasMessageContaining(place);
  }

  private static Reading read(String name, String text) {
    return DocumentIntake.read("u", name, Content.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(Reading reading) {
    return reading.inventory().orElseThrow().items().stream()
        .map(i -> i.type() + " " + i.name() + " " + i.version().orElse(i.requirement()))
        .toList();
  }
}
