package cordon.inspect.environment;

import cordon.formats.pypi.InstalledRecord;
import cordon.inspect.environment.Oddity.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Python's {@code site-packages} against the {@code RECORD}s in it.
 *
 * <p>A {@code RECORD} is written from the wheel: it finds what came later, not what the wheel
 * itself brought.
 */
final class SitePackages {
  private static final String RECORD = ".dist-info/RECORD";
  private static final String TOP_LEVEL = ".egg-info/top_level.txt";

  private final String root;
  private final String prefix;
  private final SortedMap<String, Seen> files;
  private final SystemPackages system;

  /** By path below the walked folder. */
  private final Map<String, String> owners = new HashMap<>();

  private final SortedMap<String, List<String>> packages = new TreeMap<>();
  private final List<Oddity> oddities = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();

  SitePackages(String root, SortedMap<String, Seen> files, SystemPackages system) {
    this.root = root;
    this.prefix = root.isEmpty() ? "" : root + "/";
    this.files = files;
    this.system = system;
  }

  /** Whether its content is needed: what an installer wrote down, and what runs at every start. */
  static boolean isNote(String path) {
    return path.endsWith(RECORD)
        || path.endsWith(TOP_LEVEL)
        || path.endsWith(".pth")
        || StartHooks.isModule(path);
  }

  Environment environment() {
    files.forEach((path, seen) -> {
      if (path.endsWith(RECORD) && topLevel(path, RECORD)) {
        record(path, text(seen));
      } else if (path.endsWith(TOP_LEVEL) && topLevel(path, TOP_LEVEL)) {
        withoutRecord(path, text(seen));
      }
    });
    files.keySet().forEach(this::explain);
    oddities.sort(Comparator.comparing(Oddity::kind).thenComparing(Oddity::path));
    return new Environment(
        EnvironmentKind.SITE_PACKAGES,
        root,
        packages.entrySet().stream().map(e -> installed(e.getKey(), e.getValue())).toList(),
        loose,
        StartHooks.of(prefix, files, owners),
        oddities,
        limits);
  }

  /** Whether the folder of a note lies in the environment itself. */
  private boolean topLevel(String path, String end) {
    String name = path.substring(prefix.length(), path.length() - end.length());
    return !name.contains("/");
  }

  /** The folder is called {@code name-version.dist-info}. */
  private static String label(String path, String end) {
    String stem = path.substring(path.lastIndexOf('/', path.length() - end.length()) + 1);
    return stem.substring(0, stem.length() - end.length()).replaceFirst("-", " ");
  }

  private void record(String path, String text) {
    String owner = label(path, RECORD);
    List<String> own = packages.computeIfAbsent(owner, o -> new ArrayList<>());
    for (InstalledRecord.Entry entry : InstalledRecord.read(text)) {
      resolved(entry.path())
          .ifPresent(file -> {
            owners.put(file, owner);
            compare(file, entry, owner, own);
          });
    }
  }

  private void compare(String file, InstalledRecord.Entry entry, String owner, List<String> own) {
    Seen seen = files.get(file);
    if (seen == null) {
      if (file.startsWith(prefix) && !file.endsWith(".pyc")) {
        oddities.add(new Oddity(Kind.MISSING, file, "of " + owner));
      }
      return;
    }
    own.add(file);
    if (entry.sha256().isPresent()
        && seen.digest().isPresent()
        && !entry.sha256().equals(seen.digest())) {
      oddities.add(new Oddity(Kind.CHANGED, file, "of " + owner));
    }
  }

  /** Below the walked folder; empty for what leads out of it. */
  private Optional<String> resolved(String path) {
    if (path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(root.isEmpty() ? List.of() : List.of(root.split("/")));
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.add(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** An old package says at most what its modules are called. */
  private void withoutRecord(String path, String topLevel) {
    String owner = label(path, TOP_LEVEL);
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    List<String> starts = new ArrayList<>(List.of(folder));
    topLevel
        .lines()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(name -> starts.add(prefix + name));
    List<String> own = packages.computeIfAbsent(owner, o -> new ArrayList<>());
    for (String file : files.keySet()) {
      if (starts.stream().anyMatch(start -> within(file, start))
          && owners.putIfAbsent(file, owner) == null) {
        own.add(file);
      }
    }
    limits.add(owner + " has no RECORD, so that its files cannot be compared");
  }

  private static boolean within(String file, String start) {
    return start.endsWith("/")
        ? file.startsWith(start)
        : file.startsWith(start + "/") || file.equals(start + ".py");
  }

  private void explain(String path) {
    if (owners.containsKey(path)) {
      return;
    }
    Optional<String> source = CompiledPython.source(path);
    if (source.isPresent()) {
      if (!files.containsKey(source.get())) {
        oddities.add(new Oddity(Kind.WITHOUT_SOURCE, path, ""));
        loose.add(path);
      }
      return;
    }
    Optional<String> ofSystem = system.owner(path);
    if (ofSystem.isPresent()) {
      owners.put(path, ofSystem.get());
      packages.computeIfAbsent(ofSystem.get(), o -> new ArrayList<>()).add(path);
      return;
    }
    oddities.add(new Oddity(Kind.UNEXPLAINED, path, ""));
    loose.add(path);
  }

  private Installed installed(String label, List<String> own) {
    int space = label.indexOf(' ');
    return new Installed(
        EnvironmentKind.SITE_PACKAGES,
        space < 0 ? label : label.substring(0, space),
        space < 0 ? "" : label.substring(space + 1),
        root,
        own.stream().filter(file -> file.startsWith(prefix)).sorted().distinct().toList());
  }

  private static String text(Seen seen) {
    return new String(seen.content().orElseGet(() -> new byte[0]), StandardCharsets.UTF_8);
  }
}
