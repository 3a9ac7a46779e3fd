package cordon.formats.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.formats.sbom.Heard;
import cordon.formats.sbom.Read;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomComponent.Scope;
import cordon.formats.sbom.SbomDataset;
import cordon.formats.sbom.SbomHead;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomRelation.Kind;
import cordon.formats.sbom.SbomService;
import cordon.formats.sbom.SbomService.DataFlow;
import cordon.formats.sbom.SbomService.Direction;
import cordon.formats.sbom.VexStatement;
import cordon.formats.sbom.VexStatement.Status;
import cordon.formats.sbom.VexStatement.Versions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same statements in JSON and in XML are heard alike. */
final class CycloneDxReaderTest {
  private static final String JSON =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:1", "version": 3,
       "metadata": {
         "timestamp": "2026-03-24T10:39:00Z", "lifecycles": [{"phase": "build"}],
         "tools": {"components": [{"type": "application", "name": "maker", "version": "2"}]},
         "supplier": {"name": "Acme", "url": ["https://acme.example"]},
         "component": {"bom-ref": "root", "type": "container", "name": "shop"}},
       "components": [
         {"components": [{"bom-ref": "inner", "type": "library", "name": "in", "scope": "optional"}],
          "bom-ref": "model", "type": "machine-learning-model", "name": "m",
          "modelCard": {"modelParameters": {"datasets": [
            {"ref": "inner"},
            {"bom-ref": "set", "type": "dataset", "name": "people", "classification": "PII",
             "sensitiveData": ["faces"], "contents": {"url": "https://data.example/p"},
             "governance": {"owners": [{"organization": {"name": "Data Office"}}]}}]}}},
         {"type": "library", "name": "nameless"}],
       "services": [{"bom-ref": "s", "name": "chat", "provider": {"name": "Vendor"},
         "endpoints": ["https://chat.example/a"], "authenticated": true, "x-trust-boundary": false,
         "trustZone": "outside", "data": [{"flow": "outbound", "classification": "PII",
           "name": "prompts", "destination": ["https://chat.example/a"]}]}],
       "dependencies": [{"ref": "root", "dependsOn": ["model", "gone"], "provides": ["inner"]},
         {"ref": "model"}],
       "compositions": [{"aggregate": "complete", "assemblies": ["root"], "dependencies": ["model"]}],
       "formulation": [{"components": [{"bom-ref": "b", "type": "application", "name": "compiler"}]}],
       "vulnerabilities": [{"id": "V-1", "references": [{"id": "A-1", "source": {}}],
         "analysis": {"state": "not_affected", "justification": "code_not_present"},
         "affects": [{"ref": "inner", "versions": [{"range": "vers:npm/>=1", "status": "affected"}]}]}]
      }
      """;

  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <x:bom xmlns:x="http://cyclonedx.org/schema/bom/1.6" xmlns="urn:foreign" serialNumber="urn:uuid:1" version="3">
       <component>not one of ours</component>
       <x:metadata>
        <x:timestamp>2026-03-24T10:39:00Z</x:timestamp>
        <x:lifecycles><x:lifecycle><x:phase>build</x:phase></x:lifecycle></x:lifecycles>
        <x:tools><x:components><x:component type="application"><x:name>maker</x:name><x:version>2</x:version></x:component></x:components></x:tools>
        <x:component type="container" bom-ref="root"><x:name>shop</x:name></x:component>
        <x:supplier><x:name>Acme</x:name><x:url>https://acme.example</x:url></x:supplier>
       </x:metadata>
       <x:components>
        <x:component type="machine-learning-model" bom-ref="model"><x:name>m</x:name>
         <x:components><x:component type="library" bom-ref="inner"><x:name>in</x:name><x:scope>optional</x:scope></x:component></x:components>
         <x:modelCard><x:modelParameters><x:datasets>
          <x:ref>inner</x:ref>
          <x:dataset bom-ref="set"><x:type>dataset</x:type><x:name>people</x:name>
           <x:contents><x:url>https://data.example/p</x:url></x:contents><x:classification>PII</x:classification>
           <x:sensitiveData>faces</x:sensitiveData>
           <x:governance><x:owners><x:owner><x:organization><x:name>Data Office</x:name></x:organization></x:owner></x:owners></x:governance>
          </x:dataset></x:datasets></x:modelParameters></x:modelCard>
        </x:component>
        <x:component type="library"><x:name>nameless</x:name></x:component>
       </x:components>
       <x:services><x:service bom-ref="s"><x:provider><x:name>Vendor</x:name></x:provider><x:name>chat</x:name>
        <x:endpoints><x:endpoint>https://chat.example/a</x:endpoint></x:endpoints>
        <x:authenticated>true</x:authenticated><x:x-trust-boundary>false</x:x-trust-boundary><x:trustZone>outside</x:trustZone>
        <x:data><x:dataflow name="prompts"><x:classification flow="outbound">PII</x:classification>
         <x:destination><x:url>https://chat.example/a</x:url></x:destination></x:dataflow></x:data>
       </x:service></x:services>
       <x:dependencies>
        <x:dependency ref="root"><x:dependency ref="model"/><x:dependency ref="gone"/><x:provides ref="inner"/></x:dependency>
        <x:dependency ref="model"/>
       </x:dependencies>
       <x:compositions><x:composition><x:aggregate>complete</x:aggregate>
        <x:assemblies><x:assembly ref="root"/></x:assemblies><x:dependencies><x:dependency ref="model"/></x:dependencies></x:composition></x:compositions>
       <x:vulnerabilities><x:vulnerability><x:id>V-1</x:id>
        <x:references><x:reference><x:id>A-1</x:id><x:source/></x:reference></x:references>
        <x:analysis><x:state>not_affected</x:state><x:justification>code_not_present</x:justification></x:analysis>
        <x:affects><x:target><x:ref>inner</x:ref><x:versions><x:version><x:range>vers:npm/>=1</x:range><x:status>affected</x:status></x:version></x:versions></x:target></x:affects>
       </x:vulnerability></x:vulnerabilities>
       <x:formulation><x:formula><x:components><x:component type="application" bom-ref="b"><x:name>compiler</x:name></x:component></x:components></x:formula></x:formulation>
      </x:bom>
      """;

  @Test
  void jsonAndXmlSayTheSame() {
    for (Heard heard : List.of(Read.text(JSON), Read.text(XML))) {
      head(heard.head());
      components(heard.components);
      assertThat(heard.relations)
          .containsExactlyInAnyOrder(
              new SbomRelation("model", Kind.CONTAINS, List.of("inner")),
              new SbomRelation("model", Kind.TRAINED_ON, List.of("inner", "set")),
              new SbomRelation("root", Kind.DEPENDS_ON, List.of("model", "gone")),
              new SbomRelation("root", Kind.PROVIDES, List.of("inner")),
              new SbomRelation("model", Kind.DEPENDS_ON, List.of()));
      assertThat(heard.datasets)
          .containsExactly(
              new SbomDataset(
                  "set",
                  Optional.of("people"),
                  Optional.of("dataset"),
                  Optional.of("PII"),
                  List.of("faces"),
                  Optional.empty(),
                  Optional.of("https://data.example/p"),
                  List.of("Data Office")));
      service(heard.services.getFirst());
      assertThat(heard.compositions.getFirst().complete()).isTrue();
      assertThat(heard.compositions.getFirst().dependencies()).containsExactly("model");
      statement(heard.statements.getFirst());
      assertThat(heard.doubts).isEmpty();
    }
  }

  private static void head(SbomHead head) {
    assertThat(head.specVersion()).isEqualTo("1.6");
    assertThat(head.identity()).contains("urn:uuid:1");
    assertThat(head.revision()).contains("3");
    assertThat(head.created()).contains(Instant.parse("2026-03-24T10:39:00Z"));
    assertThat(head.lifecycles()).containsExactly("build");
    assertThat(head.tools()).containsExactly("maker 2");
    assertThat(head.supplier()).contains("Acme");
    assertThat(head.roots()).containsExactly("root");
  }

  private static void components(List<SbomComponent> components) {
    assertThat(components)
        .extracting(SbomComponent::name)
        .containsExactly("maker", "shop", "in", "m", "nameless", "compiler");
    assertThat(components)
        .extracting(SbomComponent::role)
        .containsExactly(
            Role.TOOL, Role.SUBJECT, Role.CONTENT, Role.CONTENT, Role.CONTENT, Role.BUILD);
    assertThat(components.get(2).scope()).isEqualTo(Scope.OPTIONAL);
    assertThat(components.get(3).type()).isEqualTo(SbomComponent.Type.MODEL);
    assertThat(components.get(4).ref()).startsWith(SbomComponent.UNNAMED);
  }

  private static void service(SbomService service) {
    assertThat(service.provider()).contains("Vendor");
    assertThat(service.endpoints()).containsExactly("https://chat.example/a");
    assertThat(service.authenticated()).contains(true);
    assertThat(service.crossesBoundary()).contains(false);
    assertThat(service.trustZone()).contains("outside");
    assertThat(service.data())
        .containsExactly(
            new DataFlow(
                Direction.OUTBOUND,
                "PII",
                Optional.of("prompts"),
                List.of(),
                List.of("https://chat.example/a")));
  }

  private static void statement(VexStatement statement) {
    assertThat(statement.vulnerability()).isEqualTo("V-1");
    assertThat(statement.aliases()).containsExactly("A-1");
    assertThat(statement.status()).isEqualTo(Status.NOT_AFFECTED);
    assertThat(statement.justification()).contains("code_not_present");
    assertThat(statement.subjects().getFirst().ref()).isEqualTo("inner");
    assertThat(statement.subjects().getFirst().versions())
        .containsExactly(new Versions("vers:npm/>=1", true, "affected"));
  }

  @Test
  void aRefThatTwoPartsBearIsRefusedWhereTheSecondStands() {
    String document =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.5",
         "components":[{"bom-ref":"a","name":"x","type":"library"}],
         "services":[{"bom-ref":"a","name":"y"}]}
        """;
    assertThat(Read.refused(document))
        .contains("the bom-ref \"a\" twice")
        .contains("`bom`: at line 3, column 25");
  }

  @Test
  void membersInAnyOrderAreRead() {
    Heard heard =
        Read.text(
            """
            {"vulnerabilities":[],"components":[{"name":"x","type":"library"}],
             "specVersion":"1.4","bomFormat":"CycloneDX"}
            """);
    assertThat(heard.components).hasSize(1);
  }

  @Test
  void cyclesAreNoError() {
    Heard heard =
        Read.text(
            """
            {"bomFormat":"CycloneDX","specVersion":"1.4",
             "dependencies":[{"ref":"a","dependsOn":["b"]},{"ref":"b","dependsOn":["a","b"]}]}
            """);
    assertThat(heard.relations).hasSize(2);
  }

  @Test
  void versionsThatAreNotKnownAreRefused() {
    assertThat(Read.refused("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.8\"}"))
        .contains("not 1.2 to 1.7");
    assertThat(Read.refused("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.1\"/>"))
        .contains("not 1.2 to 1.7");
    assertThat(Read.refused("<bom xmlns=\"urn:other\"/>")).contains("is none of CycloneDX");
    assertThat(Read.refused("{\"bomFormat\":\"Other\",\"specVersion\":\"1.5\"}"))
        .contains("bomFormat is not CycloneDX");
  }

  @Test
  void brokenHashesAndTimesAreDoubtedAndTheRestIsRead() {
    Heard heard =
        Read.text(
            """
            {"bomFormat":"CycloneDX","specVersion":"1.4","metadata":{"timestamp":"yesterday"},
             "components":[{"name":"x","type":"spaceship","hashes":[{"alg":"SHA-256","content":"12"},
              {"alg":"BLAKE3","content":"12"}]}]}
            """);
    assertThat(heard.components.getFirst().digests()).isEmpty();
    assertThat(heard.components.getFirst().type()).isEqualTo(SbomComponent.Type.OTHER);
    assertThat(heard.doubts).hasSize(3).allMatch(doubt -> doubt.place().startsWith("line "));
  }

  @Test
  void partsThatAnotherReadsAnotherWayAreRefused() {
    String start = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.4\",\"components\":";
    assertThat(Read.refused(start + "[{\"name\":\"x\",\"name\":\"y\"}]}")).contains("name twice");
    assertThat(Read.refused(start + "[{\"name\":\"x\",\"purl\":\"p\",\"purl\":\"q\"}]}"))
        .contains("purl twice");
    assertThat(Read.refused(start + "[],\"components\":[]}")).contains("\"components\" twice");
    assertThat(Read.refused(start + "[{\"type\":\"library\"}]}")).contains("without a name");
    assertThat(Read.refused(start + "[{\"name\":\"\\ud800\"}]}")).contains("no character");
    assertThat(Read.refused(start + "[{\"name\":7}]}")).contains("expected a text");
    assertThat(Read.refused(start + "{\"a\":1}}")).contains("expected an array");
  }

  @Test
  void entitiesAndDepthAreRefused() {
    String bomb =
        """
        <?xml version="1.0"?>
        <!DOCTYPE bom [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="library"><name>&b;</name></component></components></bom>
        """;
    assertThat(Read.refused(bomb)).contains("malformed CycloneDX document").contains("`bom`: ");
    String deep = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":";
    assertThat(Read.refused(deep + "[{\"name\":\"a\",\"components\":".repeat(5_000)))
        .contains("depth");
    assertThat(Read.refused(deep + "[{\"name\":\"a\",\"x\":" + "[".repeat(100_000)))
        .contains("depth");
    String xml = "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components>";
    assertThat(Read.refused(xml + "<component><components>".repeat(5_000)))
        .contains("malformed CycloneDX document: `bom`: at line 1");
  }

  @Test
  void otherEncodingsAreReadInXmlAndRefusedInJson() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">"
            + "<components><component type=\"library\"><name>é</name></component></components></bom>";
    assertThat(Read.bytes(xml.getBytes(StandardCharsets.UTF_16)).components.getFirst().name())
        .isEqualTo("é");
    String json = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.4\"}";
    assertThat(Read.refused(json.getBytes(StandardCharsets.UTF_16LE))).contains("bom");
    assertThat(
            Read.refused(
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.4\",\"serialNumber\":\"é\"}"
                    .getBytes(StandardCharsets.ISO_8859_1)))
        .contains("line 1");
  }

  /** A bug of the sink must not look like a broken document. */
  @Test
  void failuresOfTheSinkPassThrough() {
    assertThatThrownBy(() ->
            CycloneDxReader.xml(
                new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8)),
                head -> {
                  throw new IllegalStateException("a bug");
                }))
        .isInstanceOf(IllegalStateException.class);
  }
}
