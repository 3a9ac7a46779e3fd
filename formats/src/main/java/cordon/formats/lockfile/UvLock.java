package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.pypi.ProjectName;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code uv.lock}, version 1 of any revision. uv fetches a locked file from the address that
 * stands here, whatever index is configured.
 */
final class UvLock {
  private static final String DOCUMENT = LockfileKind.UV_LOCK.document();
  private static final TomlReading READING = new TomlReading(DOCUMENT, LockfileKind.MAX_BYTES);

  private final Found found = new Found(DOCUMENT);

  /** Whether the package whose sections are being read is a release. */
  private boolean release;

  private UvLock() {}

  static Lockfile read(InputStream in) throws IOException {
    UvLock lock = new UvLock();
    READING.sections(in, lock::section);
    return lock.found.lockfile();
  }

  private void section(Section section) {
    if (section.path().isEmpty()) {
      if (!section.table().written("version").equals("1")) {
        throw READING.malformed(section, "version is not 1");
      }
    } else if (section.is("package") && section.array()) {
      entry(section);
    } else if (section.is("package", "optional-dependencies")) {
      lists(section.table(), Scope.OPTIONAL);
    } else if (section.is("package", "dev-dependencies") && !release) {
      lists(section.table(), Scope.DEVELOPMENT);
    }
  }

  private void entry(Section section) {
    Table entry = section.table();
    String name =
        entry
            .text("name")
            .map(ProjectName::normalize)
            .orElseThrow(() -> READING.malformed(section, "a package without a name"));
    Place place = new Place(section.line(), "");
    Table source = entry.table("source");
    // Members of the workspace are the project itself.
    release = !source.has("editable") && !source.has("virtual");
    if (!release) {
      needs(entry, "dependencies", Scope.REQUIRED);
      return;
    }
    String version = entry.written("version");
    if (source.has("path") || source.has("directory")) {
      found.add(LockedRelease.open(Ecosystem.PYPI, name, Found.NO_REGISTRY, place, List.of()));
    } else if (version.isEmpty()) {
      found.add(
          LockedRelease.open(Ecosystem.PYPI, name, Found.NO_VERSION, place, addresses(entry)));
    } else {
      found.add(
          LockedRelease.fixed(
              Ecosystem.PYPI, name, version, place, hashes(entry), addresses(entry)));
      UploadTimes.first(files(entry)).ifPresent(found::published);
    }
    needs(entry, "dependencies", Scope.REQUIRED);
  }

  private void lists(Table table, Scope scope) {
    table.members().keySet().forEach(list -> needs(table, list, scope));
  }

  /** The version stands there only where several are locked. */
  private void needs(Table table, String list, Scope scope) {
    for (Table need : table.tables(list)) {
      String name = need.text("name").map(ProjectName::normalize).orElse("");
      String version = need.written("version");
      if (release) {
        found.need(name, version, scope);
      } else {
        found.root(name, version, scope);
      }
    }
  }

  private static Stream<Table> files(Table entry) {
    return Stream.concat(Stream.of(entry.table("sdist")), entry.tables("wheels").stream());
  }

  private static List<Digest> hashes(Table entry) {
    List<Digest> hashes = new ArrayList<>();
    files(entry).forEach(file -> Digest.parse(file.written("hash")).ifPresent(hashes::add));
    return hashes;
  }

  private static List<String> addresses(Table entry) {
    Addresses addresses = new Addresses();
    Table source = entry.table("source");
    addresses.add(gitUrl(source.written("git"))).add(source.written("url"));
    files(entry).forEach(file -> addresses.add(file.written("url")));
    List<String> found = addresses.list();
    return found.isEmpty() ? addresses.add(source.written("registry")).list() : found;
  }

  private static String gitUrl(String url) {
    return url.isEmpty() ? "" : "git+" + url;
  }
}
