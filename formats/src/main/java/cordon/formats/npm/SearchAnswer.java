package cordon.formats.npm;

import cordon.formats.json.JsonReading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The answer of the search endpoint ({@code /-/v1/search}, npm registry API): a list of packages,
 * each with the version that the registry would give as {@code latest}.
 */
public final class SearchAnswer {
  /** What belongs to one version and says nothing true of another. */
  private static final List<String> OF_A_VERSION = List.of("date", "publisher");

  private static final int MAX_BYTES = 32 << 20;
  private static final JsonReading READING = new JsonReading("npm search answer", MAX_BYTES, 64);
  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] raw;
  private final List<Hit> hits;

  /** A package that was found, and the version that it is offered in; either may be missing. */
  public record Hit(@Nullable String name, @Nullable String version) {}

  private SearchAnswer(byte[] raw, List<Hit> hits) {
    this.raw = raw;
    this.hits = List.copyOf(hits);
  }

  /**
   * @throws cordon.base.ProblemException when it is no such answer
   */
  public static SearchAnswer read(byte[] raw) {
    List<Hit> hits = new ArrayList<>();
    pass(
        raw,
        parser -> {
          members(
              parser,
              name -> {
                parser.nextToken();
                if (name.equals("objects")) {
                  READING.requireArray(parser, "objects");
                  while (parser.nextToken() == JsonToken.START_OBJECT) {
                    hits.add(hit(parser));
                  }
                } else {
                  parser.skipChildren();
                }
              });
          return hits;
        });
    return new SearchAnswer(raw, hits);
  }

  /** In the order of the answer. */
  public List<Hit> hits() {
    return hits;
  }

  /**
   * The answer with other versions.
   *
   * @param offered for the place of a hit the version to offer it in; where there is none, the hit
   *     is left out
   */
  public byte[] offering(Map<Integer, String> offered) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    pass(
        raw,
        parser -> {
          try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members(
                parser,
                name -> {
                  parser.nextToken();
                  json.writeName(name);
                  if (name.equals("objects")) {
                    objects(parser, json, offered);
                  } else {
                    json.copyCurrentStructure(parser);
                  }
                });
            json.writeEndObject();
          }
          return out;
        });
    return out.toByteArray();
  }

  private void objects(JsonParser parser, JsonGenerator json, Map<Integer, String> offered) {
    json.writeStartArray();
    for (int place = 0; parser.nextToken() == JsonToken.START_OBJECT; place++) {
      String version = offered.get(place);
      if (version == null) {
        parser.skipChildren();
        continue;
      }
      boolean same = version.equals(hits.get(place).version());
      json.writeStartObject();
      members(
          parser,
          name -> {
            parser.nextToken();
            json.writeName(name);
            if (name.equals("package") && !same) {
              packageOf(parser, json, version);
            } else {
              json.copyCurrentStructure(parser);
            }
          });
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void packageOf(JsonParser parser, JsonGenerator json, String version) {
    json.writeStartObject();
    members(
        parser,
        name -> {
          parser.nextToken();
          if (name.equals("version")) {
            json.writeStringProperty("version", version);
            parser.skipChildren();
          } else if (OF_A_VERSION.contains(name)) {
            parser.skipChildren();
          } else {
            json.writeName(name);
            json.copyCurrentStructure(parser);
          }
        });
    json.writeEndObject();
  }

  private static Hit hit(JsonParser parser) {
    @Nullable String[] found = new @Nullable String[2];
    members(
        parser,
        name -> {
          parser.nextToken();
          if (name.equals("package") && parser.isExpectedStartObjectToken()) {
            members(
                parser,
                member -> {
                  parser.nextToken();
                  switch (member) {
                    case "name" -> found[0] = JsonReading.stringOrSkip(parser);
                    case "version" -> found[1] = JsonReading.stringOrSkip(parser);
                    default -> parser.skipChildren();
                  }
                });
          } else {
            parser.skipChildren();
          }
        });
    return new Hit(found[0], found[1]);
  }

  private interface OnMember {
    void accept(String name);
  }

  private static void members(JsonParser parser, OnMember on) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      on.accept(name);
    }
  }

  private static <T> T pass(byte[] raw, Function<JsonParser, T> body) {
    try {
      return READING.object(new ByteArrayInputStream(raw), body::apply);
    } catch (IOException e) {
      throw new AssertionError("a byte array does not break", e);
    }
  }
}
