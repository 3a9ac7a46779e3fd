package cordon.base.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.ProblemException;
import cordon.base.conformance.Vectors.Case;
import cordon.base.range.Comparison;
import cordon.base.range.VersionRange;
import cordon.base.vers.Vers;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The vers project's vectors for the notation: parse, validate, containment, native ranges. */
final class VersVectorsTest {

  @Test
  void canonicalParse() {
    Vectors.run("vers-parse", cases("parse"), VersVectorsTest::parse);
  }

  @Test
  void validate() {
    Vectors.run(
        "vers-validate",
        cases("validate"),
        vector -> compare(Vers.parseLenient(vector.input().asString()).toString(), vector));
  }

  @Test
  void containment() {
    Vectors.run(
        "vers-containment",
        cases("containment"),
        vector -> {
          Vers range = Vers.parseLenient(vector.input().get("vers").asString());
          boolean got = range.contains(vector.input().get("version").asString());
          return got == vector.expected().asBoolean() ? Optional.empty() : Optional.of("" + got);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"conan", "gem", "nginx", "npm", "nuget", "openssl", "pypi"})
  void fromNative(String scheme) {
    List<Case> cases =
        Vectors.read(
            "vers",
            vector ->
                vector.type().equals("from_native")
                    && vector.input().get("scheme").asString().equals(scheme));
    Vectors.run(
        "native-" + scheme,
        cases,
        vector ->
            compare(
                Vers.of(
                        VersionRange.parse(
                            VersionScheme.named(scheme).orElseThrow(),
                            vector.input().get("native_range").asString()))
                    .toString(),
                vector));
  }

  @Test
  void noTypeOfTestIsLeftOut() {
    assertThat(Vectors.read("vers", vector -> true))
        .extracting(Case::type)
        .containsOnly("comparison", "equality", "from_native", "parse", "validate", "containment");
  }

  private static List<Case> cases(String type) {
    return Vectors.read("vers", vector -> vector.type().equals(type));
  }

  private static Optional<String> compare(String got, Case vector) {
    return got.equals(vector.expected().asString()) ? Optional.empty() : Optional.of(got);
  }

  private static Optional<String> parse(Case vector) {
    Vers got;
    try {
      got = Vers.parse(vector.input().asString());
    } catch (ProblemException e) {
      return vector.mustFail() ? Optional.empty() : Optional.of(e.getMessage());
    }
    List<String> wanted = new ArrayList<>();
    if (!vector.mustFail()) {
      for (JsonNode pair : vector.expected().get("version_constraints")) {
        wanted.add(pair.get(0).asString() + " " + pair.get(1).asString());
      }
    }
    List<String> found =
        got.constraints().stream()
            .map(c ->
                (c.comparison() == Comparison.EQ ? "=" : c.comparison().sign()) + " " + c.text())
            .toList();
    return !vector.mustFail() && found.equals(wanted) ? Optional.empty() : Optional.of("" + found);
  }
}
