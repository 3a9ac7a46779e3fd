package cordon.base.conformance;

import cordon.base.ProblemException;
import cordon.base.conformance.Vectors.Case;
import cordon.base.purl.Purl;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The purl project's own vectors: parse, build and validate (canonicalise). */
final class PurlVectorsTest {

  @Test
  void purl() {
    Vectors.run("purl", Vectors.read("purl", c -> true), PurlVectorsTest::check);
  }

  private static Optional<String> check(Case vector) {
    try {
      return switch (vector.type()) {
        case "parse" ->
            compare(vector, Purl.parse(vector.input().asString()).toString(), canonical(vector));
        case "build" -> compare(vector, build(vector.input()).toString(), text(vector.expected()));
        case "validate" ->
            compare(
                vector,
                Purl.parseLenient(vector.input().asString()).toString(),
                text(vector.expected()));
        default -> Optional.of("unknown type of test");
      };
    } catch (ProblemException e) {
      return vector.mustFail() ? Optional.empty() : Optional.of(e.getMessage());
    }
  }

  private static Optional<String> compare(Case vector, String got, String wanted) {
    if (vector.mustFail()) {
      return Optional.of("accepted as " + got);
    }
    return got.equals(wanted) ? Optional.empty() : Optional.of(got + " instead of " + wanted);
  }

  /** What a parse test expects, put together without the parser and compared in canonical form. */
  private static String canonical(Case vector) {
    return vector.mustFail() ? "" : describe(vector);
  }

  private static String describe(Case vector) {
    Purl got = Purl.parse(vector.input().asString());
    JsonNode wanted = vector.expected();
    boolean same =
        got.type().equals(text(wanted.get("type")))
            && got.namespace().orElse("").equals(text(wanted.get("namespace")))
            && got.name().equals(text(wanted.get("name")))
            && got.version().orElse("").equals(text(wanted.get("version")))
            && got.qualifiers().equals(qualifiers(wanted.get("qualifiers")))
            && got.subpath().orElse("").equals(text(wanted.get("subpath")));
    return same ? got.toString() : wanted.toString();
  }

  private static Purl build(JsonNode input) {
    return new Purl(
        text(input.get("type")),
        Optional.of(text(input.get("namespace"))),
        text(input.get("name")),
        Optional.of(text(input.get("version"))),
        qualifiers(input.get("qualifiers")),
        Optional.of(text(input.get("subpath"))));
  }

  private static SortedMap<String, String> qualifiers(JsonNode node) {
    SortedMap<String, String> qualifiers = new TreeMap<>();
    if (node != null && node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        qualifiers.put(entry.getKey(), entry.getValue().asString());
      }
    }
    return qualifiers;
  }

  private static String text(JsonNode node) {
    return node == null || node.isNull() ? "" : node.asString();
  }
}
