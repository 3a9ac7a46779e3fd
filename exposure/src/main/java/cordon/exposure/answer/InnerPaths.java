package cordon.exposure.answer;

import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import cordon.exposure.observation.Inventory.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shortest ways to releases within one inventory, from what the unit asks for itself. By breadth
 * from all of those at once, so that each item is met once and cycles end.
 */
public final class InnerPaths {
  private static final int NONE = -1;

  private final Inventory inventory;

  /** Edges by their origin, in columns: a lockfile has ten thousands of them. */
  private final int[] offsets;

  private final int[] targets;

  /** From which item each was met; itself where it was begun with. */
  private final int[] before;

  private InnerPaths(Inventory inventory) {
    this.inventory = inventory;
    int size = inventory.items().size();
    this.offsets = new int[size + 1];
    this.targets = new int[inventory.edges().size()];
    this.before = new int[size];
    Arrays.fill(before, NONE);
    index();
    walk();
  }

  /**
   * A way to each item that a question means, the nearest first.
   *
   * @param most ways
   */
  public static List<List<Item>> of(Inventory inventory, List<Target> targets, int most) {
    List<TargetMatch> matches = targets.stream().map(TargetMatch::new).toList();
    int[] meant =
        IntStream.range(0, inventory.items().size())
            .filter(at -> matches.stream().anyMatch(m -> means(m, inventory.items().get(at))))
            .toArray();
    if (meant.length == 0) {
      return List.of();
    }
    InnerPaths paths = new InnerPaths(inventory);
    return IntStream.of(meant)
        .mapToObj(paths::way)
        .sorted((a, b) -> Integer.compare(a.size(), b.size()))
        .limit(most)
        .toList();
  }

  private static boolean means(TargetMatch match, Item item) {
    return item.type().equals(match.name().type())
        && item.name().equals(match.name().name())
        && item.version().map(match::covers).orElseGet(() -> match.allows(item.requirement()));
  }

  private void index() {
    inventory.edges().forEach(edge -> offsets[edge.from() + 1]++);
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] += offsets[i - 1];
    }
    int[] next = offsets.clone();
    for (Edge edge : inventory.edges()) {
      targets[next[edge.from()]++] = edge.to();
    }
  }

  private void walk() {
    Deque<Integer> left = new ArrayDeque<>();
    starts()
        .forEach(start -> {
          before[start] = start;
          left.add(start);
        });
    while (!left.isEmpty()) {
      int at = left.poll();
      for (int e = offsets[at]; e < offsets[at + 1]; e++) {
        if (before[targets[e]] == NONE) {
          before[targets[e]] = at;
          left.add(targets[e]);
        }
      }
    }
  }

  /** What the unit asks for; where the document does not say, what nothing else in it asks for. */
  private IntStream starts() {
    List<Item> items = inventory.items();
    if (items.stream().anyMatch(Item::direct)) {
      return IntStream.range(0, items.size()).filter(at -> items.get(at).direct());
    }
    BitSet needed = new BitSet();
    inventory.edges().forEach(edge -> needed.set(edge.to()));
    return IntStream.range(0, items.size()).filter(at -> !needed.get(at));
  }

  private List<Item> way(int to) {
    List<Item> way = new ArrayList<>(List.of(inventory.items().get(to)));
    for (int at = to; before[at] != NONE && before[at] != at; at = before[at]) {
      way.add(inventory.items().get(before[at]));
    }
    return way.reversed();
  }
}
