package cordon.formats.lockfile;

import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.lockfile.Lockfile.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the releases of a file are for. Where the file marks them, that counts; else what the
 * project asks for tells it, and a release is for the first of the purposes by which it is come to.
 */
final class Uses {
  private final BitSet direct = new BitSet();
  private final Map<Integer, Scope> marked = new HashMap<>();
  private final List<Target> roots = new ArrayList<>();
  private final Map<Integer, List<Target>> edges = new HashMap<>();

  private record Target(int release, Scope scope) {}

  void marked(int release, Scope scope) {
    marked.merge(release, scope, Uses::first);
  }

  void direct(int release) {
    direct.set(release);
  }

  void root(int release, Scope scope) {
    direct.set(release);
    roots.add(new Target(release, scope));
  }

  void edge(int from, int to, Scope scope) {
    edges.computeIfAbsent(from, f -> new ArrayList<>(2)).add(new Target(to, scope));
  }

  List<Use> of(int count) {
    Map<Integer, Scope> reached = new HashMap<>();
    for (Scope scope : Scope.values()) {
      spread(scope, reached);
    }
    List<Use> uses = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Scope derived = reached.getOrDefault(i, Scope.REQUIRED);
      uses.add(new Use(direct.get(i), marked.getOrDefault(i, derived)));
    }
    return uses;
  }

  /** Comes to everything that is for this purpose and not for an earlier one. */
  private void spread(Scope scope, Map<Integer, Scope> reached) {
    Deque<Integer> open = new ArrayDeque<>();
    roots.stream()
        .filter(root -> root.scope == scope)
        .forEach(root -> reach(root.release, scope, reached, open));
    // What is needed for an earlier purpose, on some machines only.
    for (Map.Entry<Integer, Scope> entry : List.copyOf(reached.entrySet())) {
      if (entry.getValue() != scope) {
        edges.getOrDefault(entry.getKey(), List.of()).stream()
            .filter(edge -> later(entry.getValue(), edge.scope) == scope)
            .forEach(edge -> reach(edge.release, scope, reached, open));
      }
    }
    while (!open.isEmpty()) {
      for (Target edge : edges.getOrDefault(open.pop(), List.of())) {
        if (later(scope, edge.scope) == scope) {
          reach(edge.release, scope, reached, open);
        }
      }
    }
  }

  private static void reach(
      int release, Scope scope, Map<Integer, Scope> reached, Deque<Integer> open) {
    if (reached.putIfAbsent(release, scope) == null) {
      open.push(release);
    }
  }

  private static Scope first(Scope a, Scope b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Scope later(Scope a, Scope b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
