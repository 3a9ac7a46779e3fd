package cordon.gate.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.terminal.Json;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds a document to the rules of SARIF 2.1.0 as far as we use it. */
public final class SarifStructure {
  private SarifStructure() {}

  /** What sections 3.13, 3.14, 3.19, 3.27, 3.29, 3.30, 3.35 to 3.38 and 3.49 require. */
  public static void require(Json sarif) {
    assertThat(sarif.string("version")).isEqualTo("2.1.0");
    assertThat(sarif.list("runs")).hasSize(1);
    Json run = sarif.list("runs").getFirst();
    Json driver = run.at("tool").orElseThrow().at("driver").orElseThrow();
    assertThat(driver.string("name")).isNotEmpty();
    List<String> rules = driver.list("rules").stream().map(r -> r.string("id")).toList();
    assertThat(rules).doesNotHaveDuplicates().doesNotContain("");
    Set<String> fingerprints = new HashSet<>();
    for (Json result : run.list("results")) {
      assertThat(result.string("level")).isIn("none", "note", "warning", "error");
      assertThat(rules.get((int) result.number("ruleIndex", -1)))
          .isEqualTo(result.string("ruleId"));
      assertThat(result.at("message").orElseThrow().string("text")).isNotEmpty();
      assertThat(fingerprints.add(result.at("partialFingerprints").orElseThrow().toString()))
          .isTrue();
      result.list("locations").forEach(SarifStructure::requireLocation);
      for (Json flow : result.list("codeFlows")) {
        List<Json> steps = flow.list("threadFlows").getFirst().list("locations");
        assertThat(steps).isNotEmpty();
        steps.forEach(step -> requireLocation(step.at("location").orElseThrow()));
      }
      for (Json suppression : result.list("suppressions")) {
        assertThat(suppression.string("kind")).isIn("inSource", "external");
      }
    }
  }

  private static void requireLocation(Json location) {
    Json place = location.at("physicalLocation").orElseThrow();
    URI uri = URI.create(place.at("artifactLocation").orElseThrow().string("uri"));
    assertThat(uri.isAbsolute()).isFalse();
    assertThat(place.at("region").orElseThrow().number("startLine", 0)).isPositive();
  }
}
