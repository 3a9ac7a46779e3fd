package cordon.inspect.environment;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the lockfile that npm keeps in a {@code node_modules}. */
final class NodeLock {
  private static final int LONGEST = 64 << 20;
  private static final int DEEPEST = 64;
  private static final JsonReading JSON = new JsonReading("lockfile", LONGEST, DEEPEST);

  private NodeLock() {}

  /**
   * An entry of {@code packages} in the lockfile.
   *
   * @param mayBeAbsent whether npm leaves it out on some machines, or only links to it
   */
  record Locked(String version, boolean hasInstallScript, boolean mayBeAbsent) {}

  /** What the lockfile names, by folder below {@code node_modules}. */
  static Map<String, Locked> lock(byte[] content) {
    Map<String, Locked> locked = new TreeMap<>();
    members(
        content,
        (parser, name) -> {
          if (name.equals("packages") && parser.isExpectedStartObjectToken()) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
              String path = parser.currentName();
              parser.nextToken();
              Locked entry = locked(parser);
              if (path.startsWith("node_modules/")) {
                locked.put(path.substring("node_modules/".length()), entry);
              }
            }
          } else {
            parser.skipChildren();
          }
        });
    return locked;
  }

  private static Locked locked(JsonParser parser) {
    String version = "";
    boolean script = false;
    boolean absent = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "version" ->
            version = Objects.requireNonNullElse(JsonReading.stringOrSkip(parser), "");
        case "hasInstallScript" -> script = value == JsonToken.VALUE_TRUE;
        case "optional", "devOptional", "link" -> absent |= value == JsonToken.VALUE_TRUE;
        default -> parser.skipChildren();
      }
    }
    return new Locked(version, script, absent);
  }

  private interface Member {
    void read(JsonParser parser, String name);
  }

  private static void members(byte[] content, Member member) {
    try {
      JSON.object(
          new ByteArrayInputStream(content),
          parser -> {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
              String name = parser.currentName();
              parser.nextToken();
              member.read(parser, name);
            }
            return "";
          });
    } catch (ProblemException broken) {
      // What was read before the break counts; the package itself is inspected in any case.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
