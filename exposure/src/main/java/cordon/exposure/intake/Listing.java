package cordon.exposure.intake;

import cordon.base.Ecosystem;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import cordon.exposure.observation.Inventory.Item;
import cordon.exposure.observation.Inventory.Scope;
import cordon.exposure.observation.VexClaim.PackageVersion;
import cordon.formats.BoundedInput;
import cordon.formats.osv.PackageNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Gathers what a document lists and puts it into one order, so that documents that list the same
 * are the same, in whatever order they do.
 */
final class Listing {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::type)
          .thenComparing(Key::name)
          .thenComparing(key -> key.version().orElse(""))
          .thenComparing(Key::requirement);

  /**
   * Entries of one list. The largest documents in public corpora have some 100,000; this many take
   * some 200 MB while they are read.
   */
  static final int MOST = 500_000;

  /** Dependencies among them. */
  static final int MOST_EDGES = 5_000_000;

  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final BitSet direct = new BitSet();
  private final Map<Integer, Scope> scopes = new HashMap<>();

  /** The numbers of both ends, each in half of a long; in the order in which they came. */
  private long[] edges = new long[16];

  private int edgeCount;

  private record Key(String type, String name, Optional<String> version, String requirement) {}

  /**
   * The number of this entry, for {@link #edge} and {@link #direct}. The name is kept as advisories
   * and pulls spell it.
   */
  int add(String type, String name, Optional<String> version, String requirement) {
    String spelt =
        Ecosystem.ofPurlType(type)
            .map(ecosystem -> PackageNames.normalise(ecosystem, name))
            .orElse(name);
    Key key = new Key(type, spelt, version, requirement);
    return numbers.computeIfAbsent(
        key,
        k -> {
          if (keys.size() == MOST) {
            throw BoundedInput.tooLarge("list", MOST, "releases");
          }
          keys.add(k);
          return keys.size() - 1;
        });
  }

  /** The entry of a number. */
  PackageVersion at(int number) {
    Key key = keys.get(number);
    return new PackageVersion(key.type, key.name, key.version.orElse(""));
  }

  /** The unit asks for it itself. */
  void direct(int number) {
    direct.set(number);
  }

  /** When it is installed; what was said first of an earlier purpose stays. */
  void scope(int number, Scope scope) {
    scopes.merge(number, scope, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  /** The first needs the second. */
  void edge(int from, int to) {
    if (edgeCount == MOST_EDGES) {
      throw BoundedInput.tooLarge("list", MOST_EDGES, "dependencies");
    }
    if (edgeCount == edges.length) {
      edges = Arrays.copyOf(edges, 2 * edgeCount);
    }
    edges[edgeCount++] = pair(from, to);
  }

  /** What these need is what the unit asks for itself: they stand for the unit. */
  void directOf(IntPredicate units) {
    int left = 0;
    for (int i = 0; i < edgeCount; i++) {
      if (units.test(from(edges[i]))) {
        direct(to(edges[i]));
      } else {
        edges[left++] = edges[i];
      }
    }
    edgeCount = left;
  }

  private static long pair(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  private static int from(long edge) {
    return (int) (edge >> Integer.SIZE);
  }

  private static int to(long edge) {
    return (int) edge;
  }

  Inventory inventory() {
    List<Integer> order =
        IntStream.range(0, keys.size())
            .boxed()
            .sorted(Comparator.comparing(keys::get, ORDER))
            .toList();
    int[] places = new int[keys.size()];
    List<Item> items = new ArrayList<>(keys.size());
    for (int number : order) {
      Key key = keys.get(number);
      places[number] = items.size();
      items.add(
          new Item(
              key.type,
              key.name,
              key.version,
              key.requirement,
              direct.get(number),
              scopes.getOrDefault(number, Scope.REQUIRED)));
    }
    return new Inventory(
        items,
        Arrays.stream(edges, 0, edgeCount)
            .map(edge -> pair(places[from(edge)], places[to(edge)]))
            .sorted()
            .distinct()
            .mapToObj(edge -> new Edge(from(edge), to(edge)))
            .toList());
  }
}
