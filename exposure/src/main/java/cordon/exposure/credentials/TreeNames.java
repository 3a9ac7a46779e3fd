package cordon.exposure.credentials;

import cordon.formats.json.JsonReading;
import cordon.formats.xml.XmlCursor;
import cordon.formats.xml.XmlReading;
import cordon.formats.yaml.YamlCursor;
import cordon.formats.yaml.YamlReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The names in documents whose values hold others. */
final class TreeNames {
  private static final int DEEPEST = 64;
  private static final String ELEMENT = "-";

  private final String document;
  private final long largest;
  private final Names names;
  private final Predicate<List<String>> asked;
  private final List<String> path = new ArrayList<>();

  /**
   * @param asked whether a value is asked for; no other is taken out of the document
   */
  TreeNames(String document, long largest, Names names, Predicate<List<String>> asked) {
    this.document = document;
    this.largest = largest;
    this.names = names;
    this.asked = asked;
  }

  void json(InputStream in) throws IOException {
    JsonReading.withComments(document, largest, DEEPEST)
        .object(
            in,
            parser -> {
              json(parser);
              return true;
            });
  }

  private void json(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      hear("");
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        path.add(name);
        json(parser);
        path.removeLast();
      }
    } else if (token == JsonToken.START_ARRAY) {
      hear("");
      path.add(ELEMENT);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        json(parser);
      }
      path.removeLast();
    } else if (token != JsonToken.VALUE_NULL) {
      scalar(parser);
    }
  }

  private void scalar(JsonParser parser) {
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    if (!text || parser.getStringLength() > 0) {
      hear(text && asked.test(path) ? parser.getString() : "");
    }
  }

  void yaml(InputStream in) throws IOException {
    new YamlReading(document, largest, DEEPEST).mappings(in, this::yaml);
  }

  private void yaml(YamlCursor cursor) {
    if (cursor.isMapping()) {
      hear("");
      cursor.members((name, line) -> {
        path.add(name);
        yaml(cursor);
        path.removeLast();
      });
    } else if (cursor.isSequence()) {
      hear("");
      path.add(ELEMENT);
      cursor.elements(line -> yaml(cursor));
      path.removeLast();
    } else {
      cursor
          .text()
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> hear(asked.test(path) ? text : ""));
    }
  }

  /**
   * @param root the element that the document must have
   */
  void xml(InputStream in, String root) throws IOException {
    new XmlReading(document, largest, DEEPEST)
        .root(
            in,
            root,
            cursor -> {
              path.add(root);
              xml(cursor);
              return true;
            });
  }

  private void xml(XmlCursor cursor) throws XMLStreamException {
    if (asked.test(path)) {
      hear(cursor.text().strip());
      return;
    }
    hear("");
    cursor.children(name -> {
      path.add(name);
      xml(cursor);
      path.removeLast();
    });
  }

  private void hear(String value) {
    names.hear(List.copyOf(path), value);
  }
}
