package cordon.exposure.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.Grade;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SbomIntakeTest {
  @Test
  void aBillThatNamesAPackageInAnyWayDoesNotExcludeIt() {
    String bom =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.7","version":1,"components":[
          {"type":"library","name":"a","version":"1","purl":"pkg:pypi/a@1"%s}],
         "compositions":[{"aggregate":"complete"}]}
        """;
    assertThat(read("bom.json", bom.formatted("")).complete()).isTrue();
    Reading nameless =
        read("bom.json", bom.formatted("},{\"type\":\"library\",\"name\":\"litellm\""));
    assertThat(nameless.complete()).isFalse();
    Reading tests = read("bom.json", bom.formatted(",\"scope\":\"excluded\""));
    assertThat(tests.inventory().orElseThrow().items())
        .extracting(i -> i.name() + " " + i.scope())
        .containsExactly("a DEVELOPMENT");
    Reading around =
        read(
            "bom.json",
            bom.formatted(
                "},{\"type\":\"library\",\"isExternal\":true,\"name\":\"b\",\"purl\":\"pkg:pypi/b\""));
    assertThat(texts(around)).containsExactly("pypi a 1", "pypi b ");
  }

  private static List<String> published(String name, String text) {
    return read(name, text).published().stream()
        .map(p -> p.type() + " " + p.name() + " " + p.version() + " " + p.at())
        .toList();
  }

  @Test
  void spdxSaysWhenReleasesCame() {
    String expected = "pypi litellm 1.82.8 2026-03-24T10:52:00Z";
    assertThat(
            published(
                "a.spdx.json",
                """
                {"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"d",
                 "documentNamespace":"https://x.example/d","packages":[
                  {"SPDXID":"SPDXRef-a","name":"litellm","releaseDate":"2026-03-24T10:52:00Z",
                   "externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl",
                    "referenceLocator":"pkg:pypi/litellm@1.82.8"}]},
                  {"SPDXID":"SPDXRef-b","name":"b","releaseDate":"2026-03-24T10:52:00Z",
                   "externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl",
                    "referenceLocator":"pkg:pypi/b"}]},
                  {"SPDXID":"SPDXRef-c","name":"c","releaseDate":"yesterday",
                   "externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl",
                    "referenceLocator":"pkg:pypi/c@1"}]}]}
                """))
        .containsExactly(expected);
    assertThat(
            published(
                "a.spdx",
                """
                SPDXVersion: SPDX-2.3
                SPDXID: SPDXRef-DOCUMENT
                DocumentName: d
                DocumentNamespace: https://x.example/d
                PackageName: litellm
                SPDXID: SPDXRef-a
                ReleaseDate: 2026-03-24T10:52:00Z
                ExternalRef: PACKAGE-MANAGER purl pkg:pypi/litellm@1.82.8
                """))
        .containsExactly(expected);
    assertThat(
            published(
                "a.spdx3.json",
                """
                {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
                 {"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1"},
                 {"type":"software_Package","spdxId":"urn:x:l","name":"litellm",
                  "software_packageUrl":"pkg:pypi/litellm@1.82.8",
                  "releaseTime":"2026-03-24T10:52:00Z"}]}
                """))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "pkg:npm/a # ^1.2.3 # npm a  ^1.2.3",
        "pkg:npm/a@%5E1.2 # '' # npm a  ^1.2",
        "pkg:npm/a # 1.x # npm a  1.x",
        "pkg:cargo/a # >= 1.0, < 2 # cargo a  >= 1.0, < 2",
        "pkg:gem/a # ~> 2.0 # gem a  ~> 2.0",
        "pkg:composer/x/a # ^1.0 || ^2.0 # composer x/a  ^1.0 || ^2.0",
        "pkg:nuget/A # [1.0, 2.0) # nuget a  [1.0, 2.0)",
        "pkg:nuget/A # [1.0] # nuget a 1.0 ",
        "pkg:pypi/a # ==1.0 # pypi a 1.0 ",
        "pkg:golang/x.test/a # v1.2.3 # golang x.test/a v1.2.3 ",
        "pkg:composer/x/a # 1.x-dev # composer x/a 1.x-dev ",
        "pkg:deb/debian/a # 1.0~rc1,2 # deb debian/a 1.0~rc1,2 "
      })
  void whatAComponentAsksForIsNoVersion(String purl, String version, String item) {
    Reading reading =
        read(
            "bom.json",
            """
            {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[
             {"type":"library","name":"a","version":"%s","purl":"%s"}]}
            """
                .formatted(version, purl));
    assertThat(reading.inventory().orElseThrow().items())
        .extracting(i ->
            String.join(" ", i.type(), i.name(), i.version().orElse(""), i.requirement()).strip())
        .containsExactly(item);
  }

  @Test
  void aRangeOfVersIsKept() {
    Reading reading =
        read(
            "bom.json",
            """
            {"bomFormat":"CycloneDX","specVersion":"1.7","version":1,"components":[
             {"type":"library","name":"a","isExternal":true,"versionRange":"vers:cargo/>=1|<2",
              "purl":"pkg:cargo/a"}]}
            """);
    assertThat(reading.inventory().orElseThrow().items())
        .extracting(Item::requirement)
        .containsExactly("vers:cargo/>=1|<2");
  }

  @Test
  void aBillOfMaterialsTellsWhatNeedsWhatAndWhoIsBehindIt() {
    Reading reading =
        read(
            "bom.json",
            """
            {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
             "metadata":{"timestamp":"2026-03-01T00:00:00Z",
               "component":{"type":"application","bom-ref":"app","name":"app"}},
             "components":[
               {"type":"library","bom-ref":"l","name":"litellm","version":"1.82.7",
                "purl":"pkg:pypi/litellm@1.82.7"},
               {"type":"library","bom-ref":"o","name":"openai","version":"1.0",
                "purl":"pkg:pypi/openai@1.0"},
               {"type":"library","name":"homegrown","version":"1"},
               {"type":"machine-learning-model","bom-ref":"m","name":"ranker"}],
             "services":[{"name":"gateway","provider":{"name":"Labels Ltd"},
               "data":[{"flow":"inbound","classification":"PII","name":"faces"}]}],
             "dependencies":[{"ref":"app","dependsOn":["l"]},{"ref":"l","dependsOn":["o"]}],
             "compositions":[{"aggregate":"complete","assemblies":["app"]}]}
            """);
    Inventory inventory = reading.inventory().orElseThrow();
    assertThat(texts(reading)).containsExactly("pypi litellm 1.82.7", "pypi openai 1.0");
    assertThat(inventory.items().stream().map(Item::direct)).containsExactly(true, false);
    assertThat(inventory.edges()).containsExactly(new Inventory.Edge(0, 1));
    assertThat(reading.complete()).as("homegrown may be anything").isFalse();
    assertThat(reading.created().orElseThrow()).hasToString("2026-03-01T00:00:00Z");
    assertThat(reading.notes())
        .containsExactly(
            "1 without a package URL that can be read, so that the document does not count as complete");
    assertThat(reading.said().toString())
        .contains("from=unit:u, relation=HOLDS, to=model:ranker")
        .contains("from=vendor:Labels Ltd, relation=SUPPLIES, to=unit:u")
        .contains("from=vendor:Labels Ltd, relation=HOLDS, to=dataset:faces");
  }

  @Test
  void aBillThatDoesNotSayThatItIsCompleteIsNot() {
    assertThat(read("b.json", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\"}").complete())
        .isFalse();
  }

  @Test
  void anSpdxDocumentTellsWhatNeedsWhatToo() {
    Reading reading =
        read(
            "a.spdx.json",
            """
            {"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"app",
             "documentNamespace":"urn:example:app","dataLicense":"CC0-1.0",
             "creationInfo":{"created":"2026-03-01T00:00:00Z","creators":["Tool: t"]},
             "packages":[
               {"SPDXID":"SPDXRef-app","name":"app","downloadLocation":"NOASSERTION"},
               {"SPDXID":"SPDXRef-l","name":"litellm","versionInfo":"1.82.7",
                "downloadLocation":"NOASSERTION","externalRefs":[{
                  "referenceCategory":"PACKAGE-MANAGER","referenceType":"purl",
                  "referenceLocator":"pkg:pypi/litellm@1.82.7"}]}],
             "relationships":[
               {"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES",
                "relatedSpdxElement":"SPDXRef-app"},
               {"spdxElementId":"SPDXRef-app","relationshipType":"DEPENDS_ON",
                "relatedSpdxElement":"SPDXRef-l"}]}
            """);
    assertThat(texts(reading)).containsExactly("pypi litellm 1.82.7");
    assertThat(reading.inventory().orElseThrow().items().getFirst().direct()).isTrue();
    assertThat(reading.grade()).isEqualTo(Grade.LOCKED);
  }

  @Test
  void whatIsCompleteInPartIsNotComplete() {
    String bom =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
         "metadata":{"component":{"type":"application","name":"app","bom-ref":"app"}},
         "components":[
           {"type":"library","name":"a","bom-ref":"a","purl":"pkg:npm/a@1"},
           {"type":"library","name":"b","bom-ref":"b","purl":"pkg:npm/b@1"}],
         "compositions":[%s]}
        """;
    String one = "{\"aggregate\":\"complete\",\"%s\":[%s]}";
    assertThat(complete(bom, "{\"aggregate\":\"complete\"}")).isTrue();
    assertThat(complete(bom, one.formatted("assemblies", "\"app\""))).isTrue();
    assertThat(complete(bom, one.formatted("assemblies", "\"a\""))).isFalse();
    assertThat(complete(bom, one.formatted("dependencies", "\"app\""))).isFalse();
    assertThat(complete(bom, one.formatted("dependencies", "\"app\",\"a\",\"b\""))).isTrue();
    assertThat(
            complete(
                bom, one.formatted("assemblies", "\"app\"") + ",{\"aggregate\":\"incomplete\"}"))
        .isFalse();
    assertThat(complete(bom, "")).isFalse();
  }

  private static boolean complete(String bom, String compositions) {
    return read("bom.json", bom.formatted(compositions)).complete();
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
