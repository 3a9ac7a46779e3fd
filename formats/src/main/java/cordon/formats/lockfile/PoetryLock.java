package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.pypi.ProjectName;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue;
import cordon.formats.toml.TomlValue.Items;
import cordon.formats.toml.TomlValue.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code poetry.lock}, lock versions 1.x and 2.x. In 1.x the hashes stand at the end of the
 * file, in 2.x in the package. Addresses of files are not in it: poetry asks the package's source,
 * or its own default where there is none.
 */
final class PoetryLock {
  private static final String DOCUMENT = LockfileKind.POETRY_LOCK.document();
  private static final TomlReading READING = new TomlReading(DOCUMENT, LockfileKind.MAX_BYTES);

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Digest>> filesByName = new HashMap<>();

  private PoetryLock() {}

  /** A package, of which the source follows in a section of its own. */
  private static final class Entry {
    final Section section;
    final List<String> needs = new ArrayList<>(0);
    @Nullable Table source;

    Entry(Section section) {
      this.section = section;
    }
  }

  static Lockfile read(InputStream in) throws IOException {
    PoetryLock lock = new PoetryLock();
    READING.sections(in, lock::section);
    Found found = new Found(DOCUMENT);
    lock.entries.forEach(entry -> {
      found.add(lock.release(entry));
      scope(entry.section.table()).ifPresent(found::scope);
      entry.needs.forEach(name -> found.need(name, ""));
    });
    return found.lockfile();
  }

  private void section(Section section) {
    if (section.is("package") && section.array()) {
      entries.add(new Entry(section));
      if (entries.size() > LockfileKind.MAX_ENTRIES) {
        throw READING.malformed(section, "more than " + LockfileKind.MAX_ENTRIES + " entries");
      }
    } else if (section.is("package", "source")) {
      source(section);
    } else if (section.is("package", "dependencies") && !entries.isEmpty()) {
      section
          .table()
          .members()
          .keySet()
          .forEach(name -> entries.getLast().needs.add(ProjectName.normalize(name)));
    } else if (section.is("metadata", "files") || section.is("metadata", "hashes")) {
      section
          .table()
          .members()
          .forEach((name, files) -> filesByName.put(ProjectName.normalize(name), hashes(files)));
    } else if (section.is("metadata")) {
      version(section);
    }
  }

  private void source(Section section) {
    if (entries.isEmpty() || entries.getLast().source != null) {
      throw READING.malformed(section, "a source without a package of its own");
    }
    entries.getLast().source = section.table();
  }

  private static void version(Section section) {
    String version = section.table().written("lock-version");
    // Files older than 1.0 do not say their version.
    if (!version.isEmpty() && !version.startsWith("1.") && !version.startsWith("2.")) {
      throw READING.malformed(section, "lock-version is not 1.x or 2.x");
    }
  }

  private LockedRelease release(Entry entry) {
    Table table = entry.section.table();
    String name =
        table
            .text("name")
            .map(ProjectName::normalize)
            .orElseThrow(() -> READING.malformed(entry.section, "a package without a name"));
    Place place = new Place(entry.section.line(), "");
    Table source = entry.source == null ? table.table("source") : entry.source;
    String type = source.written("type");
    String version = table.written("version");
    if (type.equals("file") || type.equals("directory")) {
      return LockedRelease.open(Ecosystem.PYPI, name, Found.NO_REGISTRY, place, List.of());
    }
    String url = (type.equals("git") ? "git+" : "") + source.written("url");
    List<String> addresses = source.has("url") ? List.of(url) : List.of();
    if (version.isEmpty()) {
      return LockedRelease.open(Ecosystem.PYPI, name, Found.NO_VERSION, place, addresses);
    }
    TomlValue files = table.members().get("files");
    List<Digest> hashes = files == null ? filesByName.getOrDefault(name, List.of()) : hashes(files);
    return LockedRelease.fixed(Ecosystem.PYPI, name, version, place, hashes, addresses);
  }

  /** Up to 1.5 by a category, from 2.1 on by groups, between them not at all. */
  private static Optional<Scope> scope(Table table) {
    List<String> groups = table.texts("groups");
    if (table.written("category").equals("dev")
        || !groups.isEmpty() && groups.stream().allMatch(group -> group.startsWith("dev"))) {
      return Optional.of(Scope.DEVELOPMENT);
    }
    boolean optional = table.written("optional").equals("true");
    return optional || !groups.isEmpty() && !groups.contains("main")
        ? Optional.of(Scope.OPTIONAL)
        : Optional.empty();
  }

  /** Tables with a hash each, or before 1.0 bare SHA-256. */
  private static List<Digest> hashes(TomlValue files) {
    List<Digest> hashes = new ArrayList<>();
    if (files instanceof Items array) {
      for (TomlValue item : array.items()) {
        String written =
            switch (item) {
              case Table file -> file.written("hash");
              case TomlValue.Text bare -> "sha256:" + bare.text();
              default -> "";
            };
        Digest.parse(written).ifPresent(hashes::add);
      }
    }
    return hashes;
  }
}
