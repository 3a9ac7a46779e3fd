package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.pypi.ProjectName;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code Pipfile.lock}, specification 6. Each category but {@code _meta} is a list of what is
 * installed for it; what needs what is not in the file.
 */
final class PipfileLock {
  private static final String DOCUMENT = LockfileKind.PIPFILE_LOCK.document();
  private static final JsonReading READING =
      new JsonReading(DOCUMENT, LockfileKind.MAX_BYTES, LockfileKind.MAX_DEPTH);

  private final JsonWalk json;
  private final Found found = new Found(DOCUMENT);
  private boolean known;

  private PipfileLock(JsonWalk json) {
    this.json = json;
  }

  static Lockfile read(InputStream in) throws IOException {
    return READING.object(
        in, parser -> new PipfileLock(LockfileKind.walk(READING, parser)).lockfile());
  }

  private Lockfile lockfile() {
    json.members(category -> {
      if (category.equals("_meta")) {
        json.members(this::meta);
      } else {
        Scope scope = scope(category);
        json.members(name -> entry(name, category, scope));
      }
    });
    if (!known) {
      throw json.malformed("_meta.pipfile-spec is missing");
    }
    return found.lockfile();
  }

  private void meta(String name) {
    if (name.equals("pipfile-spec")) {
      known = json.written().filter("6"::equals).isPresent();
      if (!known) {
        throw json.malformed("pipfile-spec is not 6");
      }
    }
  }

  /** Whoever installs names the categories of their own that they want. */
  private static Scope scope(String category) {
    return switch (category) {
      case "default" -> Scope.REQUIRED;
      case "develop" -> Scope.DEVELOPMENT;
      default -> Scope.OPTIONAL;
    };
  }

  private void entry(String name, String category, Scope scope) {
    Entry entry = new Entry();
    int line = json.line();
    if (!json.isObject()) {
      throw json.malformed("an entry that is no object");
    }
    json.members(field -> field(entry, field));
    Place place = new Place(line, "/" + PackageLock.escaped(category) + "/" + name);
    found.add(entry.release(ProjectName.normalize(name), place));
    found.scope(scope);
  }

  private void field(Entry entry, String field) {
    switch (field) {
      case "version" -> entry.version = json.text().orElse("");
      case "path" -> entry.local = true;
      case "file" -> entry.address = json.text().orElse("");
      case "git" -> entry.address = json.text().map(url -> "git+" + url).orElse("");
      case "hashes" ->
          json.texts().forEach(hash -> Digest.parse(hash).ifPresent(entry.hashes::add));
      default -> {}
    }
  }

  private static final class Entry {
    private String version = "";
    private String address = "";
    private boolean local;
    private final List<Digest> hashes = new ArrayList<>();

    LockedRelease release(String name, Place place) {
      List<String> addresses = address.isEmpty() ? List.of() : List.of(address);
      if (version.startsWith("==")) {
        String fixed = version.replaceFirst("^={2,3}\\s{0,9}", "");
        return LockedRelease.fixed(Ecosystem.PYPI, name, fixed, place, hashes, addresses);
      }
      if (local || !address.isEmpty()) {
        return LockedRelease.open(Ecosystem.PYPI, name, Found.NO_REGISTRY, place, addresses);
      }
      String range = version.equals("*") ? "" : version;
      return new LockedRelease(
          Ecosystem.PYPI.purlType(),
          name,
          Optional.empty(),
          Found.NO_VERSION,
          Optional.of(range),
          place,
          hashes,
          addresses);
    }
  }
}
