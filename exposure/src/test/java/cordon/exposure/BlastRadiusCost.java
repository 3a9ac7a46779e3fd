package cordon.exposure;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.answer.Answering;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Chronicle;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Event;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Relation;
import cordon.exposure.observation.Sighting;
import cordon.exposure.observation.Statement;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures the graph at size, seeded: 100,000 units with two lockfiles in a year, each one of
 * 20,000 that list releases of half a million whose popularity is log-uniform; half a million
 * pulls; 2,000 vendors, 100,000 credentials, 50,000 datasets. How long it takes to build, what it
 * keeps, and how long an answer takes for packages that few, some and most units have. A
 * measurement and not a test: {@code bench/exposure} runs it.
 */
final class BlastRadiusCost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int UNITS = 100_000;
  private static final String UNIT = "unit-";
  private static final int RELEASES = 500_000;

  /** Different documents; units of one organisation share most. */
  private static final int BUILDS = 20_000;

  private static final int ITEMS = 60;

  /** Of each unit in the year. */
  private static final int DOCUMENTS = 2;

  private static final int CREDENTIALS = 100_000;
  private static final int DATASETS = 50_000;
  private static final int VENDORS = 2_000;
  private static final long YEAR = Duration.ofDays(365).toSeconds();
  private static final Instant START = Instant.parse("2025-06-01T00:00:00Z");
  private static final int ROUNDS = 200;
  private static final int WARM_UP = 50;

  private BlastRadiusCost() {}

  public static void main(String[] words) {
    int pulls = words.length == 0 ? 500_000 : Integer.parseInt(words[0]);
    Chronicle chronicle = new Synthetic(pulls, 20260324);
    for (int round = 0; round < 2; round++) {
      long begun = System.nanoTime();
      chronicle.replay(Instant.MAX, new Deaf());
      System.out.printf("told in %.2f s%n", (System.nanoTime() - begun) / 1e9);
    }
    TemporalGraph graph = null;
    for (int round = 0; round < 3; round++) {
      graph = null;
      long begun = System.nanoTime();
      long worked = THREADS.getCurrentThreadCpuTime();
      graph = GraphBuilder.build(chronicle, Instant.MAX);
      System.out.printf(
          "built %,d edges in %.2f s, processor %.2f s%n",
          graph.edges(),
          (System.nanoTime() - begun) / 1e9,
          (THREADS.getCurrentThreadCpuTime() - worked) / 1e9);
    }
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.printf("heap held: %,d MiB%n", used >> 20);
    for (int rank : new int[] {100_000, 20_000, 2_000, 200, 20, 1}) {
      ask(graph, rank);
    }
  }

  private static void ask(TemporalGraph graph, int rank) {
    Random random = new Random(rank);
    long[] times = new long[ROUNDS];
    long[] works = new long[ROUNDS];
    int units = 0;
    int reached = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      Instant from = START.plusSeconds((long) (random.nextDouble() * YEAR * 0.9));
      ExposureQuestion question =
          new ExposureQuestion(
              List.of(new Target("pypi", "p" + rank, new Versions.Any())),
              Optional.of(new TimeWindow(from, from.plus(Duration.ofHours(1)))),
              Instant.MAX);
      long begun = System.nanoTime();
      long worked = THREADS.getCurrentThreadCpuTime();
      ExposureAnswer answer = Answering.answer(graph, question);
      if (round >= 0) {
        times[round] = System.nanoTime() - begun;
        works[round] = THREADS.getCurrentThreadCpuTime() - worked;
        units = Math.max(units, answer.units().size());
        reached =
            Math.max(reached, answer.reach().credentials().size() + answer.reach().data().size());
      }
    }
    Arrays.sort(times);
    Arrays.sort(works);
    System.out.printf(
        "rank %,7d: up to %,6d units, %,7d credentials and data; median %.2f ms, p99 %.2f ms;"
            + " processor median %.2f ms, p99 %.2f ms%n",
        rank,
        units,
        reached,
        times[ROUNDS / 2] / 1e6,
        times[ROUNDS * 99 / 100] / 1e6,
        works[ROUNDS / 2] / 1e6,
        works[ROUNDS * 99 / 100] / 1e6);
  }

  /** What telling costs alone. */
  private static final class Deaf implements Chronicle.Listener {
    @Override
    public void sighting(Sighting sighting) {}

    @Override
    public void event(Event event) {}

    @Override
    public void statement(Statement statement) {}

    @Override
    public void description(Description description) {}
  }

  /** Makes the same organisation each time it is told. */
  private record Synthetic(int pulls, long seed) implements Chronicle {
    @Override
    public void replay(Instant asOf, Listener listener) {
      Random random = new Random(seed);
      List<Inventory> builds = new ArrayList<>();
      for (int i = 0; i < BUILDS; i++) {
        builds.add(build(random));
      }
      for (int unit = 0; unit < UNITS; unit++) {
        for (int document = 0; document < DOCUMENTS; document++) {
          Instant at = START.plusSeconds(YEAR * document / DOCUMENTS + random.nextInt(10_000));
          listener.sighting(
              new Sighting(
                  unit * DOCUMENTS + document,
                  UNIT + unit,
                  "lock",
                  at,
                  at,
                  builds.get(random.nextInt(BUILDS)),
                  Grade.LOCKED,
                  true,
                  Set.of(),
                  Sighting.Open.UNTOLD));
        }
      }
      for (int i = 0; i < pulls; i++) {
        listener.event(
            new Event(
                i,
                UNIT + random.nextInt(UNITS),
                "pypi",
                "p" + rank(random),
                "1.0",
                moment(random),
                START,
                Grade.FETCHED));
      }
      relations(
          random,
          listener,
          400_000,
          EntityKind.UNIT,
          UNITS,
          Relation.REACHES,
          EntityKind.CREDENTIAL,
          CREDENTIALS);
      relations(
          random,
          listener,
          200_000,
          EntityKind.CREDENTIAL,
          CREDENTIALS,
          Relation.OPENS,
          EntityKind.DATASET,
          DATASETS);
      relations(
          random,
          listener,
          20_000,
          EntityKind.VENDOR,
          VENDORS,
          Relation.SUPPLIES,
          EntityKind.UNIT,
          UNITS);
      relations(
          random,
          listener,
          4_000,
          EntityKind.UNIT,
          UNITS,
          Relation.RUN_BY,
          EntityKind.VENDOR,
          VENDORS);
      for (int jewel = 0; jewel < 20; jewel++) {
        listener.description(
            new Description(
                0,
                "estate",
                new Entity(EntityKind.DATASET, "dataset-" + jewel),
                Map.of(Description.CROWN_JEWEL, "yes"),
                START));
      }
    }

    private static Inventory build(Random random) {
      Set<Integer> ranks = new TreeSet<>();
      for (int i = 0; i < ITEMS; i++) {
        ranks.add(rank(random));
      }
      return new Inventory(
          ranks.stream()
              .map(rank -> new Inventory.Item("pypi", "p" + rank, Optional.of("1.0"), "", false))
              .toList(),
          List.of());
    }

    private static int rank(Random random) {
      return (int) Math.exp(random.nextDouble() * Math.log(RELEASES));
    }

    private static void relations(
        Random random,
        Listener listener,
        int count,
        EntityKind from,
        int fromCount,
        Relation relation,
        EntityKind to,
        int toCount) {
      for (int i = 0; i < count; i++) {
        Instant since = moment(random);
        listener.statement(
            new Statement(
                0,
                "estate",
                new Entity(from, from.word() + "-" + random.nextInt(fromCount)),
                relation,
                new Entity(to, to.word() + "-" + random.nextInt(toCount)),
                Optional.of(since),
                Optional.of(since.plus(Duration.ofDays(random.nextInt(200)))),
                START));
      }
    }

    private static Instant moment(Random random) {
      return START.plusSeconds((long) (random.nextDouble() * YEAR));
    }
  }
}
