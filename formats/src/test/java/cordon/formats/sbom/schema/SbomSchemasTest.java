package cordon.formats.sbom.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.schema.Departure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents under the schemas that come with Cordon. */
final class SbomSchemasTest {
  private final SbomSchemas schemas = new SbomSchemas(SbomSchemas.BUNDLED, "`schemas`");

  private SchemaReport check(String text) throws IOException {
    return schemas.check(() -> new ByteArrayInputStream(text.getBytes(UTF_8)), 10);
  }

  private List<String> departures(String text) throws IOException {
    SchemaReport report = check(text);
    assertThat(report).isInstanceOf(SchemaReport.Checked.class);
    List<String> told = new ArrayList<>();
    for (Departure found : ((SchemaReport.Checked) report).departures()) {
      told.add(found.line() + ":" + found.column() + " " + found.pointer() + " " + found.what());
    }
    return told;
  }

  @Test
  void cycloneDxJsonTellsEachPlace() throws IOException {
    assertThat(
            departures(
                """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "serialNumber": "urn:uuid:no",
                  "colour": "red",
                  "components": [
                    {"type": "library", "name": "a", "bom-ref": "a"},
                    {"type": "libary", "name": "b"},
                    {"type": "library"},
                    {"type": "library", "name": "a", "bom-ref": "a"},
                    {"type": "library", "name": "c",
                     "licenses": [{"license": {"id": "MIT"}, "expression": "MIT"}]}
                  ]
                }
                """))
        .anySatisfy(told ->
            assertThat(told)
                .startsWith("8:14 /components/1/type \"libary\" is none of the")
                .contains("\"application\""))
        .contains(
            "9:5 /components/2 lacks the member \"name\"",
            "10:5 /components/3 is the same as an element before it",
            "5:13 /colour is not foreseen here")
        .anySatisfy(
            told -> assertThat(told).startsWith("4:19 /serialNumber \"urn:uuid:no\" has not"))
        .anySatisfy(told -> assertThat(told).startsWith("12:18 /components/4/licenses has none of"))
        .hasSize(6);
  }

  @Test
  void spdx2TellsEachPlace() throws IOException {
    assertThat(
            departures(
                """
                {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "dataLicense": "CC0-1.0",
                 "name": "x",
                 "creationInfo": {"created": "2026-03-24T10:39:00Z", "creators": []},
                 "packages": [{"SPDXID": "SPDXRef-a", "name": "a", "downloadLocation": "NONE"},
                              {"SPDXID": "SPDXRef-b", "name": "b"}]}
                """))
        .containsExactly(
            "5:15 /packages/1 lacks the member \"downloadLocation\"",
            "3:66 /creationInfo/creators has 0 elements and not at least 1",
            "1:1  lacks the member \"documentNamespace\"");
  }

  @Test
  void spdx3NamesWhatTheNearestFormLacks() throws IOException {
    String head =
        """
        {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
          {"type": "CreationInfo", "@id": "_:c", "specVersion": "3.0.1",
           "created": "2026-03-24T10:39:00Z", "createdBy": ["urn:example:me"]},
          {"type": "Person", "spdxId": "urn:example:me", "creationInfo": "_:c", "name": "me"},
        """;
    assertThat(
            departures(
                head
                    + """
                      {"type": "SpdxDocument", "spdxId": "urn:example:doc", "creationInfo": "_:c",
                       "rootElement": ["urn:example:me"]}
                    ]}
                    """))
        .isEmpty();
    assertThat(
            departures(
                head
                    + """
                      {"type": "software_Package", "spdxId": "urn:example:p", "name": "p"}
                    ]}
                    """))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("5:3 /@graph/2 has none of the")
        .endsWith("for the nearest, it lacks the member \"creationInfo\"");
  }

  @Test
  void xmlTellsEachPlace() throws IOException {
    assertThat(
            departures(
                """
                <?xml version="1.0"?>
                <bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">
                  <components>
                    <component type="libary"><name>a</name></component>
                  </components>
                </bom>
                """))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("4:36 ")
        .contains("libary");
  }

  @Test
  void whatIsRightDepartsNowhere() throws IOException {
    assertThat(
            departures(
                """
                {"bomFormat": "CycloneDX", "specVersion": "1.4", "version": 1,
                 "components": [{"type": "library", "name": "a", "version": "1"}]}
                """))
        .isEmpty();
  }

  @Test
  void onlySoManyAreToldAndThatThereAreMoreIsSaid() throws IOException {
    String many = "{\"type\": \"x\"},".repeat(500);
    SchemaReport report =
        check(
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": ["
                + many
                + "{\"type\": \"x\"}]}");
    assertThat(report)
        .isInstanceOfSatisfying(
            SchemaReport.Checked.class,
            checked -> {
              assertThat(checked.departures()).hasSize(10);
              assertThat(checked.more()).isTrue();
              assertThat(checked.schema()).isEqualTo("bom-1.5.schema.json");
            });
  }

  @Test
  void whatHasNoSchemaHereIsNotChecked() throws IOException {
    assertThat(check("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.7\"}"))
        .isEqualTo(
            new SchemaReport.NotChecked(
                "CycloneDX JSON 1.7",
                "its schema `bom-1.7.schema.json` is not here",
                "lay the official file into `schemas`"));
    assertThat(check("SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: a\n"))
        .isInstanceOfSatisfying(
            SchemaReport.NotChecked.class,
            not -> assertThat(not.why()).isEqualTo("there is no official schema for it"));
  }

  @Test
  void whatIsBrokenIsNotCheckedAndThePlaceIsNamed() throws IOException {
    for (String broken :
        List.of(
            "{\"bomFormat\": \"CycloneDX\",\n \"specVersion\": \"1.6\", \"components\": [}",
            "<!DOCTYPE bom [<!ENTITY a 'b'>]>\n<bom"
                + " xmlns='http://cyclonedx.org/schema/bom/1.5'>&a;</bom>",
            "<bom xmlns='http://cyclonedx.org/schema/bom/1.5'>\n</b>")) {
      assertThatThrownBy(
              () -> {
                if (check(broken) instanceof SchemaReport.NotChecked not) {
                  throw new IllegalStateException(not.why());
                }
              })
          .hasMessageMatching(".*at line \\d+, column \\d+: .*");
    }
    assertThatThrownBy(() -> check("PK...")).isInstanceOf(ProblemException.class);
  }

  @Test
  void whatDoesNotSayItsVersionIsNotChecked() throws IOException {
    assertThat(check("{\"bomFormat\": \"CycloneDX\", \"components\": []}"))
        .isInstanceOfSatisfying(
            SchemaReport.NotChecked.class,
            not -> assertThat(not.why()).isEqualTo("it does not say of which version it is"));
  }
}
