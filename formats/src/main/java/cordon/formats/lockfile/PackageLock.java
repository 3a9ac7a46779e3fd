package cordon.formats.lockfile;

import cordon.base.Ecosystem;
import cordon.formats.BoundedInput;
import cordon.formats.json.JsonReading;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.npm.Integrity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code package-lock.json} and {@code npm-shrinkwrap.json}, lockfile versions 1 to 3. A
 * version 2 file says everything twice; like npm, only {@code packages} is believed then.
 */
final class PackageLock {
  private static final String DOCUMENT = LockfileKind.PACKAGE_LOCK.document();
  private static final String MODULES = "node_modules/";
  private static final int MAX_DEPTH = 512;
  private static final JsonReading READING =
      new JsonReading(DOCUMENT, LockfileKind.MAX_BYTES, MAX_DEPTH);

  private final JsonParser parser;
  private final List<LockedRelease> packages = new ArrayList<>();
  private final List<LockedRelease> dependencies = new ArrayList<>();
  private boolean hasPackages;

  private PackageLock(JsonParser parser) {
    this.parser = parser;
  }

  static Lockfile read(InputStream in) throws IOException {
    return READING.object(in, parser -> new PackageLock(parser).lockfile());
  }

  private Lockfile lockfile() {
    boolean known = false;
    Set<String> seen = new HashSet<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      unique(seen, name);
      parser.nextToken();
      switch (name) {
        case "packages" -> {
          hasPackages = true;
          packages();
        }
        case "dependencies" -> dependencies("/dependencies");
        case "lockfileVersion" -> {
          known = true;
          version();
        }
        default -> parser.skipChildren();
      }
    }
    if (!known && !hasPackages && dependencies.isEmpty()) {
      throw READING.malformed(parser, "neither lockfileVersion nor packages nor dependencies");
    }
    return new Lockfile(hasPackages ? packages : dependencies, List.of());
  }

  private void version() {
    boolean number = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    String text = number ? parser.getString() : "?";
    if (!text.equals("1") && !text.equals("2") && !text.equals("3")) {
      throw READING.malformed(parser, "lockfileVersion is not 1, 2 or 3");
    }
  }

  /** Keys are paths; the last one below {@code node_modules} is the package's, unless aliased. */
  private void packages() {
    READING.requireObject(parser, "packages");
    Set<String> seen = new HashSet<>();
    for (String path = parser.nextName(); path != null; path = parser.nextName()) {
      unique(seen, path);
      int line = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      Entry entry = entry("/packages/" + escaped(path));
      int modules = path.lastIndexOf(MODULES);
      // The project itself, its workspaces and links to them are no releases of a registry.
      if (modules >= 0 && !entry.link) {
        String name = entry.name == null ? path.substring(modules + MODULES.length()) : entry.name;
        add(packages, entry.release(name, new Place(line, "/packages/" + escaped(path))));
      }
    }
  }

  private void dependencies(String pointer) {
    READING.requireObject(parser, "dependencies");
    Set<String> seen = new HashSet<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      unique(seen, name);
      int line = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      String at = pointer + "/" + escaped(name);
      int index = dependencies.size();
      Entry entry = entry(at);
      dependencies.add(index, entry.release(name, new Place(line, at)));
      bounded(dependencies);
    }
  }

  /** Reads one entry; the nested dependencies of a version 1 entry are entries too. */
  private Entry entry(String pointer) {
    READING.requireObject(parser, "an entry");
    Entry entry = new Entry();
    Set<String> seen = new HashSet<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      unique(seen, name);
      parser.nextToken();
      switch (name) {
        case "name" -> entry.name = JsonReading.stringOrSkip(parser);
        case "version" -> entry.version = JsonReading.stringOrSkip(parser);
        case "resolved" -> entry.resolved = JsonReading.stringOrSkip(parser);
        case "integrity" -> entry.integrity = JsonReading.stringOrSkip(parser);
        case "link" -> entry.link = parser.currentToken() == JsonToken.VALUE_TRUE;
        case "dependencies" -> nested(pointer);
        default -> parser.skipChildren();
      }
    }
    return entry;
  }

  /** Below {@code packages} the same name holds plain ranges. */
  private void nested(String pointer) {
    if (pointer.startsWith("/dependencies/")) {
      dependencies(pointer + "/dependencies");
    } else {
      parser.skipChildren();
    }
  }

  private static void add(List<LockedRelease> list, LockedRelease release) {
    list.add(release);
    bounded(list);
  }

  private static void bounded(List<LockedRelease> list) {
    if (list.size() > LockfileKind.MAX_ENTRIES) {
      throw BoundedInput.tooLarge(DOCUMENT, LockfileKind.MAX_ENTRIES, "entries");
    }
  }

  private void unique(Set<String> seen, String name) {
    if (!seen.add(name)) {
      throw READING.malformed(parser, "the same member twice");
    }
  }

  /** RFC 6901 section 3. */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** A tarball of the project's own. */
  private static boolean isLocal(@Nullable String resolved) {
    return resolved != null && resolved.startsWith("file:");
  }

  private static final class Entry {
    @Nullable String name;
    @Nullable String version;
    @Nullable String resolved;
    @Nullable String integrity;
    boolean link;

    LockedRelease release(String key, Place place) {
      String text = version == null ? "" : version;
      int at = text.lastIndexOf('@');
      // Version 1 writes an alias as "npm:real-name@1.2.3".
      boolean alias = text.startsWith("npm:") && at > 5;
      String real = alias ? text.substring(4, at) : key;
      String fixed = alias ? text.substring(at + 1) : text;
      // Version 1 puts the address of what comes from no registry in place of a version.
      boolean elsewhere = fixed.contains(":") || fixed.contains("/") || isLocal(resolved);
      String open =
          fixed.isEmpty() ? "the entry has no version" : elsewhere ? "not from a registry" : "";
      return new LockedRelease(
          Ecosystem.NPM,
          real,
          open.isEmpty() ? Optional.of(fixed) : Optional.empty(),
          open,
          place,
          integrity == null ? List.of() : Integrity.parse(integrity).digests(),
          resolved != null ? List.of(resolved) : elsewhere ? List.of(fixed) : List.of());
    }
  }
}
