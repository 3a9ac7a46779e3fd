package cordon.exposure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Relation;
import cordon.exposure.observation.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Earliest arrival against an implementation that relaxes until nothing changes. */
class ArrivalsTest {
  private static final int HOPS = 2;
  private static final int HORIZON = 60;

  private record Edge(int from, int to, Relation relation, int since, int until) {}

  @Test
  void agreesWithRelaxationUntilNothingChanges() {
    long seed = 77;
    Random random = new Random(seed);
    int reached = 0;
    for (int round = 0; round < 2_000; round++) {
      int entities = 2 + random.nextInt(9);
      List<Edge> edges = new ArrayList<>();
      for (int i = random.nextInt(25); i > 0; i--) {
        int since = random.nextInt(70);
        Relation relation = random.nextBoolean() ? Relation.SUPPLIES : Relation.OPENS;
        edges.add(
            new Edge(
                random.nextInt(entities),
                random.nextInt(entities),
                relation,
                since,
                since + random.nextInt(40)));
      }
      int[] ends = new int[entities];
      Arrays.setAll(ends, e -> random.nextInt(4) == 0 ? random.nextInt(70) : Seconds.NEVER);
      List<int[]> starts = List.of(new int[] {0, random.nextInt(30)}, new int[] {1, 20});

      boolean[] retired = new boolean[entities];
      for (int e = 0; e < entities; e++) {
        retired[e] = random.nextBoolean();
      }
      int lastStart = Math.max(starts.getFirst()[1], 20);
      TemporalGraph graph = graph(entities, edges, ends, retired);
      Arrivals found = Arrivals.from(graph, starts, HOPS, HORIZON, lastStart);
      for (int e = 0; e < entities; e++) {
        ends[e] = ends[e] < lastStart && !retired[e] ? Seconds.NEVER : ends[e];
      }
      int[] expected = relaxed(entities, edges, starts, ends);
      for (int e = 0; e < entities; e++) {
        int entity = e;
        assertThat(found.reached(e) ? found.at(e) : Seconds.NEVER)
            .as(() -> "seed " + seed + ", edges " + edges + ", entity " + entity)
            .isEqualTo(expected[e]);
        if (found.reached(e)) {
          reached++;
          assertWay(found.way(e), edges, e);
        }
      }
    }
    assertThat(reached).as("cases that say something").isGreaterThan(3_000);
  }

  /** Each step of a way is an edge that held at its time, and time never runs backwards. */
  private static void assertWay(List<Arrivals.Step> way, List<Edge> edges, int target) {
    assertThat(way.getLast().entity()).isEqualTo(target);
    for (int i = 1; i < way.size(); i++) {
      Arrivals.Step from = way.get(i - 1);
      Arrivals.Step to = way.get(i);
      assertThat(to.at()).isGreaterThanOrEqualTo(from.at());
      assertThat(edges)
          .anyMatch(edge ->
              edge.from() == from.entity()
                  && edge.to() == to.entity()
                  && edge.relation() == to.relation()
                  && edge.since() <= to.at()
                  && to.at() < edge.until());
    }
  }

  private static TemporalGraph graph(
      int entities, List<Edge> edges, int[] ends, boolean[] retired) {
    Observations observations = new Observations();
    for (int e = 0; e < entities; e++) {
      String end = ends[e] == Seconds.NEVER ? "never" : Seconds.instant(ends[e]).toString();
      observations.describes(entity(e), Description.PROVEN_DEAD, end); // numbers them in order
      observations.describes(entity(e), Description.PROOF, "refused");
      observations.describes(entity(e), Description.RETIRED, retired[e] ? "yes" : "no");
    }
    GraphBuilder builder = new GraphBuilder();
    observations.replay(Instant.MAX, builder);
    for (Edge edge : edges) {
      builder.statement(
          new Statement(
              0,
              "s",
              entity(edge.from()),
              edge.relation(),
              entity(edge.to()),
              Optional.of(Seconds.instant(edge.since())),
              Optional.of(Seconds.instant(edge.until())),
              Instant.EPOCH));
    }
    return builder.finish();
  }

  private static Entity entity(int number) {
    return new Entity(EntityKind.VENDOR, "e" + number);
  }

  private static int[] relaxed(int entities, List<Edge> edges, List<int[]> starts, int[] ends) {
    int[][] best = new int[entities][HOPS + 1];
    for (int[] row : best) {
      Arrays.fill(row, Seconds.NEVER);
    }
    for (int[] start : starts) {
      if (start[1] < HORIZON && start[1] < ends[start[0]]) {
        best[start[0]][0] = Math.min(best[start[0]][0], start[1]);
      }
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Edge edge : edges) {
        for (int hops = 0; hops <= HOPS; hops++) {
          int next = hops + (edge.relation() == Relation.SUPPLIES ? 1 : 0);
          int at = Math.max(best[edge.from()][hops], edge.since());
          if (next <= HOPS
              && at < edge.until()
              && at < HORIZON
              && at < ends[edge.from()]
              && at < ends[edge.to()]
              && at < best[edge.to()][next]) {
            best[edge.to()][next] = at;
            changed = true;
          }
        }
      }
    }
    return Arrays.stream(best).mapToInt(row -> Arrays.stream(row).min().orElseThrow()).toArray();
  }
}
