package cordon.formats.npm;

import cordon.formats.json.JsonReading;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one version object of a packument: its facts and the places of what a view touches. */
final class VersionObject {
  /** The members of a version in {@code application/vnd.npm.install-v1+json}. */
  private static final Set<String> ABBREVIATED =
      Set.of(
          "name",
          "version",
          "deprecated",
          "dependencies",
          "optionalDependencies",
          "devDependencies",
          "bundleDependencies",
          "bundledDependencies",
          "peerDependencies",
          "peerDependenciesMeta",
          "acceptDependencies",
          "bin",
          "directories",
          "dist",
          "engines",
          "os",
          "cpu",
          "libc",
          "funding",
          "_hasShrinkwrap",
          "hasInstallScript");

  private static final Set<String> INSTALL_SCRIPTS = Set.of("preinstall", "install", "postinstall");

  private final JsonReading reading;
  private final JsonParser parser;
  private final Set<String> seen = new HashSet<>();
  private int[] kept = new int[2 * ABBREVIATED.size()];
  private int keptCount;
  private boolean installScript;

  @Nullable String version;
  @Nullable String tarball;
  int tarballFrom;
  int tarballTo;
  @Nullable String integrity;
  @Nullable String shasum;
  boolean deprecated;
  @Nullable String publisher;
  boolean attested;

  private VersionObject(JsonReading reading, JsonParser parser) {
    this.reading = reading;
    this.parser = parser;
  }

  /** Reads from the opening brace under the parser to the closing one. */
  static VersionObject read(JsonReading reading, JsonParser parser) {
    VersionObject object = new VersionObject(reading, parser);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      object.member(name);
    }
    return object;
  }

  int[] abbreviated() {
    return Arrays.copyOf(kept, keptCount);
  }

  boolean addInstallScript() {
    return installScript && !seen.contains("hasInstallScript");
  }

  private void member(String name) {
    if (!seen.add(name)) {
      throw reading.malformed(parser, "the same member twice");
    }
    boolean keep = ABBREVIATED.contains(name);
    int from = keep ? Offsets.start(parser) : 0;
    parser.nextToken();
    switch (name) {
      case "version" -> version = JsonReading.stringOrSkip(parser);
      case "dist" -> dist();
      case "scripts" -> scripts();
      case "gypfile" -> installScript |= parser.currentToken() == JsonToken.VALUE_TRUE;
      case "deprecated" -> deprecated();
      case "_npmUser" -> publisher();
      default -> parser.skipChildren();
    }
    if (keep) {
      kept[keptCount++] = from;
      kept[keptCount++] = Offsets.end(parser);
    }
  }

  /** The clients ask for truth as JavaScript knows it. */
  private void deprecated() {
    JsonToken token = parser.currentToken();
    deprecated =
        token == JsonToken.VALUE_STRING
            ? parser.getStringLength() > 0
            : token != JsonToken.VALUE_FALSE && token != JsonToken.VALUE_NULL;
    parser.skipChildren();
  }

  /** A name that somebody could take for none is none. */
  private void publisher() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (name.equals("name")) {
        String given = JsonReading.stringOrSkip(parser);
        publisher = given == null || given.isBlank() ? null : given;
      } else {
        parser.skipChildren();
      }
    }
  }

  private void scripts() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      installScript |= INSTALL_SCRIPTS.contains(name);
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private void dist() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    Set<String> names = new HashSet<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (!names.add(name)) {
        throw reading.malformed(parser, "the same member twice");
      }
      parser.nextToken();
      switch (name) {
        case "tarball" -> tarball();
        case "integrity" -> integrity = JsonReading.stringOrSkip(parser);
        case "attestations" -> attestations();
        case "shasum" -> shasum = JsonReading.stringOrSkip(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void tarball() {
    tarballFrom = Offsets.start(parser);
    tarball = JsonReading.stringOrSkip(parser);
    tarballTo = Offsets.end(parser);
  }

  /** {@code {"url": …, "provenance": {"predicateType": …}}}; an empty object attests nothing. */
  private void attestations() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      boolean provenance = name.equals("provenance");
      attested |= parser.nextToken() == JsonToken.START_OBJECT && provenance;
      parser.skipChildren();
    }
  }
}
