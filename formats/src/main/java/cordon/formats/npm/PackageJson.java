package cordon.formats.npm;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the {@code package.json} of an installed package says.
 *
 * @param name empty where it has none
 * @param version empty where it has none
 * @param installScript the scripts that npm runs after unpacking, {@code name: command}; empty
 *     where there is none
 */
public record PackageJson(String name, String version, String installScript) {
  private static final int LONGEST = 64 << 20;
  private static final int DEEPEST = 64;
  private static final JsonReading JSON = new JsonReading("package.json", LONGEST, DEEPEST);
  private static final Set<String> RUN_AT_INSTALL = Set.of("preinstall", "install", "postinstall");
  private static final String MODULES = "node_modules/";
  private static final String FILE = "/package.json";

  /** What was read before a break counts; a manifest that cannot be read says nothing. */
  public static PackageJson read(InputStream in) throws IOException {
    String[] found = {"", "", ""};
    try {
      JSON.object(
          in,
          parser -> {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
              String name = parser.currentName();
              parser.nextToken();
              switch (name) {
                case "name" -> found[0] = text(parser);
                case "version" -> found[1] = text(parser);
                case "scripts" -> found[2] = scripts(parser);
                default -> parser.skipChildren();
              }
            }
            return "";
          });
    } catch (ProblemException broken) {
      // As above.
    }
    return new PackageJson(found[0], found[1], found[2]);
  }

  /** As {@link #read(InputStream)}. */
  public static PackageJson read(byte[] content) {
    try {
      return read(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not break
    }
  }

  private static String text(JsonParser parser) {
    return Objects.requireNonNullElse(JsonReading.stringOrSkip(parser), "");
  }

  private static String scripts(JsonParser parser) {
    if (!parser.isExpectedStartObjectToken()) {
      parser.skipChildren();
      return "";
    }
    StringBuilder scripts = new StringBuilder();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      String command = JsonReading.stringOrSkip(parser);
      if (RUN_AT_INSTALL.contains(name) && command != null) {
        scripts.append(scripts.isEmpty() ? "" : "; ").append(name + ": " + command);
      }
    }
    return scripts.toString();
  }

  /** Whether it is one of a package in a {@code node_modules} rather than of a part of it. */
  public static boolean isInstalled(String path) {
    int modules = path.lastIndexOf(MODULES);
    boolean whole = modules == 0 || (modules > 0 && path.charAt(modules - 1) == '/');
    return whole
        && path.endsWith(FILE)
        && isPackageFolder(
            path.substring(
                modules + MODULES.length(),
                Math.max(modules + MODULES.length(), path.length() - FILE.length())));
  }

  /** {@code name} or {@code @scope/name}; clients keep notes under names that begin with a dot. */
  public static boolean isPackageFolder(String name) {
    int slash = name.indexOf('/');
    return name.startsWith("@")
        ? slash > 0 && name.indexOf('/', slash + 1) < 0
        : !name.isEmpty() && slash < 0 && !name.startsWith(".");
  }
}
