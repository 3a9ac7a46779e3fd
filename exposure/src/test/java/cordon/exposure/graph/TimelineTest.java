package cordon.exposure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final List<List<Integer>> stretches = new ArrayList<>();
  private final Timeline timeline =
      new Timeline((release, earliest, latest, until, source, grade) ->
          stretches.add(List.of(release, earliest, latest, until, source)));

  private void document(int observed, int source, int... releases) {
    timeline.document(releases, observed, true, source, 0);
  }

  @Test
  void whatTheFirstDocumentShowsMayHaveComeAtAnyTimeBefore() {
    document(100, 1, 7);
    timeline.finish();

    assertThat(stretches).containsExactly(List.of(7, Seconds.ALWAYS, 100, Seconds.NEVER, 1));
  }

  @Test
  void whatAppearsCameBetweenAndWhatIsMissingWasGoneByThen() {
    document(100, 1, 7);
    document(200, 2, 8);
    document(300, 3, 8);
    document(400, 4);
    timeline.finish();

    assertThat(stretches)
        .containsExactly(List.of(7, Seconds.ALWAYS, 100, 200, 1), List.of(8, 100, 200, 400, 2));
  }

  @Test
  void whatComesBackIsAStretchOfItsOwn() {
    document(100, 1, 7);
    document(200, 2);
    document(300, 3, 7);
    timeline.finish();

    assertThat(stretches)
        .containsExactly(
            List.of(7, Seconds.ALWAYS, 100, 200, 1), List.of(7, 200, 300, Seconds.NEVER, 3));
  }

  @Test
  void anIncompleteDocumentEndsNothing() {
    document(100, 1, 7);
    timeline.document(new int[] {8}, 200, false, 2, 0);
    document(300, 3, 7, 8);
    timeline.finish();

    assertThat(stretches)
        .containsExactlyInAnyOrder(
            List.of(7, Seconds.ALWAYS, 100, Seconds.NEVER, 1),
            List.of(8, 100, 200, Seconds.NEVER, 2));
  }

  @Test
  void whatAnIncompleteDocumentLacksMayHaveBeenThere() {
    timeline.document(new int[] {7}, 100, false, 1, 0);
    timeline.document(new int[] {8}, 200, false, 2, 0);
    timeline.finish();

    assertThat(stretches)
        .containsExactlyInAnyOrder(
            List.of(7, Seconds.ALWAYS, 100, Seconds.NEVER, 1),
            List.of(8, Seconds.ALWAYS, 200, Seconds.NEVER, 2));
  }

  /** At each document's time, the open stretches are what the document lists. */
  @Test
  void stretchesSayAtEachTimeWhatTheDocumentSaid() {
    long seed = 20260324;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      stretches.clear();
      List<TreeSet<Integer>> documents = new ArrayList<>();
      for (int d = 0; d < 1 + random.nextInt(8); d++) {
        TreeSet<Integer> releases = new TreeSet<>();
        for (int i = 0; i < random.nextInt(6); i++) {
          releases.add(random.nextInt(6));
        }
        documents.add(releases);
        document(d * 10, d, releases.stream().mapToInt(Integer::intValue).toArray());
      }
      timeline.finish();
      for (int d = 0; d < documents.size(); d++) {
        int at = d * 10;
        assertThat(
                stretches.stream().filter(s -> s.get(2) <= at && at < s.get(3)).map(s -> s.get(0)))
            .as("seed %d, round %d, document %d", seed, round, d)
            .containsExactlyInAnyOrderElementsOf(documents.get(d));
      }
    }
  }

  @Test
  void aDocumentThatIsCompleteOfOneKindEndsNothingOfAnother() {
    Timeline kinds =
        new Timeline(
            (release, earliest, latest, until, source, grade) ->
                stretches.add(List.of(release, earliest, latest, until, source)),
            release -> release % 2);
    BitSet odd = new BitSet();
    odd.set(1);
    kinds.document(new int[] {2, 3}, 100, true, new BitSet(), r -> false, 1, 0);
    kinds.document(new int[] {4, 5}, 200, true, odd, r -> false, 2, 0);
    kinds.document(new int[] {4, 6, 7}, 300, true, odd, r -> false, 3, 0);
    kinds.document(new int[] {9}, 400, true, new BitSet(), r -> false, 4, 0);
    kinds.finish();

    assertThat(stretches)
        .containsExactlyInAnyOrder(
            List.of(2, Seconds.ALWAYS, 100, 200, 1),
            List.of(4, 100, 200, 400, 2),
            List.of(6, 200, 300, 400, 3),
            List.of(3, Seconds.ALWAYS, 100, 400, 1),
            List.of(5, 100, 200, 400, 2),
            List.of(7, 100, 300, 400, 3),
            List.of(9, 100, 400, Seconds.NEVER, 4));
  }
}
