package cordon.web.api;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A small flat JSON object as a request brings it: strings, whole numbers, booleans, lists of
 * strings. A field that the route does not know is refused, because a misspelt one would otherwise
 * do nothing silently.
 */
public final class JsonBody {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_LIST = 1000;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build())
          .build();

  private final byte[] bytes;
  private final Map<String, Object> fields;

  private JsonBody(byte[] bytes, Map<String, Object> fields) {
    this.bytes = bytes;
    this.fields = fields;
  }

  /**
   * @param known the fields of this route
   * @throws ProblemException for anything but an object of these
   */
  public static JsonBody read(Exchange exchange, Set<String> known) throws IOException {
    byte[] bytes = exchange.body().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw bad("it is longer than " + MAX_BYTES + " bytes").asException();
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      return new JsonBody(bytes, object(json, known));
    } catch (JacksonException e) {
      String place =
          "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
      throw new ProblemException(bad(place + ": " + e.getOriginalMessage()), e);
    }
  }

  private static Map<String, Object> object(JsonParser json, Set<String> known) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw bad("it is not an object").asException();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (!known.contains(name)) {
        throw bad("`" + name + "` is not a field here; there are " + String.join(", ", known))
            .asException();
      }
      json.nextToken();
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        fields.put(name, value(json, name));
      }
    }
    if (json.nextToken() != null) {
      throw bad("something follows the object").asException();
    }
    return fields;
  }

  private static Object value(JsonParser json, String name) {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> json.getLongValue();
      case START_ARRAY -> strings(json, name);
      default ->
          throw bad("`" + name + "` is neither text, whole number, true, false nor a list of texts")
              .asException();
    };
  }

  private static List<String> strings(JsonParser json, String name) {
    List<String> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING || list.size() == MAX_LIST) {
        throw bad("`" + name + "` is not a list of at most " + MAX_LIST + " texts").asException();
      }
      list.add(json.getString());
    }
    return list;
  }

  /** As it came, for {@link Idempotency}. */
  public byte[] bytes() {
    return bytes;
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).map(v -> as(String.class, name, v, "text"));
  }

  public String requiredText(String name) {
    return text(name).orElseThrow(() -> bad("`" + name + "` is missing").asException());
  }

  public Optional<Long> number(String name) {
    return Optional.ofNullable(fields.get(name))
        .map(v -> as(Long.class, name, v, "a whole number"));
  }

  public boolean flag(String name) {
    return Optional.ofNullable(fields.get(name))
        .map(v -> as(Boolean.class, name, v, "true or false"))
        .orElse(false);
  }

  /** Empty where the field is absent. */
  public List<String> texts(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    return as(List.class, name, value, "a list of texts").stream().map(String.class::cast).toList();
  }

  private static <T> T as(Class<T> type, String name, Object value, String what) {
    if (!type.isInstance(value)) {
      throw bad("`" + name + "` must be " + what).asException();
    }
    return type.cast(value);
  }

  private static Problem bad(String why) {
    return Problem.of(
        "request/body",
        "the request body cannot be used",
        why,
        "send a JSON object with the fields of this route");
  }
}
