package cordon.exposure.intake;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.exposure.Grade;
import cordon.formats.installed.InstalledContent;
import cordon.formats.json.JsonReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What lies installed in a folder or an image, as {@code cordon observe} lists it: {@code
 * {"installed": "site-packages", "releases": [{"purl": "pkg:pypi/litellm@1.82.7", "place": "…"}],
 * "unread": ["…"], "lacking": ["maven"]}}. A release may stand there as its package URL alone. What
 * was not read makes the list one that is not complete, or, where it says which types of packages
 * may have been there, one that is complete but for these.
 */
public final class EnvironmentDocument {
  /** How the names of such documents end. */
  public static final String SUFFIX = ".installed.json";

  private static final int MOST_NOTES = 20;
  private static final int MOST_TYPES = 50;
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.+-]{0,30}");
  private static final long LARGEST = 64 << 20;
  private static final JsonReading READING =
      new JsonReading("list of installed releases", LARGEST, 8);
  private static final JsonFactory JSON = new JsonFactory();

  private EnvironmentDocument() {}

  /**
   * @param kind {@code site-packages}, {@code .m2/repository}, {@code image}
   */
  public static byte[] write(String kind, InstalledContent content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("installed", kind);
      json.writeArrayPropertyStart("releases");
      for (InstalledContent.Found found : content.releases()) {
        json.writeStartObject();
        json.writeStringProperty("purl", found.purl().toString());
        json.writeStringProperty("place", found.place());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("unread");
      content.unread().forEach(json::writeString);
      json.writeEndArray();
      if (!content.lacking().contains(InstalledContent.ANY)) {
        json.writeArrayPropertyStart("lacking");
        content.lacking().stream().sorted().forEach(json::writeString);
        json.writeEndArray();
      }
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
    List<String> unread = new ArrayList<>();
    Set<String> lacking = new TreeSet<>();
    boolean told = false;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "installed" -> kind = Optional.ofNullable(JsonReading.stringOrSkip(parser));
        case "releases" -> releases(parser, listing);
        case "unread" -> unread(parser, unread);
        case "lacking" -> {
          lacking(parser, lacking);
          told = true;
        }
        default -> throw READING.malformed(parser, "`" + name + "` is no field of it");
      }
    }
    boolean complete = unread.isEmpty() || told;
    return new Reading(
        kind.orElseThrow(() -> READING.malformed(parser, "`installed` is missing")),
        Grade.INSTALLED,
        complete,
        complete ? lacking : Set.of(),
        Optional.empty(),
        Optional.of(listing.inventory()),
        List.of(),
        notes(unread));
  }

  private static List<String> notes(List<String> unread) {
    if (unread.size() <= MOST_NOTES) {
      return unread;
    }
    List<String> first = new ArrayList<>(unread.subList(0, MOST_NOTES));
    first.add("and " + (unread.size() - MOST_NOTES) + " more were not read");
    return first;
  }

  private static void unread(JsonParser parser, List<String> unread) {
    READING.requireArray(parser, "`unread`");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String sentence = JsonReading.stringOrSkip(parser);
      unread.add("not read: " + (sentence == null ? "?" : sentence));
    }
  }

  private static void lacking(JsonParser parser, Set<String> lacking) {
    READING.requireArray(parser, "`lacking`");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String type = JsonReading.stringOrSkip(parser);
      if (type == null || !TYPE.matcher(type).matches() || lacking.size() >= MOST_TYPES) {
        throw READING.malformed(parser, "`lacking` names types of packages");
      }
      lacking.add(type);
    }
  }

  private static void releases(JsonParser parser, Listing listing) {
    READING.requireArray(parser, "`releases`");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Purl purl = parser.currentToken() == JsonToken.START_OBJECT ? placed(parser) : plain(parser);
      if (purl.version().isEmpty()) {
        throw READING.malformed(parser, "`" + purl + "` has no version");
      }
      listing.add(purl.type(), purl.nativeName(), purl.version(), "");
    }
  }

  /** The place is for people who look the document up. */
  private static Purl placed(JsonParser parser) {
    Optional<Purl> purl = Optional.empty();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (name.equals("purl")) {
        purl = Optional.of(plain(parser));
      } else {
        parser.skipChildren();
      }
    }
    return purl.orElseThrow(() -> READING.malformed(parser, "a release without a `purl`"));
  }

  private static Purl plain(JsonParser parser) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw READING.malformed(parser, "a release is a package URL");
    }
    return purl(parser);
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
