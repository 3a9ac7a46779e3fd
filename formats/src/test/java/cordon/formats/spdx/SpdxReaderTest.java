package cordon.formats.spdx;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.Mutations;
import cordon.formats.sbom.Heard;
import cordon.formats.sbom.Read;
import cordon.formats.sbom.SbomAgent;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomRelation.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpdxReaderTest {
  private static final String VERSION_2 =
      """
      {"spdxVersion":"SPDX-2.2","SPDXID":"SPDXRef-DOCUMENT","documentNamespace":"https://acme.example/1",
       "creationInfo":{"created":"2026-03-24T10:39:00Z","creators":["Tool: maker-2","Organization: Acme (a@acme.example)"]},
       "documentDescribes":["SPDXRef-a"],
       "packages":[
        {"SPDXID":"SPDXRef-a","name":"a","versionInfo":"NOASSERTION","supplier":"NOASSERTION",
         "originator":"Person: Jo","hasFiles":["SPDXRef-f"]},
        {"SPDXID":"SPDXRef-b","name":"b","versionInfo":"2",
         "externalRefs":[{"referenceType":"cpe23Type","referenceLocator":"cpe:2.3:a"},
          {"referenceType":"http://spdx.org/rdf/references/purl","referenceLocator":"pkg:npm/b@2"},
          {"referenceType":"purl","referenceLocator":"pkg:npm/other@2"}]}],
       "files":[{"SPDXID":"SPDXRef-f","fileName":"./f","checksums":[{"algorithm":"MD5","checksumValue":"00"}]}],
       "relationships":[%s]}
      """;

  private static String relationship(String from, String type, String to) {
    return "{\"spdxElementId\":\"%s\",\"relationshipType\":\"%s\",\"relatedSpdxElement\":\"%s\"}"
        .formatted(from, type, to);
  }

  @Test
  void version2IsRead() {
    Heard heard =
        Read.text(VERSION_2.formatted(relationship("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-b")));
    assertThat(heard.head().identity()).contains("https://acme.example/1");
    assertThat(heard.head().created()).contains(Instant.parse("2026-03-24T10:39:00Z"));
    assertThat(heard.head().tools()).containsExactly("maker-2");
    assertThat(heard.head().supplier()).contains("Acme");
    assertThat(heard.head().roots()).containsExactly("SPDXRef-a", "SPDXRef-b");
    SbomComponent first = heard.components.getFirst();
    assertThat(first.version()).isEmpty();
    assertThat(first.supplier()).contains("Jo");
    assertThat(heard.components.get(1).purl()).contains("pkg:npm/b@2");
    assertThat(heard.components.get(2).type()).isEqualTo(SbomComponent.Type.FILE);
    assertThat(heard.relations)
        .containsExactly(new SbomRelation("SPDXRef-a", Kind.CONTAINS, List.of("SPDXRef-f")));
    assertThat(heard.doubts)
        .extracting(doubt -> doubt.what())
        .containsExactly(
            "a second package URL of one package, which is passed over",
            "a checksum that is no MD5");
  }

  /** Each type in the one direction in which it is told. */
  @Test
  void relationshipsAreToldInOneDirection() {
    List<List<String>> expected =
        List.of(
            List.of("DEPENDS_ON", "a>b", "DEPENDS_ON"),
            List.of("DEPENDENCY_OF", "b>a", "DEPENDS_ON"),
            List.of("BUILD_DEPENDENCY_OF", "b>a", "BUILT_WITH"),
            List.of("DEV_DEPENDENCY_OF", "b>a", "DEVELOPED_WITH"),
            List.of("OPTIONAL_DEPENDENCY_OF", "b>a", "OPTIONALLY_DEPENDS_ON"),
            List.of("PROVIDED_DEPENDENCY_OF", "b>a", "EXPECTS"),
            List.of("CONTAINED_BY", "b>a", "CONTAINS"),
            List.of("GENERATES", "b>a", "MADE_FROM"),
            List.of("DATA_FILE_OF", "b>a", "USES_DATA"));
    for (List<String> one : expected) {
      Heard heard = Read.text(tagValue("Relationship: a " + one.getFirst() + " b"));
      assertThat(heard.relations)
          .as(one.getFirst())
          .containsExactly(
              new SbomRelation(
                  one.get(1).substring(0, 1),
                  Kind.valueOf(one.get(2)),
                  List.of(one.get(1).substring(2))));
    }
    assertThat(Read.text(tagValue("Relationship: a AMENDS b")).relations).isEmpty();
  }

  /** Nothing is an answer, not saying is none. */
  @Test
  void noneAndNoAssertionDiffer() {
    assertThat(Read.text(tagValue("Relationship: a DEPENDS_ON NONE")).relations)
        .containsExactly(new SbomRelation("a", Kind.DEPENDS_ON, List.of()));
    Heard unsaid = Read.text(tagValue("Relationship: a DEPENDS_ON NOASSERTION"));
    assertThat(unsaid.relations).isEmpty();
    assertThat(unsaid.compositions.getFirst().aggregate()).isEqualTo("unknown");
    assertThat(unsaid.compositions.getFirst().dependencies()).containsExactly("a");
  }

  private static String tagValue(String rest) {
    return "# made by a test\nSPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\n" + rest + "\n";
  }

  @Test
  void whatBreaksTheFormatIsRefusedWithThePlace() {
    String twice = "PackageName: a\nSPDXID: x\nPackageName: b\nSPDXID: x";
    assertThat(Read.refused(tagValue(twice))).contains("\"x\" twice").contains("line 7");
    assertThat(Read.refused(tagValue("PackageName: a\nPackageName: b"))).contains("without SPDXID");
    assertThat(Read.refused(tagValue("no tag"))).contains("line 4").contains("neither a tag");
    assertThat(Read.refused(tagValue("PackageComment: <text>open"))).contains("does not end");
    assertThat(Read.refused(tagValue("Relationship: a DEPENDS_ON"))).contains("two sides");
    assertThat(Read.refused("SPDXVersion: SPDX-2.4\n")).contains("not SPDX-2.2 or SPDX-2.3");
    assertThat(Read.refused("{\"SPDXID\":\"SPDXRef-DOCUMENT\"}")).contains("no version of SPDX");
    String json = "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[%s]}";
    assertThat(Read.refused(json.formatted("{\"SPDXID\":\"a\"}")))
        .contains("without SPDXID and name");
    String same = "{\"SPDXID\":\"a\",\"name\":\"n\"}";
    assertThat(Read.refused(json.formatted(same + "," + same))).contains("line 1, column ");
  }

  private static final String VERSION_3 =
      """
      {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
       {"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2026-03-24T10:39:00Z"},
       {"type":"SpdxDocument","spdxId":"urn:d","creationInfo":"_:c","rootElement":["urn:s"]},
       {"type":"software_Sbom","spdxId":"urn:s","rootElement":["urn:m"],"software_sbomType":["runtime"]},
       {"type":"ai_AIPackage","spdxId":"urn:m","name":"model","suppliedBy":"urn:o","software_packageVersion":"1",
        "externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"packageUrl","identifier":"pkg:huggingface/m@1"}],
        "verifiedUsing":[{"type":"Hash","algorithm":"sha256","hashValue":"%s"}]},
       {"type":"Organization","spdxId":"urn:o","name":"Acme"},
       {"name":"faces","spdxId":"urn:f","type":"dataset_DatasetPackage","dataset_datasetType":["image"],
        "dataset_confidentialityLevel":"red","dataset_hasSensitivePersonalInformation":"yes"},
       {"type":"software_Package","spdxId":"urn:l","name":"lib","software_packageUrl":"pkg:pypi/lib@2","software_primaryPurpose":"library"},
       {"type":"Relationship","spdxId":"urn:r1","relationshipType":"trainedOn","from":"urn:m","to":["urn:f"]},
       {"type":"LifecycleScopedRelationship","spdxId":"urn:r2","relationshipType":"dependsOn","scope":"build","from":"urn:m","to":["urn:l"],"completeness":"complete"},
       {"type":"Relationship","spdxId":"urn:r3","relationshipType":"dependsOn","from":"urn:l","to":["https://spdx.org/rdf/3.0.1/terms/Core/NoneElement"]},
       {"type":"Relationship","spdxId":"urn:r4","relationshipType":"ancestorOf","from":"urn:l","to":["urn:m"]}
      ]}
      """
          .formatted("0a".repeat(32));

  @Test
  void version3IsRead() {
    Heard heard = Read.text(VERSION_3);
    assertThat(heard.head().format()).isEqualTo(SbomFormat.SPDX_JSON_LD);
    assertThat(heard.head().specVersion()).isEqualTo("3.0.1");
    assertThat(heard.head().identity()).contains("urn:d");
    assertThat(heard.head().lifecycles()).containsExactly("runtime");
    assertThat(heard.head().roots()).containsExactly("urn:m");
    assertThat(heard.agents).containsExactly(new SbomAgent("urn:o", "Acme"));
    SbomComponent model = heard.components.getFirst();
    assertThat(model.type()).isEqualTo(SbomComponent.Type.MODEL);
    assertThat(model.supplier()).contains("urn:o");
    assertThat(model.purl()).contains("pkg:huggingface/m@1");
    assertThat(model.digests()).hasSize(1);
    assertThat(heard.components.get(2).purl()).contains("pkg:pypi/lib@2");
    assertThat(heard.datasets.getFirst().ref()).isEqualTo("urn:f");
    assertThat(heard.datasets.getFirst().personal()).contains(true);
    assertThat(heard.relations)
        .containsExactly(
            new SbomRelation("urn:m", Kind.TRAINED_ON, List.of("urn:f")),
            new SbomRelation("urn:m", Kind.BUILT_WITH, List.of("urn:l")),
            new SbomRelation("urn:l", Kind.DEPENDS_ON, List.of()),
            new SbomRelation("urn:m", Kind.MADE_FROM, List.of("urn:l")));
    assertThat(heard.compositions.getFirst().complete()).isTrue();
  }

  @Test
  void brokenVersion3IsRefused() {
    assertThat(Read.refused(VERSION_3.replace("urn:l\",\"name", "urn:m\",\"name")))
        .contains("the spdxId \"urn:m\" twice")
        .contains("line 11");
    assertThat(Read.refused(VERSION_3.replace("\"3.0.1\"", "\"3.1.0\""))).contains("not 3.0");
    Mutations.survive(3, 5_000, VERSION_3.getBytes(StandardCharsets.UTF_8), Read::bytes);
  }
}
