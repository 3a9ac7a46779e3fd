package cordon.formats.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.formats.BoundedInput;
import cordon.formats.json.JsonReading;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The list of all projects (PEP 503, PEP 691): one name after the other, never the whole in memory,
 * since that of a public index has most of a million.
 */
public final class ProjectList {
  /** Several times what the largest index has. */
  public static final long MAX_BYTES = 256L << 20;

  private static final String DOCUMENT = "simple project list";
  private static final int MAX_DEPTH = 16;

  private ProjectList() {}

  /** Takes a name in normal form. */
  @FunctionalInterface
  public interface Names {
    void take(String name) throws IOException;
  }

  /**
   * Reads the names; what is no name of a project is left out.
   *
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when it is no such list
   */
  public static void read(InputStream in, SimpleApi.Type type, Names names) throws IOException {
    switch (type) {
      case JSON -> json(in, names);
      case HTML, LEGACY_HTML -> html(new BoundedInput(in, DOCUMENT, MAX_BYTES), names);
    }
  }

  private static void json(InputStream in, Names names) throws IOException {
    JsonReading reading = new JsonReading(DOCUMENT, MAX_BYTES, MAX_DEPTH);
    reading.object(
        in,
        parser -> {
          boolean listed = false;
          for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("projects") && value == JsonToken.START_ARRAY) {
              listed = true;
              projects(parser, names);
            } else {
              parser.skipChildren();
            }
          }
          if (!listed) {
            throw reading.malformed(parser, "no list of projects");
          }
          return true;
        });
  }

  private static void projects(JsonParser parser, Names names) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        String text = JsonReading.stringOrSkip(parser);
        if (name.equals("name") && text != null) {
          take(text, names);
        }
      }
    }
  }

  private static void html(InputStream in, Names names) throws IOException {
    HtmlTags tags = new HtmlTags(new BufferedReader(new InputStreamReader(in, UTF_8)));
    for (HtmlTags.Tag tag = tags.next(); tag != null; tag = tags.next()) {
      String href = tag.name().equals("a") ? tag.attributes().getOrDefault("href", "") : "";
      String path = href.endsWith("/") ? href.substring(0, href.length() - 1) : href;
      take(path.substring(path.lastIndexOf('/') + 1), names);
    }
  }

  private static void take(String text, Names names) throws IOException {
    Optional<String> name = ProjectName.parse(text);
    if (name.isPresent()) {
      names.take(name.get());
    }
  }

  /** Writes a list while another is read; names need no escaping in either form. */
  public static void copy(InputStream in, SimpleApi.Type from, SimpleApi.Type to, OutputStream out)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    boolean json = to == SimpleApi.Type.JSON;
    text.write(json ? "{\"meta\":{\"api-version\":\"1.0\"},\"projects\":[" : HTML_HEAD);
    String[] separator = {""};
    read(
        in,
        from,
        name -> {
          text.write(
              json
                  ? separator[0] + "{\"name\":\"" + name + "\"}"
                  : "<a href=\"" + name + "/\">" + name + "</a><br>\n");
          separator[0] = ",";
        });
    text.write(json ? "]}" : "</body>\n</html>\n");
    text.flush();
  }

  private static final String HTML_HEAD =
      """
      <!DOCTYPE html>
      <html>
      <head>
      <meta name="pypi:repository-version" content="1.0">
      <title>Simple index</title>
      </head>
      <body>
      """;
}
