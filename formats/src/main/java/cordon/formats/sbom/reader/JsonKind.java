package cordon.formats.sbom.reader;

import cordon.formats.sbom.SbomFormat;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Tells the format of a JSON document by the first member of its top level that only one format
 * has, or else by one that is typical. Members may stand in any order.
 */
final class JsonKind {
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final Map<String, SbomFormat> SURE =
      Map.of(
          "bomFormat", SbomFormat.CYCLONEDX_JSON,
          "spdxVersion", SbomFormat.SPDX_JSON,
          "SPDXID", SbomFormat.SPDX_JSON,
          "documentNamespace", SbomFormat.SPDX_JSON,
          "@graph", SbomFormat.SPDX_JSON_LD,
          "document", SbomFormat.CSAF,
          "product_tree", SbomFormat.CSAF);

  private static final Map<String, SbomFormat> LIKELY =
      Map.ofEntries(
          Map.entry("specVersion", SbomFormat.CYCLONEDX_JSON),
          Map.entry("serialNumber", SbomFormat.CYCLONEDX_JSON),
          Map.entry("metadata", SbomFormat.CYCLONEDX_JSON),
          Map.entry("components", SbomFormat.CYCLONEDX_JSON),
          Map.entry("services", SbomFormat.CYCLONEDX_JSON),
          Map.entry("dependencies", SbomFormat.CYCLONEDX_JSON),
          Map.entry("compositions", SbomFormat.CYCLONEDX_JSON),
          Map.entry("vulnerabilities", SbomFormat.CYCLONEDX_JSON),
          Map.entry("packages", SbomFormat.SPDX_JSON),
          Map.entry("relationships", SbomFormat.SPDX_JSON),
          Map.entry("creationInfo", SbomFormat.SPDX_JSON),
          Map.entry("files", SbomFormat.SPDX_JSON),
          Map.entry("statements", SbomFormat.OPENVEX));

  private static final Map<String, String> OTHERS =
      Map.of(
          "lockfileVersion", "a lockfile of npm",
          "runs", "SARIF",
          "predicateType", "an in-toto attestation; give the predicate alone",
          "payloadType", "a signed envelope; give what is in it",
          "sbom", "an answer that wraps a bill of materials; give its member `sbom` alone",
          "artifacts", "a list of Syft in its own format; have it written as CycloneDX or SPDX",
          "SchemaVersion", "a report of Trivy; have it written as CycloneDX or SPDX",
          "schema_version", "an advisory in OSV");

  private JsonKind() {}

  /**
   * @param start of the document; it may end anywhere
   */
  static SbomFormat tell(byte[] start) {
    Optional<SbomFormat> likely = Optional.empty();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), start)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken value = parser.nextToken();
        Optional<SbomFormat> sure =
            name.equals("@context") ? context(parser) : Optional.ofNullable(SURE.get(name));
        if (sure.isPresent()) {
          return sure.get();
        }
        if (OTHERS.containsKey(name)) {
          throw DocumentKind.unknown("it seems to be " + OTHERS.get(name));
        }
        if (value.isStructStart() && parser.currentToken() == value) {
          parser.skipChildren();
        }
        if (likely.isEmpty()) {
          likely = Optional.ofNullable(LIKELY.get(name));
        }
      }
    } catch (JacksonException cutOrBroken) {
      // The reader says what is broken, with the place in the whole document.
    }
    return likely.orElseThrow(
        () -> DocumentKind.unknown("it is JSON without a member that tells what it is"));
  }

  /** A context is an IRI or a list of them. */
  private static Optional<SbomFormat> context(JsonParser parser) {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      parser.nextToken();
    }
    String iri = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    if (iri.contains("openvex")) {
      return Optional.of(SbomFormat.OPENVEX);
    }
    return iri.contains("spdx.org/rdf/3") ? Optional.of(SbomFormat.SPDX_JSON_LD) : Optional.empty();
  }
}
