package cordon.web.identity.oidc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The members of a small JSON object from a stranger: texts, numbers and flags as text, lists of
 * texts, lists of flat objects. What is nested deeper is passed over.
 */
final class JsonObject {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(10)
                  .maxStringLength(16 * 1024)
                  .maxNameLength(1000)
                  .maxNumberLength(50)
                  .build())
          // Of two members of one name, another reader would believe the other one.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, List<Map<String, String>>> objects = new HashMap<>();

  private JsonObject() {}

  /**
   * @throws tools.jackson.core.JacksonException when it is no JSON
   * @throws IllegalArgumentException when it is no object
   */
  static JsonObject parse(byte[] json) {
    JsonObject read = new JsonObject();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        read.member(name, parser.nextToken(), parser);
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("it goes on after the JSON object");
      }
    }
    return read;
  }

  private void member(String name, JsonToken token, JsonParser parser) {
    if (token.isScalarValue()) {
      if (token != JsonToken.VALUE_NULL) {
        texts.put(name, parser.getString());
      }
    } else if (token == JsonToken.START_ARRAY) {
      array(name, parser);
    } else {
      parser.skipChildren();
    }
  }

  private void array(String name, JsonParser parser) {
    List<String> scalars = new ArrayList<>();
    List<Map<String, String>> flat = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      if (t == JsonToken.VALUE_STRING) {
        scalars.add(parser.getString());
      } else if (t == JsonToken.START_OBJECT) {
        flat.add(flat(parser));
      } else {
        parser.skipChildren();
      }
    }
    lists.put(name, List.copyOf(scalars));
    objects.put(name, List.copyOf(flat));
  }

  private static Map<String, String> flat(JsonParser parser) {
    Map<String, String> members = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        members.put(name, parser.getString());
      } else {
        parser.skipChildren();
      }
    }
    return members;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  boolean has(String name) {
    return texts.containsKey(name) || lists.containsKey(name);
  }

  /** The texts of a list, or the one text. */
  List<String> texts(String name) {
    return text(name).map(List::of).orElseGet(() -> lists.getOrDefault(name, List.of()));
  }

  List<Map<String, String>> objects(String name) {
    return objects.getOrDefault(name, List.of());
  }
}
