package cordon.formats.schema;

import cordon.formats.json.JsonReading;
import cordon.formats.schema.JsonValue.At;
import cordon.formats.schema.JsonValue.CheckedArray;
import cordon.formats.schema.JsonValue.JsonObject;
import cordon.formats.schema.LongLists.LongList;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A JSON Schema that documents are held to. Of a document the long lists at its top pass by element
 * by element and the rest is kept until its end, so that memory grows with the largest element and
 * not with the document.
 */
public final class JsonSchema {
  /** What of a document may be in memory at once, in bytes, roughly. */
  private static final long HEAVIEST = 64 << 20;

  private final Schema root;
  private final Map<String, LongList> lists;

  private JsonSchema(Schema root, Map<String, LongList> lists) {
    this.root = root;
    this.lists = lists;
  }

  /**
   * @param name of the file
   * @return empty where there is none of that name
   * @throws cordon.base.ProblemException where it is no schema, or has a keyword not known here
   */
  public static Optional<JsonSchema> read(SchemaSource source, String name) {
    SchemaFiles files = new SchemaFiles(source);
    return files
        .whole(name)
        .map(root -> {
          SchemaCompiler compiler = new SchemaCompiler(files);
          return new JsonSchema(compiler.of(root), LongLists.of(files, root, compiler));
        });
  }

  /**
   * @param most how many departures are wanted; after that many the rest is not looked at
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when the text is not JSON, or a single part is too large
   */
  public List<Departure> check(JsonReading reading, InputStream in, int most) throws IOException {
    return check(reading, in, most, HEAVIEST);
  }

  List<Departure> check(JsonReading reading, InputStream in, int most, long heaviest)
      throws IOException {
    Findings findings = new Findings(most);
    reading.object(
        in,
        parser -> {
          new Run(parser, new JsonTree(reading, parser, heaviest), findings).document();
          return findings;
        });
    return findings.list();
  }

  /** One document, from its opening brace to its closing one. */
  private final class Run {
    private final JsonParser parser;
    private final JsonTree tree;
    private final Findings findings;

    Run(JsonParser parser, JsonTree tree, Findings findings) {
      this.parser = parser;
      this.tree = tree;
      this.findings = findings;
    }

    void document() {
      At at = tree.at();
      Map<String, JsonValue> members = new LinkedHashMap<>();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        LongList list = lists.get(name);
        if (parser.nextToken() == JsonToken.START_ARRAY && list != null) {
          members.put(name, pass(list, Checking.Path.TOP.to(name)));
        } else {
          members.put(name, tree.value());
        }
      }
      root.check(new JsonObject(members, at), Checking.of(Checking.Path.TOP, findings));
    }

    private JsonValue pass(LongList list, Checking.Path path) {
      At at = tree.at();
      Fingerprints before = new Fingerprints();
      long size = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (findings.full()) {
          parser.skipChildren();
        } else {
          long weight = tree.weight();
          element(list, path.to(Long.toString(size)), before);
          tree.release(weight);
        }
        size++;
      }
      return new CheckedArray(size, at);
    }

    private void element(LongList list, Checking.Path path, Fingerprints before) {
      JsonValue element = tree.value();
      Checking checking = Checking.of(path, findings);
      list.element().check(element, checking);
      if (list.unique() && !before.add(element)) {
        checking.wrong(element.at(), () -> "is the same as an element before it");
      }
    }
  }
}
