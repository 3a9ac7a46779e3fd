package cordon.formats.lockfile;

import cordon.base.Ecosystem;
import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.npm.Integrity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code bun.lock}, lockfile versions 0 and 1, which is JSON with comments. The key of a
 * package is its name below that of who needs it, {@code who/name}, where another version of the
 * name stands at the top.
 */
final class BunLock {
  private static final String DOCUMENT = LockfileKind.BUN_LOCK.document();
  private static final JsonReading READING =
      JsonReading.withComments(DOCUMENT, LockfileKind.MAX_BYTES, LockfileKind.MAX_DEPTH);
  private static final Map<String, Scope> NEEDS =
      Map.of(
          "dependencies", Scope.REQUIRED,
          "optionalDependencies", Scope.OPTIONAL,
          "peerDependencies", Scope.OPTIONAL);
  private static final Map<String, Scope> WANTS =
      Map.of(
          "dependencies", Scope.REQUIRED,
          "optionalDependencies", Scope.OPTIONAL,
          "devDependencies", Scope.DEVELOPMENT);

  /** Bun writes no longer ones, and each part of it is looked at for each need. */
  private static final int LONGEST_KEY = 1024;

  private final JsonWalk json;
  private final Found found = new Found(DOCUMENT);
  private final List<Need> needs = new ArrayList<>();
  private final List<Want> wants = new ArrayList<>();
  private final NodeTree tree = new NodeTree();
  private NodeTree.@Nullable Finder finder;
  private String finderOf = "";
  private int count;
  private boolean known;

  /** What the package under a key needs; the package is the one of that number. */
  private record Need(int from, String key, String name, Scope scope) {}

  /** What a project of the workspace asks for; the folder is its name. */
  private record Want(String folder, String name, Scope scope) {}

  private BunLock(JsonWalk json) {
    this.json = json;
  }

  static Lockfile read(InputStream in) throws IOException {
    return READING.object(in, parser -> new BunLock(LockfileKind.walk(READING, parser)).lockfile());
  }

  private Lockfile lockfile() {
    json.members(name -> {
      switch (name) {
        case "lockfileVersion" -> version();
        case "workspaces" -> json.members(path -> workspace());
        case "packages" -> json.members(this::entry);
        default -> {}
      }
    });
    if (!known) {
      throw json.malformed("no lockfileVersion");
    }
    needs.forEach(need -> {
      int to = finder(need.key).find(need.name);
      if (to != NodeTree.NO_RELEASE) {
        found.edge(need.from, to, need.scope);
      }
    });
    wants.forEach(want -> {
      int to = finder(want.folder).find(want.name);
      if (to != NodeTree.NO_RELEASE) {
        found.root(to, want.scope);
      }
    });
    return found.lockfile();
  }

  private void version() {
    known = json.written().filter(v -> v.equals("0") || v.equals("1")).isPresent();
    if (!known) {
      throw json.malformed("lockfileVersion is not 0 or 1");
    }
  }

  private void workspace() {
    String[] folder = {""};
    List<Want> own = new ArrayList<>();
    json.members(field -> {
      Scope scope = WANTS.get(field);
      if (field.equals("name")) {
        folder[0] = json.text().filter(name -> name.length() <= LONGEST_KEY).orElse("");
      } else if (scope != null) {
        json.members(name -> json.add(own, new Want("", name, scope)));
      }
    });
    own.forEach(want -> json.add(wants, new Want(folder[0], want.name, want.scope)));
  }

  /** {@code ["name@version", "registry", {…}, "integrity"]}; fewer for what is from none. */
  private void entry(String key) {
    int line = json.line();
    if (!json.isArray() || key.length() > LONGEST_KEY) {
      throw json.malformed("an entry that is no list, or of a key of no length that bun writes");
    }
    List<String> texts = new ArrayList<>();
    List<Need> own = new ArrayList<>(4);
    json.elements(() -> {
      if (json.isText() && texts.size() < 4) {
        texts.add(json.text().orElse(""));
      } else if (json.isObject()) {
        json.members(field -> needs(key, field, own));
      }
    });
    if (texts.isEmpty() || texts.getFirst().indexOf('@', 1) < 0) {
      throw json.malformed("an entry without a name and version");
    }
    String reference = texts.getFirst().substring(texts.getFirst().indexOf('@', 1) + 1);
    if (reference.startsWith("workspace:")) {
      return;
    }
    found.add(release(texts, new Place(line, "/packages/" + PackageLock.escaped(key))));
    own.forEach(need -> json.add(needs, need));
    String parent = parent(key);
    tree.put(parent, key.substring(parent.isEmpty() ? 0 : parent.length() + 1), count);
    count++;
  }

  private void needs(String key, String field, List<Need> own) {
    Scope scope = NEEDS.get(field);
    if (scope != null) {
      json.members(name -> json.add(own, new Need(count, key, name, scope)));
    }
  }

  /** The needs of one package follow each other. */
  private NodeTree.Finder finder(String key) {
    if (!key.equals(finderOf) || finder == null) {
      finderOf = key;
      finder = tree.finder(around(key));
    }
    return finder;
  }

  /** The packages around the one under a key, itself the first. */
  private static List<String> around(String key) {
    List<String> folders = new ArrayList<>();
    for (String at = key; !at.isEmpty(); at = parent(at)) {
      folders.add(at);
    }
    return folders;
  }

  /** {@code a/@s/b} lies below {@code a}, {@code @s/b} below nothing. */
  private static String parent(String key) {
    int slash = key.lastIndexOf('/');
    int before = slash < 0 ? -1 : key.lastIndexOf('/', slash - 1);
    boolean scoped = slash > before + 1 && key.charAt(before + 1) == '@';
    return key.substring(0, Math.max(scoped ? before : slash, 0));
  }

  private static LockedRelease release(List<String> texts, Place place) {
    String id = texts.getFirst();
    int at = id.indexOf('@', 1);
    String name = id.substring(0, at);
    String reference = id.substring(at + 1);
    boolean elsewhere = reference.contains(":") || reference.contains("/");
    if (elsewhere) {
      List<String> addresses = reference.contains("://") ? List.of(reference) : List.of();
      return LockedRelease.open(Ecosystem.NPM, name, Found.NO_REGISTRY, place, addresses);
    }
    if (reference.isEmpty()) {
      return LockedRelease.open(Ecosystem.NPM, name, Found.NO_VERSION, place, List.of());
    }
    String last = texts.getLast();
    return LockedRelease.fixed(
        Ecosystem.NPM,
        name,
        reference,
        place,
        texts.size() > 2 ? Integrity.parse(last).digests() : List.of(),
        texts.size() > 1 && texts.get(1).contains("://") ? List.of(texts.get(1)) : List.of());
  }
}
