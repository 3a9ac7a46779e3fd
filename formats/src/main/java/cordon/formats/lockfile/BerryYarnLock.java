package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.yaml.YamlCursor;
import cordon.formats.yaml.YamlReading;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code yarn.lock} of yarn 2 and later, {@code __metadata} versions 4 to 8. Its
 * checksums are of yarn's own archive and not of the tarball, so they prove nothing here.
 */
final class BerryYarnLock {
  private static final String DOCUMENT = LockfileKind.YARN_LOCK.document();
  private static final int MAX_DEPTH = 32;
  private static final YamlReading READING =
      new YamlReading(DOCUMENT, LockfileKind.MAX_BYTES, MAX_DEPTH);
  private static final String ARCHIVE = "__archiveUrl=";

  private final Found found = new Found(DOCUMENT);

  private BerryYarnLock() {}

  static Lockfile read(InputStream in) throws IOException {
    BerryYarnLock lock = new BerryYarnLock();
    READING.mappings(in, lock::document);
    return lock.found.lockfile();
  }

  private void document(YamlCursor yaml) {
    yaml.members((key, line) -> {
      if (key.equals("__metadata")) {
        yaml.members((name, at) -> metadata(yaml, name));
      } else {
        entry(key, new Entry(yaml), new Place(line, ""));
      }
    });
  }

  private void entry(String key, Entry entry, Place place) {
    Optional<LockedRelease> release = entry.release(place);
    release.ifPresent(found::add);
    if (release.isPresent()) {
      for (String descriptor : key.split(", ", 10_000)) {
        int at = descriptor.indexOf('@', 1);
        if (at > 0) {
          found.key(key(descriptor.substring(0, at), descriptor.substring(at + 1)));
        }
      }
    }
    entry.needs.forEach((name, range) -> {
      Scope scope = entry.optional.contains(name) ? Scope.OPTIONAL : Scope.REQUIRED;
      if (release.isPresent()) {
        found.needKey(key(name, range), scope);
      } else if (entry.isWorkspace()) {
        found.rootKey(key(name, range), scope);
      }
    });
  }

  /** Older files leave the protocol out where one entry needs another. */
  private static String key(String name, String range) {
    if (range.startsWith("patch:")) {
      int end = range.indexOf('#');
      String patched =
          Entry.decoded(range.substring("patch:".length(), end < 0 ? range.length() : end));
      int at = patched.indexOf('@', 1);
      return at < 0 || patched.indexOf("patch:") >= 0
          ? name + "@" + range
          : key(patched.substring(0, at), patched.substring(at + 1));
    }
    boolean plain = range.startsWith("npm:") && range.indexOf('@') < 0;
    return name + "@" + (plain ? range.substring("npm:".length()) : range);
  }

  private static void metadata(YamlCursor yaml, String name) {
    if (name.equals("version") && !yaml.text().orElse("").matches("[4-8]")) {
      throw yaml.malformed("__metadata.version is not 4 to 8");
    }
  }

  private static final class Entry {
    private @Nullable String version;
    private @Nullable String resolution;
    private final Map<String, String> needs = new LinkedHashMap<>(4);
    private final Set<String> optional = new HashSet<>();

    Entry(YamlCursor yaml) {
      if (!yaml.isMapping()) {
        throw yaml.malformed("an entry that is no mapping");
      }
      yaml.members((name, line) -> {
        switch (name) {
          case "version" -> version = yaml.text().orElse(null);
          case "resolution" -> resolution = yaml.text().orElse(null);
          case "dependencies" ->
              yaml.members((need, at) -> needs.put(need, yaml.text().orElse("")));
          case "dependenciesMeta" ->
              yaml.members((need, at) -> yaml.members((key, place) -> meta(yaml, need, key)));
          default -> {}
        }
      });
      if (resolution == null || resolution.indexOf('@', 1) < 0) {
        throw yaml.malformed("an entry without a resolution");
      }
    }

    private void meta(YamlCursor yaml, String need, String key) {
      if (key.equals("optional") && yaml.text().filter("true"::equals).isPresent()) {
        optional.add(need);
      }
    }

    boolean isWorkspace() {
      return resolution != null && resolution.contains("@workspace:");
    }

    /** Empty for members of the workspace, and for patches, whose original is an entry too. */
    Optional<LockedRelease> release(Place place) {
      String locator = resolution == null ? "" : resolution;
      int at = locator.indexOf('@', 1);
      String name = locator.substring(0, at);
      String reference = locator.substring(at + 1);
      if (reference.startsWith("workspace:") || reference.startsWith("patch:")) {
        return Optional.empty();
      }
      if (reference.startsWith("npm:")) {
        return Optional.of(registry(name, reference.substring(4), place));
      }
      boolean address = reference.contains("://") || reference.startsWith("git@");
      if (!address || version == null) {
        List<String> addresses = address ? List.of(reference) : List.of();
        return Optional.of(
            LockedRelease.open(Ecosystem.NPM, name, Found.NO_REGISTRY, place, addresses));
      }
      return Optional.of(
          LockedRelease.fixed(Ecosystem.NPM, name, version, place, List.of(), List.of(reference)));
    }

    /** {@code 1.0.0}, or with an unusual tarball {@code 1.0.0::__archiveUrl=https%3A%2F%2F…}. */
    private static LockedRelease registry(String name, String reference, Place place) {
      int bindings = reference.indexOf("::");
      String fixed = bindings < 0 ? reference : reference.substring(0, bindings);
      int archive = reference.indexOf(ARCHIVE);
      List<String> addresses =
          archive < 0 ? List.of() : List.of(binding(reference.substring(archive)));
      return LockedRelease.fixed(Ecosystem.NPM, name, fixed, place, List.of(), addresses);
    }

    private static String binding(String binding) {
      int end = binding.indexOf('&');
      return decoded(binding.substring(ARCHIVE.length(), end < 0 ? binding.length() : end));
    }

    static String decoded(String value) {
      try {
        return URLDecoder.decode(value, UTF_8);
      } catch (IllegalArgumentException notEncoded) {
        return value;
      }
    }
  }
}
