package cordon.formats.schema;

import cordon.formats.Malformed;
import cordon.formats.schema.JsonValue.JsonArray;
import cordon.formats.schema.JsonValue.JsonNumber;
import cordon.formats.schema.JsonValue.JsonObject;
import cordon.formats.schema.JsonValue.JsonText;
import cordon.formats.schema.JsonValue.JsonWord;
import cordon.formats.schema.Schema.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes rules of the keywords of a schema. Keywords that describe ({@code title}, {@code default})
 * make none; one that would be a rule and is not known here is an error, so that nothing is passed
 * over in silence.
 */
final class SchemaCompiler {
  private static final Set<String> DESCRIBING =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "$defs",
          "definitions",
          "title",
          "description",
          "default",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly",
          "meta:enum",
          "additionalItems",
          "then",
          "else",
          "$vocabulary",
          "$anchor");

  private final SchemaFiles files;
  private final IdentityHashMap<JsonValue, Schema> known = new IdentityHashMap<>();

  SchemaCompiler(SchemaFiles files) {
    this.files = files;
  }

  Schema of(SchemaFiles.Node node) {
    Schema before = known.get(node.value());
    if (before != null) {
      return before;
    }
    Schema schema = new Schema();
    known.put(node.value(), schema);
    schema.become(rules(node));
    return schema;
  }

  private List<Rule> rules(SchemaFiles.Node node) {
    if (node.value() instanceof JsonWord word) {
      return word.word().equals("true")
          ? List.of()
          : List.of((value, checking) -> checking.wrong(value.at(), () -> "is not foreseen here"));
    }
    JsonObject object = node.object();
    Map<String, JsonValue> members = object.members();
    if (members.containsKey("$ref") && node.file().refStandsAlone()) {
      return List.of(ref(node));
    }
    List<Rule> rules = new ArrayList<>();
    Optional<Rule> last = Optional.empty();
    for (String keyword : members.keySet()) {
      if (keyword.equals("unevaluatedProperties")) {
        last = Optional.of(ObjectRules.unevaluated(of(node.at(keyword))));
      } else if (!DESCRIBING.contains(keyword)) {
        rule(node, keyword).ifPresent(rules::add);
      }
    }
    last.ifPresent(rules::add);
    return rules;
  }

  private Optional<Rule> rule(SchemaFiles.Node node, String keyword) {
    JsonValue wanted = node.at(keyword).value();
    return Optional.of(
        switch (keyword) {
          case "$ref" -> ref(node);
          case "type" -> ValueRules.type(texts(wanted));
          case "enum" -> ValueRules.oneOfThese(((JsonArray) wanted).elements());
          case "const" -> ValueRules.oneOfThese(List.of(wanted));
          case "pattern" -> ValueRules.pattern(text(wanted));
          case "format" -> ValueRules.format(text(wanted));
          case "minLength" -> ValueRules.length(number(wanted).longValue(), Long.MAX_VALUE);
          case "maxLength" -> ValueRules.length(0, number(wanted).longValue());
          case "minimum" -> ValueRules.least(number(wanted), true);
          case "maximum" -> ValueRules.most(number(wanted), true);
          case "exclusiveMinimum" -> ValueRules.least(number(wanted), false);
          case "exclusiveMaximum" -> ValueRules.most(number(wanted), false);
          case "required" -> ObjectRules.required(texts(wanted));
          case "properties" ->
              ObjectRules.properties(
                  each(node.at(keyword)), member(node, "additionalProperties"), patterns(node));
          case "additionalProperties", "patternProperties" -> {
            if (node.object().members().containsKey("properties")) {
              yield (value, checking) -> {};
            }
            yield ObjectRules.properties(
                Map.of(), member(node, "additionalProperties"), patterns(node));
          }
          case "dependencies", "dependentRequired" -> ObjectRules.together(lists(wanted));
          case "items" -> items(node);
          case "prefixItems" -> ArrayRules.first(list(node.at(keyword)), Optional.empty());
          case "minItems" -> ArrayRules.size(number(wanted).longValue(), Long.MAX_VALUE);
          case "maxItems" -> ArrayRules.size(0, number(wanted).longValue());
          case "uniqueItems" -> ArrayRules.unique();
          case "contains" -> ArrayRules.contains(of(node.at(keyword)));
          case "allOf" -> FormRules.all(list(node.at(keyword)));
          case "anyOf" -> FormRules.any(list(node.at(keyword)));
          case "oneOf" -> FormRules.one(list(node.at(keyword)));
          case "not" -> FormRules.not(of(node.at(keyword)));
          case "if" ->
              FormRules.choice(of(node.at(keyword)), member(node, "then"), member(node, "else"));
          default ->
              throw Malformed.at(
                  node.file().name(),
                  "line " + node.object().at().line(),
                  "the keyword `" + keyword + "` is not known here");
        });
  }

  private Rule ref(SchemaFiles.Node node) {
    String where = text(node.at("$ref").value());
    Schema target = of(files.resolve(node.file(), where));
    return target::check;
  }

  private Rule items(SchemaFiles.Node node) {
    SchemaFiles.Node items = node.at("items");
    return items.value() instanceof JsonArray
        ? ArrayRules.first(list(items), member(node, "additionalItems"))
        : ArrayRules.items(of(items));
  }

  private Optional<Schema> member(SchemaFiles.Node node, String keyword) {
    return node.object().members().containsKey(keyword)
        ? Optional.of(of(node.at(keyword)))
        : Optional.empty();
  }

  private Map<String, Schema> patterns(SchemaFiles.Node node) {
    return node.object().members().containsKey("patternProperties")
        ? each(node.at("patternProperties"))
        : Map.of();
  }

  private Map<String, Schema> each(SchemaFiles.Node node) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    node.object().members().keySet().forEach(name -> schemas.put(name, of(node.at(name))));
    return schemas;
  }

  private List<Schema> list(SchemaFiles.Node node) {
    return ((JsonArray) node.value())
        .elements().stream().map(value -> of(new SchemaFiles.Node(node.file(), value))).toList();
  }

  private static Map<String, List<String>> lists(JsonValue wanted) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    ((JsonObject) wanted).members().forEach((name, names) -> lists.put(name, texts(names)));
    return lists;
  }

  private static List<String> texts(JsonValue value) {
    return value instanceof JsonArray array
        ? array.elements().stream().map(SchemaCompiler::text).toList()
        : List.of(text(value));
  }

  private static String text(JsonValue value) {
    return ((JsonText) value).text();
  }

  private static BigDecimal number(JsonValue value) {
    return ((JsonNumber) value).number();
  }
}
