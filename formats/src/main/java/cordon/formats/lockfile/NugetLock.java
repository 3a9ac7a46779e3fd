package cordon.formats.lockfile;

import cordon.base.Ecosystem;
import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads NuGet's {@code packages.lock.json}, versions 1 to 3: for each target framework the packages
 * with what they need. Its {@code contentHash} leaves the signature of a package out, so that it is
 * no digest of the archive.
 */
final class NugetLock {
  private static final String DOCUMENT = LockfileKind.NUGET_LOCK.document();
  private static final JsonReading READING =
      new JsonReading(DOCUMENT, LockfileKind.MAX_BYTES, LockfileKind.MAX_DEPTH);

  private final JsonWalk json;
  private final Found found = new Found(DOCUMENT);
  private boolean known;

  private NugetLock(JsonWalk json) {
    this.json = json;
  }

  static Lockfile read(InputStream in) throws IOException {
    return READING.object(
        in, parser -> new NugetLock(LockfileKind.walk(READING, parser)).lockfile());
  }

  private Lockfile lockfile() {
    json.members(name -> {
      switch (name) {
        case "version" -> version();
        case "dependencies" ->
            json.members(framework -> json.members(each -> entry(framework, each)));
        default -> {}
      }
    });
    if (!known) {
      throw json.malformed("no version");
    }
    return found.lockfile();
  }

  private void version() {
    known = json.written().filter(v -> v.matches("[123]")).isPresent();
    if (!known) {
      throw json.malformed("version is not 1, 2 or 3");
    }
  }

  /** Names are told without regard to case; the place has the one of the file. */
  private void entry(String framework, String name) {
    int line = json.line();
    if (!json.isObject()) {
      throw json.malformed("an entry that is no object");
    }
    Set<String> needs = new HashSet<>();
    String[] said = {"", ""};
    json.members(field -> {
      switch (field) {
        case "type" -> said[0] = json.text().orElse("");
        case "resolved" -> said[1] = json.text().orElse("");
        case "dependencies" -> json.members(need -> json.add(needs, need));
        default -> {}
      }
    });
    Place place = new Place(line, "/dependencies/" + PackageLock.escaped(framework) + "/" + name);
    found.add(release(name, said[0], said[1], place));
    found.key(key(framework, name));
    needs.forEach(need -> found.needKey(key(framework, need), Scope.REQUIRED));
    // What projects of the solution need is asked for by the solution.
    if (said[0].equals("Direct")) {
      found.direct();
    }
  }

  private static LockedRelease release(String name, String type, String resolved, Place place) {
    if (type.equals("Project")) {
      return LockedRelease.open(Ecosystem.NUGET, name, Found.NO_REGISTRY, place, List.of());
    }
    return resolved.isEmpty()
        ? LockedRelease.open(Ecosystem.NUGET, name, Found.NO_VERSION, place, List.of())
        : LockedRelease.fixed(Ecosystem.NUGET, name, resolved, place, List.of(), List.of());
  }

  private static String key(String framework, String name) {
    return framework + "\n" + name.toLowerCase(Locale.ROOT);
  }
}
