package cordon.formats.lockfile;

import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.npm.Integrity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder that npm's lockfile speaks of: the project itself, a member of its workspace, a link to
 * one, or an installed package.
 */
final class NodeEntry {
  static final String MODULES = "node_modules/";

  final String path;
  private final Place place;

  /** What it needs, by name. */
  final Map<String, Scope> needs = new LinkedHashMap<>(4);

  @Nullable String name;
  @Nullable String version;
  @Nullable String resolved;
  @Nullable String integrity;
  boolean link;
  boolean development;
  boolean optional;

  NodeEntry(String path, Place place) {
    this.path = path;
    this.place = place;
  }

  /** What these entries say together. */
  static Lockfile lockfile(List<NodeEntry> entries, Found found) {
    NodeTree tree = new NodeTree();
    for (NodeEntry entry : entries) {
      int modules = entry.path.lastIndexOf(MODULES);
      if (entry.isRelease()) {
        found.add(entry.release());
        entry.scope().ifPresent(found::scope);
      }
      if (modules >= 0) {
        int release = entry.isRelease() ? found.count() - 1 : NodeTree.NO_RELEASE;
        tree.put(
            NodeTree.above(entry.path), entry.path.substring(modules + MODULES.length()), release);
      }
    }
    int from = 0;
    for (NodeEntry entry : entries) {
      boolean release = entry.isRelease();
      NodeTree.Finder finder = tree.from(entry.path);
      int at = from;
      entry.needs.forEach((name, scope) -> {
        int to = finder.find(name);
        if (to != NodeTree.NO_RELEASE && release) {
          found.edge(at, to, scope);
        } else if (to != NodeTree.NO_RELEASE && !entry.link) {
          found.root(to, scope);
        }
      });
      from += release ? 1 : 0;
    }
    return found.lockfile();
  }

  /** The project itself, its workspaces and links to them are no releases of a registry. */
  private boolean isRelease() {
    return path.lastIndexOf(MODULES) >= 0 && !link;
  }

  /** What npm marks; empty for what the project cannot do without. */
  private Optional<Scope> scope() {
    return development
        ? Optional.of(Scope.DEVELOPMENT)
        : optional ? Optional.of(Scope.OPTIONAL) : Optional.empty();
  }

  /** The last part of the path is the name, unless it is an alias. */
  private LockedRelease release() {
    String key = name == null ? path.substring(path.lastIndexOf(MODULES) + MODULES.length()) : name;
    String text = version == null ? "" : version;
    int at = text.lastIndexOf('@');
    // Version 1 writes an alias as "npm:real-name@1.2.3".
    boolean alias = text.startsWith("npm:") && at > 5;
    String real = alias ? text.substring(4, at) : key;
    String fixed = alias ? text.substring(at + 1) : text;
    // Version 1 puts the address of what comes from no registry in place of a version.
    boolean elsewhere = fixed.contains(":") || fixed.contains("/") || isLocal();
    String open = fixed.isEmpty() ? Found.NO_VERSION : elsewhere ? Found.NO_REGISTRY : "";
    return new LockedRelease(
        Ecosystem.NPM,
        real,
        open.isEmpty() ? Optional.of(fixed) : Optional.empty(),
        open,
        place,
        integrity == null ? List.of() : Integrity.parse(integrity).digests(),
        resolved != null ? List.of(resolved) : elsewhere ? List.of(fixed) : List.of());
  }

  /** A tarball of the project's own. */
  private boolean isLocal() {
    return resolved != null && resolved.startsWith("file:");
  }
}
