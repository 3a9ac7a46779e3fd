package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.PublishTime;
import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code composer.lock}; what the project asks for itself stands in another file. */
final class ComposerLock {
  private static final String DOCUMENT = LockfileKind.COMPOSER_LOCK.document();
  private static final JsonReading READING =
      new JsonReading(DOCUMENT, LockfileKind.MAX_BYTES, LockfileKind.MAX_DEPTH);

  private final JsonWalk json;
  private final Found found = new Found(DOCUMENT);
  private boolean known;

  private ComposerLock(JsonWalk json) {
    this.json = json;
  }

  static Lockfile read(InputStream in) throws IOException {
    return READING.object(
        in, parser -> new ComposerLock(LockfileKind.walk(READING, parser)).lockfile());
  }

  private Lockfile lockfile() {
    json.members(name -> {
      switch (name) {
        case "packages" -> packages("/packages/", Scope.REQUIRED);
        case "packages-dev" -> packages("/packages-dev/", Scope.DEVELOPMENT);
        default -> {}
      }
    });
    if (!known) {
      throw json.malformed("no packages");
    }
    return found.lockfile();
  }

  private void packages(String pointer, Scope scope) {
    known = true;
    int[] index = {0};
    json.elements(() -> {
      Entry entry = new Entry(json.line());
      json.members(field -> field(entry, field));
      if (entry.name.isEmpty()) {
        throw json.malformed("a package without a name");
      }
      found.add(entry.release(pointer + index[0]++));
      PublishTime.parse(entry.time).instant().ifPresent(found::published);
      found.scope(scope);
      // What PHP itself has to bring has no slash in its name.
      entry.needs.stream().filter(n -> n.contains("/")).forEach(n -> found.need(n, ""));
    });
  }

  private void field(Entry entry, String field) {
    switch (field) {
      case "name" -> entry.name = json.text().orElse("").toLowerCase(Locale.ROOT);
      case "version" -> entry.version = json.text().orElse("");
      case "time" -> entry.time = json.text().orElse("");
      case "source", "dist" -> json.members(part -> origin(entry, field, part));
      case "require" -> json.members(need -> json.add(entry.needs, need.toLowerCase(Locale.ROOT)));
      default -> {}
    }
  }

  private void origin(Entry entry, String field, String part) {
    switch (part) {
      case "type" -> entry.local |= json.text().filter("path"::equals).isPresent();
      case "url" ->
          json.text()
              .ifPresent(url -> entry.addresses.add((field.equals("source") ? "git+" : "") + url));
      case "shasum" ->
          json.text().flatMap(hex -> Digest.parse("sha1:" + hex)).ifPresent(entry.hashes::add);
      default -> {}
    }
  }

  private static final class Entry {
    private final int line;
    private String name = "";
    private String version = "";
    private String time = "";
    private boolean local;
    private final List<String> needs = new ArrayList<>(4);
    private final List<Digest> hashes = new ArrayList<>(1);
    private final Addresses addresses = new Addresses();

    Entry(int line) {
      this.line = line;
    }

    LockedRelease release(String pointer) {
      Place place = new Place(line, pointer);
      if (local) {
        return LockedRelease.open(Ecosystem.COMPOSER, name, Found.NO_REGISTRY, place, List.of());
      }
      return version.isEmpty()
          ? LockedRelease.open(Ecosystem.COMPOSER, name, Found.NO_VERSION, place, addresses.list())
          : LockedRelease.fixed(Ecosystem.COMPOSER, name, version, place, hashes, addresses.list());
    }
  }
}
