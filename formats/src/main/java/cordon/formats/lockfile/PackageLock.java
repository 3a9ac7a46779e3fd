package cordon.formats.lockfile;

import cordon.formats.BoundedInput;
import cordon.formats.json.JsonReading;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code package-lock.json} and {@code npm-shrinkwrap.json}, lockfile versions 1 to 3. A
 * version 2 file says everything twice; like npm, only {@code packages} is believed then.
 */
final class PackageLock {
  private static final String DOCUMENT = LockfileKind.PACKAGE_LOCK.document();

  /** No file system takes a longer one. */
  private static final int LONGEST_PATH = 4096;

  private static final int MAX_DEPTH = 512;
  private static final JsonReading READING =
      new JsonReading(DOCUMENT, LockfileKind.MAX_BYTES, MAX_DEPTH);

  private final JsonParser parser;
  private final List<NodeEntry> packages = new ArrayList<>();
  private final List<NodeEntry> dependencies = new ArrayList<>();
  private boolean hasPackages;
  private int needs;

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
        case "dependencies" -> dependencies("/dependencies", "");
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
    return NodeEntry.lockfile(hasPackages ? packages : dependencies, new Found(DOCUMENT));
  }

  private void version() {
    boolean number = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    String text = number ? parser.getString() : "?";
    if (!text.equals("1") && !text.equals("2") && !text.equals("3")) {
      throw READING.malformed(parser, "lockfileVersion is not 1, 2 or 3");
    }
  }

  /** Keys are paths. */
  private void packages() {
    READING.requireObject(parser, "packages");
    Set<String> seen = new HashSet<>();
    for (String path = parser.nextName(); path != null; path = parser.nextName()) {
      unique(seen, path);
      String pointer = "/packages/" + escaped(path);
      NodeEntry entry = entry(path, pointer, packages);
      parser.nextToken();
      packageFields(entry);
    }
  }

  private NodeEntry entry(String path, String pointer, List<NodeEntry> list) {
    if (path.length() > LONGEST_PATH) {
      throw READING.malformed(parser, "a path longer than " + LONGEST_PATH + " characters");
    }
    int line = parser.currentTokenLocation().getLineNr();
    NodeEntry entry = new NodeEntry(path, new Place(line, pointer));
    list.add(entry);
    if (list.size() > LockfileKind.MAX_ENTRIES) {
      throw BoundedInput.tooLarge(DOCUMENT, LockfileKind.MAX_ENTRIES, "entries");
    }
    return entry;
  }

  private void packageFields(NodeEntry entry) {
    fields(
        entry,
        name -> {
          switch (name) {
            case "dependencies" -> names(entry, Scope.REQUIRED);
            case "optionalDependencies", "peerDependencies" -> names(entry, Scope.OPTIONAL);
            case "devDependencies" -> names(entry, Scope.DEVELOPMENT);
            default -> parser.skipChildren();
          }
        });
  }

  /**
   * Version 1: what is installed below an entry are entries too, and {@code requires} names what it
   * needs.
   *
   * @param below path of the entry around these; empty at the top
   */
  private void dependencies(String pointer, String below) {
    READING.requireObject(parser, "dependencies");
    Set<String> seen = new HashSet<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      unique(seen, name);
      String at = pointer + "/" + escaped(name);
      String path = (below.isEmpty() ? "" : below + "/") + NodeEntry.MODULES + name;
      NodeEntry entry = entry(path, at, dependencies);
      parser.nextToken();
      fields(
          entry,
          field -> {
            switch (field) {
              case "dependencies" -> dependencies(at + "/dependencies", path);
              case "requires" -> names(entry, Scope.REQUIRED);
              default -> parser.skipChildren();
            }
          });
    }
  }

  private void fields(NodeEntry entry, Consumer<String> other) {
    READING.requireObject(parser, "an entry");
    Set<String> seen = new HashSet<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      unique(seen, name);
      parser.nextToken();
      switch (name) {
        case "name" -> entry.name = JsonReading.stringOrSkip(parser);
        case "version" -> entry.version = JsonReading.stringOrSkip(parser);
        case "resolved" -> entry.resolved = JsonReading.stringOrSkip(parser);
        case "integrity" -> entry.integrity = JsonReading.stringOrSkip(parser);
        case "link" -> entry.link = isTrue();
        case "dev" -> entry.development |= isTrue();
        // Either for development or on some machines, so not only for development.
        case "optional", "devOptional" -> entry.optional |= isTrue();
        default -> other.accept(name);
      }
    }
  }

  private boolean isTrue() {
    boolean value = parser.currentToken() == JsonToken.VALUE_TRUE;
    parser.skipChildren();
    return value;
  }

  /** The names of an object of ranges; at the top of version 1 {@code requires} is a truth. */
  private void names(NodeEntry entry, Scope scope) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      // What is optional stands among the others, too.
      entry.needs.merge(name, scope, (before, now) -> now == Scope.OPTIONAL ? now : before);
      if (++needs > LockfileKind.MAX_EDGES) {
        throw BoundedInput.tooLarge(DOCUMENT, LockfileKind.MAX_EDGES, "dependencies");
      }
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private void unique(Set<String> seen, String name) {
    if (!seen.add(name)) {
      throw READING.malformed(parser, "the same member twice");
    }
  }

  /** RFC 6901 section 3. */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
