package cordon.formats.lockfile;

import cordon.formats.BoundedInput;
import cordon.formats.lockfile.Lockfile.Edge;
import cordon.formats.lockfile.Lockfile.Published;
import cordon.formats.lockfile.Lockfile.Reference;
import cordon.formats.lockfile.Lockfile.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader has found so far, bounded in count. */
final class Found {
  /** Why an entry with a source of its own is not asked about. */
  static final String NO_REGISTRY = "not from a registry";

  /** Why an entry is not asked about that should have one. */
  static final String NO_VERSION = "the entry has no version";

  private static final int PROJECT = -1;

  private final String document;
  private final List<LockedRelease> releases = new ArrayList<>();
  private final List<Need> needs = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Uses uses = new Uses();
  private final List<Published> published = new ArrayList<>(0);

  /** Under which names, other than its own, a release is needed: a descriptor, a folder. */
  private final Map<String, Integer> byKey = new HashMap<>();

  /**
   * What the file says of a need before all of its releases are known.
   *
   * @param from a release, or {@link #PROJECT}
   * @param key whether {@code name} is a key
   */
  private record Need(int from, String name, String version, boolean key, Scope scope) {}

  Found(String document) {
    this.document = document;
  }

  void add(LockedRelease release) {
    releases.add(release);
    if (releases.size() > LockfileKind.MAX_ENTRIES) {
      throw BoundedInput.tooLarge(document, LockfileKind.MAX_ENTRIES, "entries");
    }
  }

  /** The release added last is what is meant by a key. */
  void key(String key) {
    byKey.putIfAbsent(key, releases.size() - 1);
  }

  /** The file says what the release added last is for. */
  void scope(Scope scope) {
    uses.marked(releases.size() - 1, scope);
  }

  /** The file says that the project asks for the release added last. */
  void direct() {
    uses.direct(releases.size() - 1);
  }

  /** The release added last came then. */
  void published(Instant at) {
    published.add(new Published(releases.size() - 1, at));
  }

  /**
   * The release added last needs another.
   *
   * @param version empty text where the file does not say which
   */
  void need(String name, String version) {
    need(name, version, Scope.REQUIRED);
  }

  /** As {@link #need(String, String)}. */
  void need(String name, String version, Scope scope) {
    need(new Need(releases.size() - 1, name, version, false, scope));
  }

  /** The release added last needs what is meant by a key. */
  void needKey(String key, Scope scope) {
    need(new Need(releases.size() - 1, key, "", true, scope));
  }

  /** The project asks for a release; version as in {@link #need}. */
  void root(String name, String version, Scope scope) {
    need(new Need(PROJECT, name, version, false, scope));
  }

  /** The project asks for what is meant by a key. */
  void rootKey(String key, Scope scope) {
    need(new Need(PROJECT, key, "", true, scope));
  }

  /** A release needs another; both by their place in the list. */
  void edge(int from, int to, Scope scope) {
    edges.add(new Edge(from, to));
    uses.edge(from, to, scope);
    boundedEdges(edges.size());
  }

  /** The project asks for a release, by its place in the list. */
  void root(int to, Scope scope) {
    uses.root(to, scope);
  }

  /** How many were found. */
  int count() {
    return releases.size();
  }

  private void need(Need need) {
    needs.add(need);
    boundedEdges(needs.size());
  }

  private void boundedEdges(int count) {
    if (count > LockfileKind.MAX_EDGES) {
      throw BoundedInput.tooLarge(document, LockfileKind.MAX_EDGES, "dependencies");
    }
  }

  Lockfile lockfile() {
    return lockfile(List.of());
  }

  Lockfile lockfile(List<Reference> references) {
    meet();
    return new Lockfile(releases, references, edges, uses.of(releases.size()), published);
  }

  /** Where several versions of a name stand and the file does not say which, each may be meant. */
  private void meet() {
    Map<String, List<Integer>> named = needs.isEmpty() ? Map.of() : byName();
    int met = 0;
    for (Need need : needs) {
      List<Integer> meant =
          need.key
              ? Optional.ofNullable(byKey.get(need.name)).map(List::of).orElse(List.of())
              : named.getOrDefault(
                  need.version.isEmpty() ? need.name : release(need.name, need.version), List.of());
      met += meant.size();
      boundedEdges(met);
      meant.forEach(to -> meet(need, to));
    }
  }

  /** By name, and by name and version. */
  private Map<String, List<Integer>> byName() {
    Map<String, List<Integer>> named = new HashMap<>();
    for (int i = 0; i < releases.size(); i++) {
      LockedRelease each = releases.get(i);
      int at = i;
      named.computeIfAbsent(each.name(), n -> new ArrayList<>(1)).add(at);
      each.version()
          .ifPresent(version ->
              named
                  .computeIfAbsent(release(each.name(), version), n -> new ArrayList<>(1))
                  .add(at));
    }
    return named;
  }

  private static String release(String name, String version) {
    return name + '\n' + version;
  }

  private void meet(Need need, int to) {
    if (need.from == PROJECT) {
      root(to, need.scope);
    } else {
      edge(need.from, to, need.scope);
    }
  }
}
