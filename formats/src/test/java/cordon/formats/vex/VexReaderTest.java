package cordon.formats.vex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.Mutations;
import cordon.formats.sbom.Heard;
import cordon.formats.sbom.Read;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomRelation.Kind;
import cordon.formats.sbom.VexStatement;
import cordon.formats.sbom.VexStatement.Status;
import cordon.formats.sbom.VexStatement.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VexReaderTest {
  private static final String OPENVEX =
      """
      {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://acme.example/vex/1","author":"Acme",
       "timestamp":"2026-03-24T12:00:00Z","version":2,"tooling":"maker",
       "statements":[
        {"vulnerability":{"name":"V-1","aliases":["A-1"]},
         "products":[{"@id":"https://acme.example/shop","identifiers":{"purl":"pkg:oci/shop@1"},
           "subcomponents":[{"@id":"pkg:npm/a@1"}]},{"@id":"urn:x"},{"hashes":{"sha-256":"ab"}}],
         "status":"not_affected","justification":"vulnerable_code_not_present","timestamp":"2026-03-25T12:00:00Z"},
        {"vulnerability":"V-2","products":["pkg:npm/b@1"],"status":"under_investigation"}]}
      """;

  @Test
  void openVexIsRead() {
    Heard heard = Read.text(OPENVEX);
    assertThat(heard.head().specVersion()).isEqualTo("0.2.0");
    assertThat(heard.head().revision()).contains("2");
    assertThat(heard.head().supplier()).contains("Acme");
    assertThat(heard.statements)
        .containsExactly(
            new VexStatement(
                "V-1",
                List.of("A-1"),
                Status.NOT_AFFECTED,
                "not_affected",
                Optional.of("vulnerable_code_not_present"),
                List.of(
                    new Subject("pkg:oci/shop@1", List.of("pkg:npm/a@1"), List.of()),
                    new Subject("urn:x", List.of(), List.of()),
                    new Subject("sha256:ab", List.of(), List.of())),
                Optional.of(Instant.parse("2026-03-25T12:00:00Z"))),
            new VexStatement(
                "V-2",
                List.of(),
                Status.UNDER_INVESTIGATION,
                "under_investigation",
                Optional.empty(),
                List.of(new Subject("pkg:npm/b@1", List.of(), List.of())),
                Optional.empty()));
  }

  @Test
  void openVexThatSaysNothingClearIsRefused() {
    assertThat(Read.refused(OPENVEX.replace("under_investigation", "fine")))
        .contains("the status \"fine\" is none");
    assertThat(Read.refused(OPENVEX.replace("ns/v0.2.0", "ns/v0.3.0"))).contains("is not 0.2");
    assertThat(Read.refused(OPENVEX.replace("\"V-2\"", "\"\"")))
        .contains("without a vulnerability");
    Mutations.survive(5, 3_000, OPENVEX.getBytes(UTF_8), Read::bytes);
  }

  /** The vendor's branch says that it is one behind its inner branches, as sorted members do. */
  private static final String CSAF =
      """
      {"document":{"category":"csaf_vex","csaf_version":"2.0","publisher":{"name":"Acme"},
        "tracking":{"id":"ACME-1","version":"2","current_release_date":"2026-03-24T12:00:00Z",
         "generator":{"engine":{"name":"maker","version":"3"}}}},
       "product_tree":{
        "branches":[{"branches":[
          {"category":"product_version","name":"1.0","product":{"name":"Shop 1.0","product_id":"P1",
            "product_identification_helper":{"purl":"pkg:generic/shop@1.0",
             "hashes":[{"file_hashes":[{"algorithm":"sha1","value":"%s"}],"filename":"f"}]}}},
          {"category":"product_version_range","name":"vers:semver/<2","product":{"name":"Shop <2","product_id":"P2"}}],
          "category":"vendor","name":"Acme"}],
        "full_product_names":[{"name":"Linux","product_id":"L"}],
        "product_groups":[{"group_id":"G","product_ids":["P2"]}],
        "relationships":[{"category":"installed_on","full_product_name":{"name":"Shop on Linux","product_id":"PL"},
          "product_reference":"P1","relates_to_product_reference":"L"}]},
       "vulnerabilities":[{"ids":[{"system_name":"x","text":"A-1"}],"cve":"CVE-2026-0001",
         "product_status":{"known_affected":["PL"],"known_not_affected":["P1","P2","L"],"recommended":["P1"]},
         "flags":[{"label":"component_not_present","product_ids":["P1"],"group_ids":["G"]}]}]}
      """
          .formatted("0a".repeat(20));

  @Test
  void csafIsRead() {
    Heard heard = Read.text(CSAF);
    assertThat(heard.head().identity()).contains("ACME-1");
    assertThat(heard.head().tools()).containsExactly("maker 3");
    assertThat(heard.components)
        .extracting(SbomComponent::ref)
        .containsExactly("P1", "P2", "L", "PL");
    SbomComponent first = heard.components.getFirst();
    assertThat(first.version()).contains("1.0");
    assertThat(first.supplier()).contains("Acme");
    assertThat(first.digests()).hasSize(1);
    assertThat(heard.components.get(1).versionRange()).contains("vers:semver/<2");
    assertThat(heard.relations)
        .containsExactly(
            new SbomRelation("PL", Kind.VARIANT_OF, List.of("P1")),
            new SbomRelation("L", Kind.CONTAINS, List.of("PL")));
    assertThat(heard.statements).allMatch(s -> s.vulnerability().equals("CVE-2026-0001"));
    assertThat(heard.statements)
        .extracting(s ->
            s.status()
                + " "
                + s.justification().orElse("-")
                + " "
                + s.subjects().stream().map(Subject::ref).toList())
        .containsExactly(
            "AFFECTED - [PL]", "NOT_AFFECTED component_not_present [P1, P2]", "NOT_AFFECTED - [L]");
  }

  @Test
  void brokenCsafIsRefused() {
    assertThat(Read.refused(CSAF.replace("\"product_id\":\"P2\"", "\"product_id\":\"P1\"")))
        .contains("the product_id \"P1\" twice");
    assertThat(Read.refused(CSAF.replace("\"2.0\"", "\"2.1\""))).contains("is not 2.0");
    Mutations.survive(7, 3_000, CSAF.getBytes(UTF_8), Read::bytes);
  }
}
