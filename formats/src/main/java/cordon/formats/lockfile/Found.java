package cordon.formats.lockfile;

import cordon.formats.BoundedInput;
import cordon.formats.lockfile.Lockfile.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a reader has found so far, bounded in count. */
final class Found {
  /** Why an entry with a source of its own is not asked about. */
  static final String NO_REGISTRY = "not from a registry";

  private final String document;
  private final List<LockedRelease> releases = new ArrayList<>();
  private final List<Need> needs = new ArrayList<>();

  /** What the file says of a need before all of its releases are known. */
  private record Need(int from, String name, String version) {}

  Found(String document) {
    this.document = document;
  }

  void add(LockedRelease release) {
    releases.add(release);
    if (releases.size() > LockfileKind.MAX_ENTRIES) {
      throw BoundedInput.tooLarge(document, LockfileKind.MAX_ENTRIES, "entries");
    }
  }

  /**
   * The release added last needs another.
   *
   * @param version empty text where the file does not say which
   */
  void need(String name, String version) {
    needs.add(new Need(releases.size() - 1, name, version));
    boundedEdges(needs.size());
  }

  private void boundedEdges(int count) {
    if (count > LockfileKind.MAX_EDGES) {
      throw BoundedInput.tooLarge(document, LockfileKind.MAX_EDGES, "dependencies");
    }
  }

  Lockfile lockfile() {
    return new Lockfile(releases, List.of(), edges());
  }

  /** Where several versions of a name stand and the file does not say which, each may be meant. */
  private List<Edge> edges() {
    Map<String, List<Integer>> byName = new HashMap<>();
    for (int i = 0; i < releases.size() && !needs.isEmpty(); i++) {
      byName.computeIfAbsent(releases.get(i).name(), n -> new ArrayList<>(1)).add(i);
    }
    List<Edge> edges = new ArrayList<>(needs.size());
    for (Need need : needs) {
      for (int to : byName.getOrDefault(need.name, List.of())) {
        String version = releases.get(to).version().orElse("");
        if (need.version.isEmpty() || need.version.equals(version)) {
          edges.add(new Edge(need.from, to));
          boundedEdges(edges.size());
        }
      }
    }
    return edges;
  }
}
