package cordon.exposure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntRowsTest {

  @Test
  void groupingKeepsEveryRowUnderItsKey() {
    long seed = 11;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      int groups = 1 + random.nextInt(20);
      int size = random.nextInt(3_000);
      IntRows rows = new IntRows(3);
      List<List<Integer>> expected = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int key = random.nextInt(groups);
        int value = random.nextInt();
        rows.add(key, value, ~value);
        expected.add(List.of(key, value, ~value));
      }
      IntRows.Grouped grouped = rows.group(groups);
      List<List<Integer>> found = new ArrayList<>();
      for (int key = 0; key < groups; key++) {
        for (int row = grouped.start(key); row < grouped.end(key); row++) {
          found.add(List.of(key, grouped.column(0)[row], grouped.column(1)[row]));
        }
      }
      Comparator<List<Integer>> order = Comparator.comparing(List::toString);
      expected.sort(order);
      found.sort(order);
      assertThat(found).as("seed %d, round %d", seed, round).isEqualTo(expected);
    }
  }
}
