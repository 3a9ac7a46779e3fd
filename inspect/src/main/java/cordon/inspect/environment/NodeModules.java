package cordon.inspect.environment;

import cordon.formats.npm.PackageJson;
import cordon.inspect.environment.NodeLock.Locked;
import cordon.inspect.environment.Oddity.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A project's {@code node_modules} against the lockfile that npm keeps in it. */
final class NodeModules {
  private static final String LOCK = ".package-lock.json";
  private static final String MANIFEST = "/package.json";
  private static final String NESTED = "node_modules/";

  private final String root;
  private final String prefix;
  private final SortedMap<String, Seen> files;
  private final SortedMap<String, List<String>> folders = new TreeMap<>();
  private final List<Oddity> oddities = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();

  NodeModules(String root, SortedMap<String, Seen> files) {
    this.root = root;
    this.prefix = root.isEmpty() ? "" : root + "/";
    this.files = files;
  }

  static boolean isNote(String path) {
    return path.endsWith(LOCK) || path.endsWith(MANIFEST);
  }

  Environment environment() {
    files.keySet().stream()
        .filter(path -> path.endsWith(MANIFEST))
        .map(path -> path.substring(prefix.length(), path.length() - MANIFEST.length()))
        .filter(NodeModules::isPackageFolder)
        .forEach(folder -> folders.put(folder, new ArrayList<>()));
    files.keySet().forEach(this::assign);
    Optional<Map<String, Locked>> lock =
        Optional.ofNullable(files.get(prefix + LOCK)).flatMap(Seen::content).map(NodeLock::lock);
    lock.ifPresent(this::compare);
    List<Installed> packages = new ArrayList<>();
    folders.forEach((folder, own) -> packages.add(installed(folder, own, lock)));
    oddities.sort(Comparator.comparing(Oddity::kind).thenComparing(Oddity::path));
    return new Environment(
        EnvironmentKind.NODE_MODULES, root, packages, loose, List.of(), oddities, limits(lock));
  }

  /** In {@code node_modules} itself or in a nested one. */
  private static boolean isPackageFolder(String folder) {
    int nested = folder.lastIndexOf(NESTED);
    return PackageJson.isPackageFolder(
        nested < 0 ? folder : folder.substring(nested + NESTED.length()));
  }

  private void assign(String path) {
    String relative = path.substring(prefix.length());
    for (int slash = relative.lastIndexOf('/');
        slash > 0;
        slash = relative.lastIndexOf('/', slash - 1)) {
      List<String> own = folders.get(relative.substring(0, slash));
      if (own != null) {
        own.add(path);
        return;
      }
    }
    // Clients keep notes, links to commands and caches under names that begin with a dot.
    if (!relative.startsWith(".")) {
      oddities.add(new Oddity(Kind.UNEXPLAINED, path, ""));
      loose.add(path);
    }
  }

  private void compare(Map<String, Locked> lock) {
    for (String folder : folders.keySet()) {
      if (!lock.containsKey(folder)) {
        oddities.add(new Oddity(Kind.UNLISTED, prefix + folder, ""));
      }
    }
    lock.forEach((folder, locked) -> {
      if (!folders.containsKey(folder) && !locked.mayBeAbsent()) {
        oddities.add(new Oddity(Kind.MISSING, prefix + folder, "version " + locked.version()));
      }
    });
  }

  private Installed installed(String folder, List<String> own, Optional<Map<String, Locked>> lock) {
    PackageJson manifest =
        PackageJson.read(
            Optional.ofNullable(files.get(prefix + folder + MANIFEST))
                .flatMap(Seen::content)
                .orElseGet(() -> new byte[0]));
    Optional<Locked> locked = lock.map(all -> all.get(folder));
    String script = manifest.installScript();
    if (!script.isEmpty() || locked.map(Locked::hasInstallScript).orElse(false)) {
      oddities.add(
          new Oddity(
              Kind.RAN_SCRIPT,
              prefix + folder,
              script.isEmpty() ? "the lockfile says so, its manifest has none" : script));
    }
    int nested = folder.lastIndexOf(NESTED);
    String name = nested < 0 ? folder : folder.substring(nested + NESTED.length());
    return new Installed(
        EnvironmentKind.NODE_MODULES,
        name,
        locked.map(Locked::version).orElse(manifest.version()),
        prefix + folder,
        own);
  }

  private static List<String> limits(Optional<Map<String, Locked>> lock) {
    List<String> limits = new ArrayList<>();
    if (lock.isEmpty()) {
      limits.add(
          "there is no "
              + LOCK
              + " (only npm 7 and newer write one), so that packages that nobody"
              + " asked for cannot be told");
    }
    limits.add(
        "npm records no digests of single files, so that files which were changed or added within"
            + " a package cannot be told; remove the folder and install anew to be sure");
    return limits;
  }
}
