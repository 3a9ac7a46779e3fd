package cordon.formats.sbom.schema;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.sbom.reader.SbomReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Which edition of which format a document claims to be, whatever else is wrong with it.
 *
 * @param version {@code 1.6}, {@code 2.3}, {@code 3.0.1}; empty where it names none
 */
record Edition(SbomFormat format, String version) {
  private static final int PEEK = 64 << 10;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){1,2}");
  private static final Pattern NAMESPACE =
      Pattern.compile("cyclonedx\\.org/schema/bom/([0-9.]{3,8})");

  /**
   * @throws IOException when the stream breaks
   * @throws ProblemException when it is of no format that is known here
   */
  static Edition of(SbomSchemas.Document document) throws IOException {
    try (BufferedInputStream in = new BufferedInputStream(document.open(), PEEK)) {
      SbomFormat format = SbomReader.tell(in);
      return new Edition(
          format,
          switch (format) {
            case CYCLONEDX_JSON -> number(member(in, "specVersion"));
            case SPDX_JSON -> number(member(in, "spdxVersion"));
            case SPDX_JSON_LD -> number(member(in, "@context"));
            case CYCLONEDX_XML -> namespace(in);
            case SPDX_TAG_VALUE, OPENVEX, CSAF -> "";
          });
    }
  }

  /** Whether it says enough to be held to a schema. */
  boolean isTold() {
    return switch (format) {
      case CYCLONEDX_JSON, CYCLONEDX_XML, SPDX_JSON, SPDX_JSON_LD -> !version.isEmpty();
      case SPDX_TAG_VALUE, OPENVEX, CSAF -> true;
    };
  }

  String title() {
    return version.isEmpty() ? format.title() : format.title() + " " + version;
  }

  /**
   * The file of its schema, where there is an official one. CycloneDX 1.2 and 1.3 have a strict one
   * beside one that lets unknown members pass.
   */
  Optional<String> schema() {
    return switch (format) {
      case CYCLONEDX_JSON -> Optional.of("bom-" + version + strict() + ".schema.json");
      case CYCLONEDX_XML -> Optional.of("bom-" + version + ".xsd");
      case SPDX_JSON, SPDX_JSON_LD -> Optional.of("spdx-schema-v" + version + ".json");
      case OPENVEX -> Optional.of("openvex_json_schema.json");
      case CSAF -> Optional.of("csaf_json_schema.json");
      case SPDX_TAG_VALUE -> Optional.empty();
    };
  }

  private String strict() {
    return version.equals("1.2") || version.equals("1.3") ? "-strict" : "";
  }

  private static String number(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.find() ? number.group() : "";
  }

  private static String namespace(InputStream in) throws IOException {
    Matcher found = NAMESPACE.matcher(new String(in.readNBytes(PEEK), StandardCharsets.UTF_8));
    return found.find() ? found.group(1) : "";
  }

  /** Of the top level; a list stands for its first element. Empty where it is no text. */
  private static String member(InputStream in, String wanted) throws IOException {
    JsonReading reading = new JsonReading("bill of materials", SbomLimits.BYTES, SbomLimits.DEPTH);
    return reading.object(
        in,
        parser -> {
          String found = "";
          for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(wanted)) {
              found = text(parser);
            }
            parser.skipChildren();
          }
          return found;
        });
  }

  private static String text(JsonParser parser) {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      String text = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
      while (parser.currentToken() != JsonToken.END_ARRAY) {
        parser.nextToken();
        parser.skipChildren();
      }
      return text;
    }
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
  }
}
