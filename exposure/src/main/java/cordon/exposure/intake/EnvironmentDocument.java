package cordon.exposure.intake;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.exposure.Grade;
import cordon.formats.json.JsonReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What lies installed in a folder, as {@code cordon observe} lists it: {@code {"installed":
 * "site-packages", "releases": ["pkg:pypi/litellm@1.82.7", …]}}.
 */
public final class EnvironmentDocument {
  /** How the names of such documents end. */
  public static final String SUFFIX = ".installed.json";

  private static final long LARGEST = 64 << 20;
  private static final JsonReading READING =
      new JsonReading("list of installed releases", LARGEST, 8);
  private static final JsonFactory JSON = new JsonFactory();

  private EnvironmentDocument() {}

  /**
   * @param kind {@code site-packages}, {@code .m2/repository}
   */
  public static byte[] write(String kind, List<Purl> releases) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("installed", kind);
      json.writeArrayPropertyStart("releases");
      releases.stream().map(Purl::toString).sorted().distinct().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  static Reading read(Content content) {
    try (InputStream in = content.open()) {
      return READING.object(in, EnvironmentDocument::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reading read(JsonParser parser) {
    Optional<String> kind = Optional.empty();
    Listing listing = new Listing();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "installed" -> kind = Optional.ofNullable(JsonReading.stringOrSkip(parser));
        case "releases" -> releases(parser, listing);
        default -> throw READING.malformed(parser, "`" + name + "` is no field of it");
      }
    }
    return Reading.of(
        kind.orElseThrow(() -> READING.malformed(parser, "`installed` is missing")),
        Grade.INSTALLED,
        true,
        listing.inventory());
  }

  private static void releases(JsonParser parser, Listing listing) {
    READING.requireArray(parser, "`releases`");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw READING.malformed(parser, "a release is a package URL");
      }
      Purl purl = purl(parser);
      if (purl.version().isEmpty()) {
        throw READING.malformed(parser, "`" + purl + "` has no version");
      }
      listing.direct(listing.add(purl.type(), purl.nativeName(), purl.version(), ""));
    }
  }

  private static Purl purl(JsonParser parser) {
    try {
      return Purl.parse(parser.getString());
    } catch (ProblemException e) {
      Problem problem = e.problem();
      throw new ProblemException(
          READING.malformed(parser, problem.title() + ": " + problem.detail()).problem(), e);
    }
  }
}
