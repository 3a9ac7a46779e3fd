package cordon.terminal;

import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * A JSON value (RFC 8259) as the command line needs it: small answers of the server, read whole
 * within bounds. Data binding would double the start-up time of every command.
 */
public sealed interface Json {
  /** Longest answer in characters that is read whole; longer ones are streamed by their command. */
  long LONGEST = 64L << 20;

  /** Deepest nesting. */
  int DEEPEST = 64;

  JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxDocumentLength(LONGEST)
                  .build())
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  /** Members in the order of the document. */
  record Obj(Map<String, Json> members) implements Json {}

  record Arr(List<Json> items) implements Json {}

  record Str(String value) implements Json {}

  /** A number in the digits of the document. */
  record Num(String digits) implements Json {
    /** The whole number, or {@code otherwise} where it is none or passes 64 bits. */
    public long asLong(long otherwise) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException notWhole) {
        return otherwise;
      }
    }
  }

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  /**
   * Reads one value.
   *
   * @throws tools.jackson.core.JacksonException when it is not JSON or passes the bounds
   */
  static Json read(InputStream in) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      return value(parser, parser.nextToken());
    }
  }

  /** As {@link #read(InputStream)}. */
  static Json read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return value(parser, parser.nextToken());
    }
  }

  /** Writes one value as it is produced, and leaves the writer open. */
  static void write(Writer out, boolean indented, Consumer<JsonGenerator> writer) {
    ObjectWriteContext context = indented ? new Indented() : ObjectWriteContext.empty();
    try (JsonGenerator generator = FACTORY.createGenerator(context, out)) {
      writer.accept(generator);
    }
  }

  /** The JSON that {@code writer} writes, for the body of a request. */
  static String text(Consumer<JsonGenerator> writer) {
    StringWriter text = new StringWriter();
    write(text, false, writer);
    return text.toString();
  }

  /** The member of that name, where this is an object that has it and it is not null. */
  default Optional<Json> at(String name) {
    return this instanceof Obj object
        ? Optional.ofNullable(object.members.get(name)).filter(v -> !(v instanceof Null))
        : Optional.empty();
  }

  /** The member as text; empty string where there is none or it is not a string. */
  default String string(String name) {
    return at(name).map(v -> v instanceof Str text ? text.value : "").orElse("");
  }

  /** The member as a whole number, or {@code otherwise}. */
  default long number(String name, long otherwise) {
    return at(name)
        .map(v -> v instanceof Num n ? n.asLong(otherwise) : otherwise)
        .orElse(otherwise);
  }

  /** True where the member is {@code true}. */
  default boolean flag(String name) {
    return at(name).map(v -> v instanceof Bool b && b.value).orElse(false);
  }

  /** The items of the member; none where it is not an array. */
  default List<Json> list(String name) {
    return at(name)
        .map(v -> v instanceof Arr array ? array.items : List.<Json>of())
        .orElse(List.of());
  }

  /** The strings of the member; others are left out. */
  default List<String> strings(String name) {
    return list(name).stream().filter(Str.class::isInstance).map(v -> ((Str) v).value).toList();
  }

  /** This object with one more text, or another one in its place; others stay what they are. */
  default Json with(String name, String text) {
    if (!(this instanceof Obj object)) {
      return this;
    }
    Map<String, Json> members = new LinkedHashMap<>(object.members);
    members.put(name, new Str(text));
    return new Obj(members);
  }

  /** Writes this value where the generator stands. */
  default void writeTo(JsonGenerator out) {
    switch (this) {
      case Obj object -> {
        out.writeStartObject();
        object.members.forEach((name, value) -> {
          out.writeName(name);
          value.writeTo(out);
        });
        out.writeEndObject();
      }
      case Arr array -> {
        out.writeStartArray();
        array.items.forEach(item -> item.writeTo(out));
        out.writeEndArray();
      }
      case Str text -> out.writeString(text.value);
      case Num number -> out.writeNumber(number.digits);
      case Bool bool -> out.writeBoolean(bool.value);
      case Null none -> out.writeNull();
    }
  }

  private static Json value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Str(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getString());
      case VALUE_TRUE -> new Bool(true);
      case VALUE_FALSE -> new Bool(false);
      case VALUE_NULL -> new Null();
      case null, default -> throw new StreamReadException(parser, "a JSON value was expected");
    };
  }

  private static Json object(JsonParser parser) {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return new Obj(members);
  }

  private static Json array(JsonParser parser) {
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return new Arr(items);
  }

  /** Tells the generator to break lines and indent. */
  final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
