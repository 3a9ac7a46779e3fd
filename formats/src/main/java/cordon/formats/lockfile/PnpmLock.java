package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.npm.Integrity;
import cordon.formats.yaml.YamlCursor;
import cordon.formats.yaml.YamlReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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

  private final Found found = new Found(DOCUMENT);
  private final List<Entry> entries = new ArrayList<>();
  private int major;

  private PnpmLock() {}

  static Lockfile read(InputStream in) throws IOException {
    PnpmLock lock = new PnpmLock();
    READING.mappings(in, lock::document);
    return lock.found.lockfile();
  }

  /** The version may stand behind the packages. */
  private void document(YamlCursor yaml) {
    entries.clear();
    major = 0;
    yaml.members((key, line) -> {
      switch (key) {
        case "lockfileVersion" -> version(yaml);
        case "packages" -> yaml.members((path, at) -> entries.add(new Entry(yaml, path, at)));
        default -> {}
      }
    });
    if (major == 0) {
      throw yaml.malformed("no lockfileVersion");
    }
    entries.forEach(entry -> found.add(entry.release(major)));
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

    Entry(YamlCursor yaml, String path, int line) {
      this.path = path;
      this.line = line;
      yaml.members((key, at) -> {
        switch (key) {
          case "name" -> name = yaml.text().orElse(null);
          case "version" -> version = yaml.text().orElse(null);
          case "resolution" -> yaml.members((part, place) -> resolution(yaml, part));
          default -> {}
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
