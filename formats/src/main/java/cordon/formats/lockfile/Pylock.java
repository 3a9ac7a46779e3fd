package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.pypi.ProjectName;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue;
import cordon.formats.toml.TomlValue.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code pylock.toml} (PEP 751, lock version 1.x). A file of it may be written as a section
 * or as an inline table; both are the same to TOML.
 */
final class Pylock {
  private static final String DOCUMENT = LockfileKind.PYLOCK.document();
  private static final TomlReading READING = new TomlReading(DOCUMENT, LockfileKind.MAX_BYTES);

  private final Found found = new Found(DOCUMENT);

  /** The package whose sections are being read; none before the first. */
  private final List<Section> open = new ArrayList<>();

  private final List<Table> files = new ArrayList<>();
  private final List<Table> needs = new ArrayList<>();
  private final Map<String, Table> origins = new HashMap<>();

  private Pylock() {}

  static Lockfile read(InputStream in) throws IOException {
    Pylock lock = new Pylock();
    READING.sections(in, lock::section);
    lock.close();
    return lock.found.lockfile();
  }

  private void section(Section section) {
    if (section.path().isEmpty()) {
      if (!section.table().written("lock-version").startsWith("1.")) {
        throw READING.malformed(section, "lock-version is not 1.x");
      }
    } else if (section.is("packages") && section.array()) {
      close();
      open.add(section);
    } else if (section.path().getFirst().equals("packages") && section.path().size() > 1) {
      if (open.isEmpty()) {
        throw READING.malformed(section, "a part of a package before the first");
      }
      part(section.path(), section.table());
    }
  }

  /** A section below a package. */
  private void part(List<String> path, Table table) {
    String name = path.get(1);
    if (path.size() == 2) {
      keep(name, table);
    } else if (path.size() == 3 && path.get(2).equals("hashes")) {
      files.add(new Table(Map.of("hashes", table)));
    }
  }

  private void keep(String name, Table table) {
    switch (name) {
      case "wheels", "sdist" -> files.add(table);
      case "archive" -> {
        files.add(table);
        origins.put(name, table);
      }
      case "vcs", "directory" -> origins.put(name, table);
      case "dependencies" -> needs.add(table);
      default -> {}
    }
  }

  /** The package is complete. */
  private void close() {
    if (open.isEmpty()) {
      return;
    }
    Section section = open.removeFirst();
    Table entry = section.table();
    entry.tables("wheels").forEach(files::add);
    for (String part : List.of("sdist", "archive", "vcs", "directory")) {
      if (entry.has(part)) {
        keep(part, entry.table(part));
      }
    }
    LockedRelease release = release(section);
    found.add(release);
    if (release.version().isPresent()) {
      UploadTimes.first(files.stream()).ifPresent(found::published);
    }
    needs.addAll(entry.tables("dependencies"));
    for (Table need : needs) {
      need.text("name")
          .ifPresent(name -> found.need(ProjectName.normalize(name), need.written("version")));
    }
    needs.clear();
    files.clear();
    origins.clear();
  }

  private LockedRelease release(Section section) {
    Table entry = section.table();
    String name =
        entry
            .text("name")
            .map(ProjectName::normalize)
            .orElseThrow(() -> READING.malformed(section, "a package without a name"));
    Place place = new Place(section.line(), "");
    String version = entry.written("version");
    List<String> addresses = addresses(entry);
    boolean local =
        origins.containsKey("directory") || addresses.isEmpty() && origins.containsKey("archive");
    if (local) {
      return LockedRelease.open(Ecosystem.PYPI, name, Found.NO_REGISTRY, place, List.of());
    }
    if (version.isEmpty()) {
      return LockedRelease.open(Ecosystem.PYPI, name, Found.NO_VERSION, place, addresses);
    }
    return LockedRelease.fixed(Ecosystem.PYPI, name, version, place, hashes(), addresses);
  }

  private List<String> addresses(Table entry) {
    Addresses addresses = new Addresses();
    Table vcs = origins.getOrDefault("vcs", new Table(Map.of()));
    if (vcs.has("url")) {
      addresses.add(vcs.written("type") + "+" + vcs.written("url"));
    }
    files.forEach(file -> addresses.add(file.written("url")));
    List<String> written = addresses.list();
    return written.isEmpty() ? addresses.add(entry.written("index")).list() : written;
  }

  private List<Digest> hashes() {
    List<Digest> hashes = new ArrayList<>();
    for (Table file : files) {
      for (Map.Entry<String, TomlValue> hash : file.table("hashes").members().entrySet()) {
        if (hash.getValue() instanceof TomlValue.Text hex) {
          Digest.parse(hash.getKey() + ":" + hex.text()).ifPresent(hashes::add);
        }
      }
    }
    return hashes;
  }
}
