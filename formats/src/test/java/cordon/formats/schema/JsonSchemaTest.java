package cordon.formats.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each keyword that the official schemas use, and what bounds a check. */
final class JsonSchemaTest {
  private static final JsonReading READING = new JsonReading("document", 1 << 24, 64);

  private static JsonSchema schema(Map<String, String> files) {
    SchemaSource source =
        name ->
            Optional.ofNullable(files.get(name))
                .map(text -> new ByteArrayInputStream(text.getBytes(UTF_8)));
    return JsonSchema.read(source, "s.json").orElseThrow();
  }

  private static List<String> check(JsonSchema schema, String document, long heaviest) {
    try {
      return schema
          .check(READING, new ByteArrayInputStream(document.getBytes(UTF_8)), 20, heaviest)
          .stream()
          .map(found -> found.pointer() + " " + found.what())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema is one of the member {@code v}; the first value fits it and the second does not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'type':'integer'|1.0|1.5",
        "'type':['string','null']|null|true",
        "'enum':['a',1,null]|1.0|'b'",
        "'const':{'a':[1]}|{'a':[1.0]}|{'a':[1,1]}",
        "'pattern':'^b+$'|'bb'|'abb'",
        "'minLength':2|'😀😀'|'😀'",
        "'maxLength':1|'😀'|'ab'",
        "'minimum':0|0|-0.1",
        "'exclusiveMaximum':1|0.9|1",
        "'format':'date-time'|'2016-12-31T23:59:60Z'|'2016-12-31 at noon'",
        "'format':'date'|'2026-02-28'|'2026-02-30'",
        "'format':'iri-reference'|'../ä?x=a:b#y'|'http://a b'",
        "'format':'uri'|'urn:a'|'a/b'",
        "'format':'idn-email'|'ä@b'|'@b'",
        "'required':['a']|{'a':null}|{'b':1}",
        "'properties':{'a':{'type':'string'}}|{'a':'','b':1}|{'a':1}",
        "'properties':{'a':{}},'additionalProperties':false|{'a':1}|{'b':1}",
        "'additionalProperties':{'type':'null'}|{'b':null}|{'b':1}",
        "'patternProperties':{'^x-':{'type':'null'}},'additionalProperties':false|{'x-a':null}|{'y':1}",
        "'dependencies':{'a':['b']}|{'b':1}|{'a':1}",
        "'items':{'type':'null'}|[null]|[null,1]",
        "'items':[{'type':'null'}],'additionalItems':false|[null]|[null,null]",
        "'minItems':1|[1]|[]",
        "'maxItems':1|[1]|[1,2]",
        "'uniqueItems':true|[{'a':1,'b':2},{'b':2}]|[{'a':1,'b':2},{'b':2.0,'a':1}]",
        "'contains':{'const':1}|[2,1]|[2]",
        "'allOf':[{'type':'string'},{'minLength':1}]|'a'|''",
        "'anyOf':[{'type':'string'},{'minimum':1}]|2|0",
        "'oneOf':[{'type':'string'},{'maxLength':1}]|1|'a'",
        "'not':{'type':'string'}|1|'a'",
        "'if':{'required':['a']},'then':{'required':['b']},'else':{'required':['c']}|{'a':1,'b':1}|{'a':1,'c':1}",
        "'$ref':'#/definitions/n'|1|'a'",
        "'$ref':'http://schemas.example/o.json#/definitions/a~1b'|null|1"
      })
  void keyword(String rule, String fits, String departs) {
    JsonSchema schema =
        schema(
            Map.of(
                "s.json",
                ("{'$schema':'http://json-schema.org/draft-07/schema#','title':'t','properties':"
                        + "{'v':{"
                        + rule
                        + "}},'definitions':{'n':{'type':'number'}}}")
                    .replace('\'', '"'),
                "o.json",
                "{\"definitions\":{\"a/b\":{\"type\":\"null\"}}}"));
    String document = "{\"v\":%s}";
    assertThat(check(schema, document.formatted(fits.replace('\'', '"')), 1 << 20)).isEmpty();
    assertThat(check(schema, document.formatted(departs.replace('\'', '"')), 1 << 20))
        .isNotEmpty()
        .allMatch(found -> found.startsWith("/v"));
  }

  @Test
  void inDraft7NothingStandsBesideARef() {
    String schema =
        """
        {"$schema": "%s", "properties": {"v": {"$ref": "#/definitions/a", "type": "null"}},
         "definitions": {"a": {}}}
        """;
    assertThat(
            check(
                schema(
                    Map.of("s.json", schema.formatted("http://json-schema.org/draft-07/schema#"))),
                "{\"v\":1}",
                1 << 20))
        .isEmpty();
    assertThat(
            check(
                schema(
                    Map.of(
                        "s.json",
                        schema.formatted("https://json-schema.org/draft/2020-12/schema"))),
                "{\"v\":1}",
                1 << 20))
        .containsExactly("/v is of the type integer and not null");
  }

  @Test
  void membersOfWhichAFittingFormSpeaksAreEvaluated() {
    JsonSchema schema =
        schema(
            Map.of(
                "s.json",
                """
                {"properties": {"v": {
                  "anyOf": [
                    {"properties": {"kind": {"const": "a"}, "x": {}}, "required": ["kind"]},
                    {"properties": {"kind": {"const": "b"}, "y": {}}, "required": ["kind"]}],
                  "unevaluatedProperties": false}}}
                """));
    assertThat(check(schema, "{\"v\": {\"kind\": \"b\", \"y\": 1}}", 1 << 20)).isEmpty();
    assertThat(check(schema, "{\"v\": {\"kind\": \"b\", \"x\": 1}}", 1 << 20))
        .containsExactly("/v/x is not foreseen here");
  }

  private static String longList(String before, int elements) {
    return before
        + IntStream.range(0, elements)
            .mapToObj(i -> "{\"n\":" + i % (elements - 1) + "}")
            .collect(Collectors.joining(",", "\"list\":[", "]}"));
  }

  @Test
  void aLongListPassesElementByElement() {
    JsonSchema schema =
        schema(
            Map.of(
                "s.json",
                """
                {"properties": {"list": {"type": "array", "uniqueItems": true, "maxItems": 10,
                   "items": {"properties": {"n": {"maximum": 4000}}}}}}
                """));
    assertThat(check(schema, longList("{", 5_000), 1_000))
        .hasSize(20)
        .startsWith("/list/4001/n \"4001\" is more than 4000");
    assertThat(check(schema, longList("{", 4_000), 1_000))
        .containsExactly(
            "/list/3999 is the same as an element before it",
            "/list has 4000 elements and not at most 10");
  }

  @Test
  void oneTooLargePartStopsTheCheckAtItsPlace() {
    JsonSchema schema = schema(Map.of("s.json", "{}"));
    assertThatThrownBy(() -> check(schema, longList("{", 5_000), 1_000))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 1, column")
        .hasMessageContaining("too large to be checked");
  }

  @Test
  void whatIsNotKnownOfASchemaIsAnError() {
    assertThatThrownBy(
            () -> schema(Map.of("s.json", "{\"properties\":{\"a\":{\"$dynamicRef\":\"#b\"}}}")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("$dynamicRef");
    assertThatThrownBy(() -> schema(Map.of("s.json", "{\"$ref\":\"other.json\"}")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("leads nowhere");
    assertThat(JsonSchema.read(name -> Optional.empty(), "s.json")).isEmpty();
  }
}
