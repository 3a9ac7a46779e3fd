package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads {@code Cargo.lock}, versions 1 to 4. In version 1 the checksums stand at the end of the
 * file. What has no source is the project itself.
 */
final class CargoLock {
  private static final String DOCUMENT = LockfileKind.CARGO_LOCK.document();
  private static final TomlReading READING = new TomlReading(DOCUMENT, LockfileKind.MAX_BYTES);
  private static final String CHECKSUM = "checksum ";

  private final List<Section> packages = new ArrayList<>();
  private final Map<String, String> checksums = new HashMap<>();

  private CargoLock() {}

  static Lockfile read(InputStream in) throws IOException {
    CargoLock lock = new CargoLock();
    READING.sections(in, lock::section);
    Found found = new Found(DOCUMENT);
    lock.packages.forEach(entry -> lock.entry(entry, found));
    return found.lockfile();
  }

  private void section(Section section) {
    if (section.path().isEmpty()) {
      String version = section.table().written("version");
      if (!version.isEmpty() && !version.matches("[1-4]")) {
        throw READING.malformed(section, "version is not 1 to 4");
      }
    } else if (section.is("package") && section.array()) {
      packages.add(section);
      if (packages.size() > LockfileKind.MAX_ENTRIES) {
        throw READING.malformed(section, "more than " + LockfileKind.MAX_ENTRIES + " entries");
      }
    } else if (section.is("metadata")) {
      section.table().members().keySet().forEach(key -> checksum(key, section.table()));
    }
  }

  /** {@code "checksum name version (source)" = "hex"}. */
  private void checksum(String key, Table metadata) {
    if (key.startsWith(CHECKSUM)) {
      String[] words = key.substring(CHECKSUM.length()).split(" ", 3);
      if (words.length > 1) {
        checksums.put(words[0] + " " + words[1], metadata.written(key));
      }
    }
  }

  private void entry(Section section, Found found) {
    Table entry = section.table();
    String name =
        entry
            .text("name")
            .orElseThrow(() -> READING.malformed(section, "a package without a name"));
    String source = entry.written("source");
    if (source.isEmpty()) {
      needs(entry, (need, version) -> found.root(need, version, Scope.REQUIRED));
      return;
    }
    String version = entry.written("version");
    Place place = new Place(section.line(), "");
    List<String> addresses = new Addresses().add(address(source)).list();
    found.add(
        version.isEmpty()
            ? LockedRelease.open(Ecosystem.CARGO, name, Found.NO_VERSION, place, addresses)
            : LockedRelease.fixed(
                Ecosystem.CARGO, name, version, place, hashes(entry, name, version), addresses));
    needs(entry, found::need);
  }

  private static String address(String source) {
    int plus = source.indexOf('+');
    return source.startsWith("git+") ? source : source.substring(plus + 1);
  }

  private List<Digest> hashes(Table entry, String name, String version) {
    String written = entry.written("checksum");
    String hex = written.isEmpty() ? checksums.getOrDefault(name + " " + version, "") : written;
    return Digest.parse("sha256:" + hex).map(List::of).orElse(List.of());
  }

  /** {@code name}, or with its version where several are locked, or with the source of that. */
  private static void needs(Table entry, BiConsumer<String, String> need) {
    for (String text : entry.texts("dependencies")) {
      String[] words = text.split(" ", 3);
      need.accept(words[0], words.length > 1 ? words[1] : "");
    }
  }
}
