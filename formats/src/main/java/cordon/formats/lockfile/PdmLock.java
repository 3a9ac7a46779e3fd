package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.Malformed;
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

/**
 * Reads {@code pdm.lock}, lock versions 3.x and 4.x. Before 4.3 the files stand at the end. A
 * package that is asked for with extras stands there once more, with the extras.
 */
final class PdmLock {
  private static final String DOCUMENT = LockfileKind.PDM_LOCK.document();
  private static final TomlReading READING = new TomlReading(DOCUMENT, LockfileKind.MAX_BYTES);
  private static final String DEFAULT = "default";

  private final List<Section> packages = new ArrayList<>();
  private final Map<String, TomlValue> filesOf = new HashMap<>();
  private boolean known;

  private PdmLock() {}

  static Lockfile read(InputStream in) throws IOException {
    PdmLock lock = new PdmLock();
    READING.sections(in, lock::section);
    if (!lock.known) {
      throw Malformed.at(DOCUMENT, "line 1", "no lock_version under [metadata]");
    }
    Found found = new Found(DOCUMENT);
    lock.packages.forEach(section -> lock.entry(section, found));
    return found.lockfile();
  }

  private void section(Section section) {
    if (section.is("package") && section.array()) {
      packages.add(section);
      if (packages.size() > LockfileKind.MAX_ENTRIES) {
        throw READING.malformed(section, "more than " + LockfileKind.MAX_ENTRIES + " entries");
      }
    } else if (section.is("metadata")) {
      String version = section.table().written("lock_version");
      known = version.startsWith("3") || version.startsWith("4");
      if (!known) {
        throw READING.malformed(section, "lock_version is not 3.x or 4.x");
      }
    } else if (section.is("metadata", "files")) {
      filesOf.putAll(section.table().members());
    }
  }

  private void entry(Section section, Found found) {
    Table entry = section.table();
    String written =
        entry
            .text("name")
            .orElseThrow(() -> READING.malformed(section, "a package without a name"));
    String name = ProjectName.normalize(written);
    String version = entry.written("version");
    Place place = new Place(section.line(), "");
    if (entry.has("path") && !entry.has("url")) {
      found.add(LockedRelease.open(Ecosystem.PYPI, name, Found.NO_REGISTRY, place, List.of()));
    } else if (version.isEmpty()) {
      found.add(
          LockedRelease.open(
              Ecosystem.PYPI, name, Found.NO_VERSION, place, addresses(entry, List.of())));
    } else {
      List<Table> files = files(entry, written + " " + version);
      found.add(
          LockedRelease.fixed(
              Ecosystem.PYPI, name, version, place, hashes(files), addresses(entry, files)));
    }
    scope(entry, found);
    needs(entry, found);
  }

  private List<Table> files(Table entry, String release) {
    return entry.has("files")
        ? entry.tables("files")
        : new Table(Map.of("files", filesOf.getOrDefault(release, new Items(List.of()))))
            .tables("files");
  }

  private static List<Digest> hashes(List<Table> files) {
    List<Digest> hashes = new ArrayList<>();
    files.forEach(file -> Digest.parse(file.written("hash")).ifPresent(hashes::add));
    return hashes;
  }

  private static List<String> addresses(Table entry, List<Table> files) {
    Addresses addresses = new Addresses();
    if (entry.has("git")) {
      addresses.add("git+" + entry.written("git"));
    }
    addresses.add(entry.written("url"));
    files.forEach(file -> addresses.add(file.written("url")));
    return addresses.list();
  }

  /** Older versions do not tell the groups; then everything counts as required. */
  private static void scope(Table entry, Found found) {
    List<String> groups = entry.texts("groups");
    if (!groups.isEmpty() && !groups.contains(DEFAULT)) {
      boolean development = groups.stream().allMatch(group -> group.startsWith("dev"));
      found.scope(development ? Scope.DEVELOPMENT : Scope.OPTIONAL);
    }
  }

  private static void needs(Table entry, Found found) {
    for (String requirement : entry.texts("dependencies")) {
      int end = 0;
      while (end < requirement.length()
          && (Character.isLetterOrDigit(requirement.charAt(end))
              || "._-".indexOf(requirement.charAt(end)) >= 0)) {
        end++;
      }
      String name = ProjectName.normalize(requirement.substring(0, end));
      if (!name.isEmpty()) {
        found.need(name, pinned(requirement.substring(end)));
      }
    }
  }

  /** A package with extras needs itself without, in the same version: {@code a==1.0}. */
  private static String pinned(String specifiers) {
    String plain = specifiers.split(";", 2)[0].strip();
    return plain.startsWith("==") && !plain.contains(",") && !plain.contains("*")
        ? plain.replaceFirst("^={2,3}", "").strip()
        : "";
  }
}
