package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.pypi.ProjectName;
import cordon.formats.yaml.YamlCursor;
import cordon.formats.yaml.YamlReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code conda-lock.yml}, version 1: packages of conda channels and, installed by pip, of
 * Python's registries, once for each platform.
 */
final class CondaLock {
  private static final String DOCUMENT = LockfileKind.CONDA_LOCK.document();
  private static final String CONDA = "conda";
  private static final YamlReading READING =
      new YamlReading(DOCUMENT, LockfileKind.MAX_BYTES, LockfileKind.MAX_DEPTH);

  private final Found found = new Found(DOCUMENT);
  private boolean known;

  private CondaLock() {}

  static Lockfile read(InputStream in) throws IOException {
    CondaLock lock = new CondaLock();
    READING.mappings(in, lock::document);
    return lock.found.lockfile();
  }

  private void document(YamlCursor yaml) {
    yaml.members((key, line) -> {
      switch (key) {
        case "version" -> {
          known = yaml.text().filter("1"::equals).isPresent();
          if (!known) {
            throw yaml.malformed("version is not 1");
          }
        }
        case "package" -> yaml.elements(at -> entry(yaml, at));
        default -> {}
      }
    });
    if (!known) {
      throw yaml.malformed("no version");
    }
  }

  private void entry(YamlCursor yaml, int line) {
    if (!yaml.isMapping()) {
      throw yaml.malformed("a package that is no mapping");
    }
    Entry entry = new Entry();
    yaml.members((key, at) -> entry.field(yaml, key));
    if (entry.name.isEmpty() || entry.version.isEmpty()) {
      throw yaml.malformed("the package before this has no name or no version");
    }
    found.add(entry.release(new Place(line, "")));
    found.key(entry.key(entry.name));
    found.scope(entry.scope());
    entry.needs.forEach(need -> found.needKey(entry.key(need), Scope.REQUIRED));
  }

  private static final class Entry {
    private String name = "";
    private String version = "";
    private String manager = CONDA;
    private String platform = "";
    private String category = "main";
    private boolean optional;
    private final List<String> needs = new ArrayList<>(4);
    private final List<Digest> hashes = new ArrayList<>(2);
    private final Addresses addresses = new Addresses();

    void field(YamlCursor yaml, String key) {
      switch (key) {
        case "name" -> name = yaml.text().orElse("");
        case "version" -> version = yaml.text().orElse("");
        case "manager" -> manager = yaml.text().orElse(CONDA);
        case "platform" -> platform = yaml.text().orElse("");
        case "category" -> category = yaml.text().orElse("");
        case "optional" -> optional = yaml.text().filter("true"::equals).isPresent();
        case "url" -> addresses.add(yaml.text().orElse(""));
        case "dependencies" -> yaml.members((need, at) -> needs.add(need));
        case "hash" -> yaml.members((algorithm, at) -> hash(algorithm, yaml));
        default -> {}
      }
    }

    private void hash(String algorithm, YamlCursor yaml) {
      yaml.text().flatMap(hex -> Digest.parse(algorithm + ":" + hex)).ifPresent(hashes::add);
    }

    boolean conda() {
      return manager.equals(CONDA);
    }

    Scope scope() {
      return switch (category) {
        case "main" -> optional ? Scope.OPTIONAL : Scope.REQUIRED;
        case "dev", "development", "test" -> Scope.DEVELOPMENT;
        default -> Scope.OPTIONAL;
      };
    }

    /** pip may need what conda installed. */
    String key(String of) {
      return platform + "\n" + ProjectName.normalize(of);
    }

    LockedRelease release(Place place) {
      return new LockedRelease(
          conda() ? CONDA : Ecosystem.PYPI.purlType(),
          conda() ? name : ProjectName.normalize(name),
          Optional.of(version),
          "",
          Optional.empty(),
          place,
          hashes,
          addresses.list());
    }
  }
}
