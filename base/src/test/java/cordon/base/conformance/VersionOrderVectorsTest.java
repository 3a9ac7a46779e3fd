package cordon.base.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.conformance.Vectors.Case;
import cordon.base.version.MavenGeneration;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The vers project's vectors for the order and equality of versions, per scheme. */
final class VersionOrderVectorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apk",
        "alpm",
        "conan",
        "datetime",
        "gentoo",
        "lexicographic",
        "maven",
        "nuget",
        "openssl"
      })
  void order(String scheme) {
    VersionScheme order = VersionScheme.named(scheme).orElseThrow();
    Vectors.run("order-" + scheme, cases(scheme), vector -> check(order, vector));
  }

  @ParameterizedTest
  @EnumSource(MavenGeneration.class)
  void mavenGenerations(MavenGeneration generation) {
    VersionScheme order = VersionScheme.maven(generation);
    Vectors.run("order-" + generation, cases("maven"), vector -> check(order, vector));
  }

  @Test
  void noSchemeOfTheVectorsIsLeftOut() {
    TreeSet<String> schemes = new TreeSet<>();
    for (Case vector : Vectors.read("vers", VersionOrderVectorsTest::isOrder)) {
      schemes.add(vector.input().get("input_scheme").asString());
    }
    assertThat(schemes)
        .containsExactly(
            "alpm",
            "apk",
            "conan",
            "datetime",
            "gentoo",
            "lexicographic",
            "maven",
            "nuget",
            "openssl");
  }

  private static boolean isOrder(Case vector) {
    return vector.type().equals("comparison") || vector.type().equals("equality");
  }

  private static List<Case> cases(String scheme) {
    return Vectors.read(
        "vers",
        vector -> isOrder(vector) && vector.input().get("input_scheme").asString().equals(scheme));
  }

  private static Optional<String> check(VersionScheme order, Case vector) {
    List<String> versions = texts(vector.input().get("versions"));
    if (vector.type().equals("equality")) {
      boolean equal = order.compare(versions.get(0), versions.get(1)) == 0;
      return equal == vector.expected().asBoolean() ? Optional.empty() : Optional.of("" + equal);
    }
    List<String> sorted = new ArrayList<>(versions);
    sorted.sort(order);
    List<String> wanted = texts(vector.expected());
    return same(order, sorted, wanted) ? Optional.empty() : Optional.of("" + sorted);
  }

  /** NuGet's vectors fold the case of some expected versions and not of others. */
  private static boolean same(VersionScheme order, List<String> sorted, List<String> wanted) {
    return order == VersionScheme.NUGET
        ? String.join(" ", sorted).equalsIgnoreCase(String.join(" ", wanted))
        : sorted.equals(wanted);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString()));
    return texts;
  }
}
