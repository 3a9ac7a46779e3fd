package cordon.exposure.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.exposure.observation.VexClaim;
import cordon.exposure.store.Said;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What VEX documents say of a unit. */
final class VexIntakeTest {
  private static final String OPENVEX =
      """
      {"@context":"https://openvex.dev/ns/v0.2.0","@id":"urn:example:vex","author":"Acme\\tSecurity",
       "timestamp":"2026-03-25T00:00:00Z","version":1,"statements":[
        {"vulnerability":{"name":"MAL-2026-2144","aliases":["GHSA-1"]},"status":"not_affected",
         "justification":"component_not_present",
         "products":[{"@id":"pkg:oci/app","subcomponents":[{"@id":"pkg:pypi/LiteLLM@1.82.7"}]}]},
        {"vulnerability":{"name":"MAL-2026-2144"},"status":"fixed",
         "timestamp":"2026-03-26T00:00:00Z","products":["pkg:pypi/litellm@1.82.8"]}]}
      """;

  private static Reading read(String name, String text) {
    return DocumentIntake.read("prod", name, Content.of(text.getBytes(UTF_8)));
  }

  private static List<VexClaim> claims(Reading reading) {
    return reading.said().stream()
        .filter(Said.Described.class::isInstance)
        .map(Said.Described.class::cast)
        .filter(said -> said.entity().toString().equals("unit:prod"))
        .flatMap(said -> said.attributes().values().stream())
        .flatMap(text -> VexClaim.parse(text).stream())
        .sorted(Comparator.comparing(VexClaim::status).reversed())
        .toList();
  }

  @Test
  void openVexSaysWhatAffectsTheUnitAndListsNothing() {
    Reading reading = read("a.openvex.json", OPENVEX);
    assertThat(reading.inventory()).isEmpty();
    assertThat(reading.complete()).isFalse();
    List<VexClaim> claims = claims(reading);
    assertThat(claims).hasSize(2);
    assertThat(claims.getFirst().status()).isEqualTo("not_affected");
    assertThat(claims.getFirst().author()).isEqualTo("Acme Security");
    assertThat(claims.getFirst().stated().orElseThrow()).hasToString("2026-03-25T00:00:00Z");
    assertThat(claims.getFirst().ids()).containsExactly("MAL-2026-2144", "GHSA-1");
    assertThat(claims.getFirst().packages())
        .containsExactly(new VexClaim.PackageVersion("pypi", "litellm", "1.82.7"));
    assertThat(claims.getLast().stated().orElseThrow()).hasToString("2026-03-26T00:00:00Z");
    assertThat(reading.withoutStatements().said()).isEmpty();
  }

  @Test
  void cycloneDxSaysItByTheRefsOfItsParts() {
    Reading reading =
        read(
            "bom.json",
            """
            {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
             "metadata":{"timestamp":"2026-03-25T00:00:00Z","component":{"type":"application",
               "bom-ref":"app","name":"app"}},
             "components":[{"type":"library","bom-ref":"l","name":"litellm","version":"1.82.7",
               "purl":"pkg:pypi/litellm@1.82.7"}],
             "vulnerabilities":[{"id":"CVE-1","affects":[{"ref":"l"},
                {"ref":"urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#pkg:npm/%40s/n@1"}],
               "analysis":{"state":"not_affected","justification":"code_not_reachable"}}]}
            """);
    assertThat(reading.inventory().orElseThrow().items()).hasSize(1);
    assertThat(claims(reading)).hasSize(1);
    assertThat(claims(reading).getFirst().packages())
        .containsExactly(
            new VexClaim.PackageVersion("pypi", "litellm", "1.82.7"),
            new VexClaim.PackageVersion("npm", "@s/n", "1"));
  }

  @Test
  void aDocumentWithoutAStatementIsRefused() {
    String empty = OPENVEX.substring(0, OPENVEX.indexOf("\"statements\"")) + "\"statements\":[]}";
    assertThatThrownBy(() -> read("a.openvex.json", empty)).hasMessageContaining("OpenVEX");
  }

  @Test
  void whatIsNoClaimIsNone() {
    assertThat(VexClaim.parse("yes")).isEmpty();
    assertThat(VexClaim.parse("fixed\ta\tnever\t\tid\t")).isEmpty();
  }
}
