package cordon.formats.schema;

import cordon.formats.schema.JsonValue.JsonArray;
import cordon.formats.schema.JsonValue.JsonObject;
import cordon.formats.schema.JsonValue.JsonWord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists at the top of a document whose elements can be checked one by one, so that a document
 * of any length is checked in little memory: those of which one place of the schema speaks.
 */
final class LongLists {
  /**
   * One of them.
   *
   * @param element what each must be
   * @param unique whether no two may be the same
   */
  record LongList(Schema element, boolean unique) {}

  private final SchemaFiles files;
  private final Map<String, SchemaFiles.Node> spoken = new HashMap<>();
  private final Map<String, Integer> times = new HashMap<>();

  private LongLists(SchemaFiles files) {
    this.files = files;
  }

  static Map<String, LongList> of(
      SchemaFiles files, SchemaFiles.Node root, SchemaCompiler compiler) {
    LongLists found = new LongLists(files);
    found.look(root, 0);
    Map<String, LongList> lists = new HashMap<>();
    found.spoken.forEach((name, node) -> {
      Map<String, JsonValue> list = node.object().members();
      if (found.times.getOrDefault(name, 0) == 1 && list.get("items") instanceof JsonObject) {
        boolean unique = list.get("uniqueItems") instanceof JsonWord is && is.word().equals("true");
        lists.put(name, new LongList(compiler.of(node.at("items")), unique));
      }
    });
    return lists;
  }

  /** Through the keywords that apply to the same value. */
  private void look(SchemaFiles.Node node, int depth) {
    if (depth > 2 || !(node.value() instanceof JsonObject schema)) {
      return;
    }
    if (schema.members().get("properties") instanceof JsonObject properties) {
      properties
          .members()
          .forEach((name, value) -> {
            times.merge(name, 1, Integer::sum);
            spoken.put(name, new SchemaFiles.Node(node.file(), value));
          });
    }
    for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
      if (schema.members().get(keyword) instanceof JsonArray forms) {
        forms.elements().forEach(f -> look(new SchemaFiles.Node(node.file(), f), depth + 1));
      }
    }
    if (schema.members().get("$ref") instanceof JsonValue.JsonText ref) {
      look(files.resolve(node.file(), ref.text()), depth + 1);
    }
  }
}
