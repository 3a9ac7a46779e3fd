package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import cordon.exposure.observation.Inventory.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InnerPathsTest {
  private static final List<Target> BAD =
      List.of(new Target("pypi", "bad", new Versions.Listed(List.of("1.0"))));

  private static Item item(String name, boolean direct) {
    return new Item("pypi", name, Optional.of("1.0"), "", direct);
  }

  private static List<String> ways(List<Item> items, Edge... edges) {
    return InnerPaths.of(new Inventory(items, List.of(edges)), BAD, 10).stream()
        .map(way -> String.join(">", way.stream().map(Item::name).toList()))
        .toList();
  }

  @Test
  void theShortestOfSeveralWaysFromWhatWasAskedForIsTold() {
    List<Item> items =
        List.of(
            item("bad", false),
            item("a", true),
            item("b", false),
            item("c", true),
            item("d", true));
    assertThat(ways(items, new Edge(1, 2), new Edge(2, 0), new Edge(3, 0), new Edge(4, 2)))
        .containsExactly("c>bad");
  }

  @Test
  void whatTheUnitAsksForItselfIsAWayOfOne() {
    assertThat(ways(List.of(item("bad", true), item("a", true)), new Edge(1, 0)))
        .containsExactly("bad");
  }

  @Test
  void withoutAWordOnWhatWasAskedForItIsWhatNothingElseNeeds() {
    List<Item> items = List.of(item("bad", false), item("a", false), item("b", false));
    assertThat(ways(items, new Edge(1, 2), new Edge(2, 0))).containsExactly("a>b>bad");
  }

  @Test
  void aCycleEndsAndWhatNothingLeadsToStandsAlone() {
    List<Item> items = List.of(item("bad", false), item("a", false), item("b", true));
    assertThat(ways(items, new Edge(0, 1), new Edge(1, 0), new Edge(2, 2))).containsExactly("bad");
  }

  @Test
  void anotherVersionIsNotMeantAndAnOpenRequirementIs() {
    Item other = new Item("pypi", "bad", Optional.of("1.1"), "", true);
    Item open = new Item("pypi", "bad", Optional.empty(), ">=0.9", true);
    Item elsewhere = new Item("pypi", "bad", Optional.empty(), ">=2", true);
    assertThat(ways(List.of(other, elsewhere))).isEmpty();
    assertThat(ways(List.of(other, open))).containsExactly("bad");
  }

  /** Against trying ways of every length in turn. */
  @Test
  void inRandomListsNoWayIsShorterAndEachIsOne() {
    long seed = 20260324;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int size = 1 + random.nextInt(12);
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        items.add(item(i == 0 ? "bad" : "p" + i, random.nextInt(4) == 0));
      }
      List<Edge> edges = new ArrayList<>();
      for (int i = random.nextInt(2 * size); i > 0; i--) {
        edges.add(new Edge(random.nextInt(size), random.nextInt(size)));
      }
      List<Item> way = InnerPaths.of(new Inventory(items, edges), BAD, 1).getFirst();
      assertThat(way.getLast().name()).isEqualTo("bad");
      for (int i = 1; i < way.size(); i++) {
        Edge step = new Edge(items.indexOf(way.get(i - 1)), items.indexOf(way.get(i)));
        assertThat(edges).as("seed %d round %d", seed, round).contains(step);
      }
      if (way.getFirst().direct()) {
        assertThat(way).as("seed %d round %d", seed, round).hasSize(distance(items, edges) + 1);
      }
    }
  }

  /** Steps backwards from the first item to the nearest direct one. */
  private static int distance(List<Item> items, List<Edge> edges) {
    Map<Integer, Integer> far = new HashMap<>(Map.of(0, 0));
    Deque<Integer> left = new ArrayDeque<>(List.of(0));
    while (!left.isEmpty()) {
      int at = left.poll();
      if (items.get(at).direct()) {
        return far.get(at);
      }
      for (Edge edge : edges) {
        if (edge.to() == at && far.putIfAbsent(edge.from(), far.get(at) + 1) == null) {
          left.add(edge.from());
        }
      }
    }
    return -1;
  }
}
