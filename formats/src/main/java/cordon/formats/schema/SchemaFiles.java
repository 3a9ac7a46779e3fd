package cordon.formats.schema;

import cordon.formats.Malformed;
import cordon.formats.json.JsonReading;
import cordon.formats.schema.JsonValue.JsonArray;
import cordon.formats.schema.JsonValue.JsonObject;
import cordon.formats.schema.JsonValue.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a schema: its own and those beside it to which it refers by name. Nothing is ever
 * fetched.
 */
final class SchemaFiles {
  private static final long LARGEST = 16 << 20;
  private static final int DEEPEST = 200;

  private final SchemaSource source;
  private final Map<String, File> files = new HashMap<>();

  SchemaFiles(SchemaSource source) {
    this.source = source;
  }

  /** One of them, read. */
  record File(String name, JsonObject root) {
    /** In draft-07 nothing stands beside {@code $ref}. */
    boolean refStandsAlone() {
      return root.members().get("$schema") instanceof JsonText dialect
          && dialect.text().contains("draft-07");
    }
  }

  /** A schema, or a part of one, in its file. */
  record Node(File file, JsonValue value) {
    JsonObject object() {
      if (value instanceof JsonObject object) {
        return object;
      }
      throw Malformed.at(file.name, "line " + value.at().line(), "a schema must be an object");
    }

    Node at(String member) {
      JsonValue value = object().members().get(member);
      if (value == null) {
        throw Malformed.at(file.name, "line " + this.value.at().line(), "no `" + member + "`");
      }
      return new Node(file, value);
    }
  }

  /** The whole of a file. */
  Optional<Node> whole(String name) {
    return file(name).map(file -> new Node(file, file.root()));
  }

  /** What {@code $ref} leads to. */
  Node resolve(File from, String reference) {
    int hash = reference.indexOf('#');
    String name = hash < 0 ? reference : reference.substring(0, hash);
    File file =
        name.isEmpty()
            ? from
            : file(name.substring(name.lastIndexOf('/') + 1))
                .orElseThrow(() -> nothing(from, reference));
    JsonValue at = file.root();
    String pointer = hash < 0 ? "" : reference.substring(hash + 1);
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      String plain = step.replace("~1", "/").replace("~0", "~");
      @Nullable JsonValue next =
          switch (at) {
            case JsonObject object -> object.members().get(plain);
            case JsonArray array -> array.elements().get(Integer.parseInt(plain));
            default -> null;
          };
      if (next == null) {
        throw nothing(from, reference);
      }
      at = next;
    }
    return new Node(file, at);
  }

  private static RuntimeException nothing(File from, String reference) {
    return Malformed.at(from.name, "`$ref`", "`" + reference + "` leads nowhere");
  }

  private Optional<File> file(String name) {
    if (!files.containsKey(name)) {
      read(name).ifPresent(file -> files.put(name, file));
    }
    return Optional.ofNullable(files.get(name));
  }

  private Optional<File> read(String name) {
    try (InputStream in = source.open(name).orElse(null)) {
      if (in == null) {
        return Optional.empty();
      }
      JsonReading reading = new JsonReading(name, LARGEST, DEEPEST);
      return Optional.of(
          reading.object(
              in,
              parser ->
                  new File(name, (JsonObject) new JsonTree(reading, parser, 8 * LARGEST).value())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
