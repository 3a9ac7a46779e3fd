package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.PublishTime;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.npm.Integrity;
import cordon.formats.yaml.YamlCursor;
import cordon.formats.yaml.YamlReading;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code pnpm-lock.yaml}, lockfile versions 5.x, 6.x and 9.x. A newer pnpm may put the
 * packages of its own configuration into a document of its own before the project's; both count.
 */
final class PnpmLock {
  private static final String DOCUMENT = LockfileKind.PNPM_LOCK.document();
  private static final int MAX_DEPTH = 32;
  private static final YamlReading READING =
      new YamlReading(DOCUMENT, LockfileKind.MAX_BYTES, MAX_DEPTH);

  private static final Map<String, Scope> NEEDS =
      Map.of(
          "dependencies", Scope.REQUIRED,
          "optionalDependencies", Scope.OPTIONAL,
          "devDependencies", Scope.DEVELOPMENT);

  private final Found found = new Found(DOCUMENT);
  private final List<Entry> entries = new ArrayList<>();

  /** What the projects ask for. */
  private final List<Need> wanted = new ArrayList<>();

  /** What the packages of version 9 need, by their keys without peers. */
  private final Map<String, List<Need>> snapshots = new HashMap<>();

  /** When releases came, by their keys; pnpm writes it where it resolves by time. */
  private final Map<String, Instant> times = new HashMap<>();

  private int major;

  /**
   * @param value a version, or for an alias the key of a package; with peers
   */
  private record Need(String name, String value, Scope scope) {}

  private PnpmLock() {}

  static Lockfile read(InputStream in) throws IOException {
    PnpmLock lock = new PnpmLock();
    READING.mappings(in, lock::document);
    return lock.found.lockfile();
  }

  /** The version may stand behind the packages. */
  private void document(YamlCursor yaml) {
    entries.clear();
    wanted.clear();
    snapshots.clear();
    times.clear();
    major = 0;
    yaml.members((key, line) -> {
      switch (key) {
        case "lockfileVersion" -> version(yaml);
        case "packages" -> yaml.members((path, at) -> entries.add(new Entry(yaml, path, at)));
        case "snapshots" ->
            yaml.members((path, at) -> {
              List<Need> needs =
                  snapshots.computeIfAbsent(withoutPeers(path), p -> new ArrayList<>(4));
              yaml.members((part, place) -> needs(yaml, part, needs));
            });
        case "importers" ->
            yaml.members((path, at) -> yaml.members((part, place) -> needs(yaml, part, wanted)));
        case "time" ->
            yaml.members((path, at) ->
                PublishTime.parse(yaml.text().orElse(""))
                    .instant()
                    .ifPresent(time -> times.put(path, time)));
        default -> needs(yaml, key, wanted);
      }
    });
    if (major == 0) {
      throw yaml.malformed("no lockfileVersion");
    }
    for (Entry entry : entries) {
      LockedRelease release = entry.release(major);
      found.add(release);
      Optional.ofNullable(times.get(withoutPeers(entry.path)))
          .filter(time -> release.version().isPresent())
          .ifPresent(found::published);
      entry.needs.forEach(need -> need(need, found::need));
      snapshots.getOrDefault(entry.path, List.of()).forEach(need -> need(need, found::need));
    }
    wanted.forEach(need -> need(need, found::root));
  }

  /** A part of a package, or of a project, that says what it needs; others are left unread. */
  private static void needs(YamlCursor yaml, String part, List<Need> needs) {
    Scope scope = NEEDS.get(part);
    if (scope == null) {
      return;
    }
    yaml.members((name, line) -> {
      if (yaml.isMapping()) {
        yaml.members((field, at) -> {
          if (field.equals("version")) {
            needs.add(new Need(name, yaml.text().orElse(""), scope));
          }
        });
      } else {
        needs.add(new Need(name, yaml.text().orElse(""), scope));
      }
    });
  }

  @FunctionalInterface
  private interface Release {
    void named(String name, String version, Scope scope);
  }

  private void need(Need need, Release release) {
    String value = need.value;
    if (!value.isEmpty() && Character.isDigit(value.charAt(0))) {
      String plain = withoutPeers(value);
      int peers = major == 5 ? plain.indexOf('_') : -1;
      release.named(need.name, peers < 0 ? plain : plain.substring(0, peers), need.scope);
    } else if (!value.contains(":")) {
      PnpmPath path = PnpmPath.of(value, major);
      path.version().ifPresent(version -> release.named(path.name(), version, need.scope));
    }
  }

  private static String withoutPeers(String key) {
    int peers = key.indexOf('(');
    return peers < 0 ? key : key.substring(0, peers);
  }

  private void version(YamlCursor yaml) {
    String text = yaml.text().orElse("");
    major =
        switch (text.isEmpty() ? ' ' : text.charAt(0)) {
          case '5' -> 5;
          case '6' -> 6;
          case '9' -> 9;
          default -> 0;
        };
    if (major == 0 || text.length() > 1 && text.charAt(1) != '.') {
      throw yaml.malformed("lockfileVersion is not 5.x, 6.x or 9.x");
    }
  }

  private static final class Entry {
    private final String path;
    private final int line;
    private @Nullable String name;
    private @Nullable String version;
    private @Nullable String integrity;
    private @Nullable String tarball;
    private @Nullable String repository;
    private @Nullable String directory;
    private final List<Need> needs = new ArrayList<>(0);

    Entry(YamlCursor yaml, String path, int line) {
      this.path = path;
      this.line = line;
      yaml.members((key, at) -> {
        switch (key) {
          case "name" -> name = yaml.text().orElse(null);
          case "version" -> version = yaml.text().orElse(null);
          case "resolution" -> yaml.members((part, place) -> resolution(yaml, part));
          default -> PnpmLock.needs(yaml, key, needs);
        }
      });
    }

    private void resolution(YamlCursor yaml, String part) {
      switch (part) {
        case "integrity" -> integrity = yaml.text().orElse(null);
        case "tarball" -> tarball = yaml.text().orElse(null);
        case "repo" -> repository = yaml.text().orElse(null);
        case "directory" -> directory = yaml.text().orElse(null);
        default -> {}
      }
    }

    LockedRelease release(int major) {
      PnpmPath key = PnpmPath.of(path, major);
      String named = name == null ? key.name() : name;
      Place place = new Place(line, "");
      if (directory != null || tarball != null && tarball.startsWith("file:")) {
        return LockedRelease.open(Ecosystem.NPM, named, Found.NO_REGISTRY, place, List.of());
      }
      Optional<String> fixed = Optional.ofNullable(version).or(key::version);
      List<String> addresses = addresses(key);
      return fixed.isPresent()
          ? LockedRelease.fixed(Ecosystem.NPM, named, fixed.get(), place, hashes(), addresses)
          : LockedRelease.open(Ecosystem.NPM, named, Found.NO_REGISTRY, place, addresses);
    }

    private List<Digest> hashes() {
      return integrity == null ? List.of() : Integrity.parse(integrity).digests();
    }

    private List<String> addresses(PnpmPath key) {
      if (repository != null) {
        return List.of(repository.contains("://") ? "git+" + repository : repository);
      }
      return tarball == null ? key.registry().map(List::of).orElse(List.of()) : List.of(tarball);
    }
  }
}
