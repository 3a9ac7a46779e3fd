package cordon.exposure.intake;

import cordon.base.Ecosystem;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import cordon.exposure.observation.Inventory.Item;
import cordon.exposure.observation.Inventory.Scope;
import cordon.formats.osv.PackageNames;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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

  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final BitSet direct = new BitSet();
  private final Map<Integer, Scope> scopes = new HashMap<>();
  private final TreeSet<Long> edges = new TreeSet<>();

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
          keys.add(k);
          return keys.size() - 1;
        });
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
    edges.add(pair(from, to));
  }

  private static long pair(int from, int to) {
    return (long) from << Integer.SIZE | to;
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
    TreeSet<Long> placed = new TreeSet<>();
    edges.forEach(e -> placed.add(pair(places[(int) (e >> Integer.SIZE)], places[e.intValue()])));
    return new Inventory(
        items,
        placed.stream().map(e -> new Edge((int) (e >> Integer.SIZE), e.intValue())).toList());
  }
}
