package cordon.gate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A user agent as the evidence keeps it: printable, short, whole. pip, uv and others append a JSON
 * object about the machine (the format that linehaul reads); of it stay implementation, system,
 * processor and whether it is a CI job: {@code pip/26.2 (CPython 3.11.2; Linux 6.1; x86_64; ci)}.
 */
final class ClientName {
  private static final int LONGEST = 200;
  private static final Pattern PROGRAM_AND_JSON = Pattern.compile("(\\S{1,60}) (\\{.{1,2000}\\})");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(6).maxStringLength(2000).build())
          .build();

  /** The few that a machine park has; reading one costs more than the rest of its fact. */
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 2000;

  private ClientName() {}

  static String of(String userAgent) {
    String known = KNOWN.get(userAgent);
    if (known != null) {
      return known;
    }
    String name = read(userAgent);
    if (KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(userAgent, name);
    }
    return name;
  }

  private static String read(String userAgent) {
    Matcher parts = PROGRAM_AND_JSON.matcher(userAgent);
    if (!parts.matches()) {
      return plain(userAgent, LONGEST);
    }
    try {
      String about = String.join("; ", about(parts.group(2)));
      String name = about.isEmpty() ? parts.group(1) : parts.group(1) + " (" + about + ")";
      return plain(name, LONGEST);
    } catch (JacksonException notJson) {
      return plain(userAgent, LONGEST);
    }
  }

  /** Printable ASCII, cut. */
  static String plain(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest) : text;
    for (int i = 0; i < cut.length(); i++) {
      if (cut.charAt(i) < 0x20 || cut.charAt(i) > 0x7e) {
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
      }
    }
    return cut;
  }

  private static List<String> about(String json) {
    List<String> parts = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (member) {
          case "implementation", "system" -> named(parser).ifPresent(parts::add);
          case "cpu" -> {
            if (value == JsonToken.VALUE_STRING) {
              parts.add(parser.getString());
            }
          }
          case "ci" -> {
            if (value == JsonToken.VALUE_TRUE) {
              parts.add("ci");
            }
          }
          default -> parser.skipChildren();
        }
      }
    }
    return parts;
  }

  /** {@code {"name": "CPython", "version": "3.11.2"}}, a release in place of a version too. */
  private static Optional<String> named(JsonParser parser) {
    String name = "";
    String version = "";
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Optional.empty();
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = parser.currentName();
      boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
      name = text && member.equals("name") ? parser.getString() : name;
      boolean isVersion = member.equals("version") || member.equals("release");
      version = text && isVersion ? parser.getString() : version;
      parser.skipChildren();
    }
    return Optional.of((name + " " + version).strip()).filter(s -> !s.isEmpty());
  }
}
