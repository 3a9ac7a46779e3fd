package cordon.exposure.answer;

import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * How a release came into a unit, by the unit's own resolved graph. A graph over all units would
 * explain it by what others have.
 */
public final class DependencyPath {
  private static final int NOBODY = -1;
  private static final int ASKED_FOR = -2;

  private DependencyPath() {}

  /**
   * A shortest way from what the unit asked for itself to the release.
   *
   * @return both ends included; only the release where the document knows no edges to it; empty
   *     where it does not have the release
   */
  public static List<Item> shortest(Inventory inventory, String type, String name, String version) {
    int wanted = find(inventory, type, name, version);
    if (wanted < 0) {
      return List.of();
    }
    int[] cameBy = search(inventory);
    List<Item> path = new ArrayList<>();
    for (int at = wanted; at >= 0; at = cameBy[at]) {
      path.add(inventory.items().get(at));
    }
    return path.reversed();
  }

  private static int find(Inventory inventory, String type, String name, String version) {
    for (int i = 0; i < inventory.items().size(); i++) {
      Item item = inventory.items().get(i);
      if (item.type().equals(type)
          && item.name().equals(name)
          && item.version().filter(version::equals).isPresent()) {
        return i;
      }
    }
    return NOBODY;
  }

  /** Breadth first from all that was asked for; who is needed by nobody counts as asked for. */
  private static int[] search(Inventory inventory) {
    int size = inventory.items().size();
    List<List<Integer>> needs = new ArrayList<>();
    boolean[] needed = new boolean[size];
    for (int i = 0; i < size; i++) {
      needs.add(new ArrayList<>());
    }
    for (Inventory.Edge edge : inventory.edges()) {
      needs.get(edge.from()).add(edge.to());
      needed[edge.to()] = true;
    }
    int[] cameBy = new int[size];
    Arrays.fill(cameBy, NOBODY);
    Deque<Integer> left = new ArrayDeque<>();
    for (int i = 0; i < size; i++) {
      if (inventory.items().get(i).direct() || !needed[i]) {
        cameBy[i] = ASKED_FOR;
        left.add(i);
      }
    }
    while (!left.isEmpty()) {
      int at = left.poll();
      for (int next : needs.get(at)) {
        if (cameBy[next] == NOBODY) {
          cameBy[next] = at;
          left.add(next);
        }
      }
    }
    return cameBy;
  }
}
