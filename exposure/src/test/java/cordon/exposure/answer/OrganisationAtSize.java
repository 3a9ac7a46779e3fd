package cordon.exposure.answer;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.TemporalGraph;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What {@link OrganisationTest} holds against the truth, at any size and from any seed, and what
 * the graph and its answer cost there: {@code bench/organisation} runs it. It fails where an answer
 * is not the true one.
 */
final class OrganisationAtSize {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final List<Target> TARGETS =
      List.of(new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7"))));

  private final Organisation house;

  private OrganisationAtSize(Organisation house) {
    this.house = house;
  }

  public static void main(String[] words) {
    int units = Integer.parseInt(words[0]);
    long seed = words.length > 1 ? Long.parseLong(words[1]) : 1;
    Organisation house = new Organisation(seed, units);
    System.out.printf(
        "seed %d: %,d units, %,d documents, %,d pulls, %,d relations%n",
        seed, units, house.told.size(), house.pulled.size(), house.held.size());
    new OrganisationAtSize(house).measure();
    OrganisationTest test = new OrganisationTest();
    test.about(house);
    timed("who had it, two windows as known at two times", test::whoHadItIsFoundAndNobodyElse);
    timed("what was within reach, against a fixpoint", test::whatIsReachedIsWhatAFixpointReaches);
    timed("disputed windows, side by side", test::disputedWindowsDifferInWhatTheyDo);
    AskersTest askers = new AskersTest();
    askers.about(new Askers(seed, units / 10));
    timed("requirements, and when releases came", askers::whoTookItIsFoundOrNotKnown);
    System.out.println("recall 100 %, no false unit, no false path");
  }

  private void measure() {
    long before = held();
    TemporalGraph graph =
        timed("graph built", () -> GraphBuilder.build(house.observations, Organisation.END));
    System.out.printf("  held %,d MiB for %,d edges%n", held() - before >> 20, graph.edges());
    ExposureAnswer answer = null;
    for (int round = 0; round < 5; round++) {
      answer = timed("answer " + round, () -> Answering.answer(graph, question()));
    }
    Set<String> came = house.came();
    long found = answer.units().stream().filter(unit -> came.contains(unit.name())).count();
    long unknown =
        answer.coverage().unknown().stream().filter(unit -> came.contains(unit.name())).count();
    System.out.printf(
        "  came by it: %,d; found: %,d; not known, with why: %,d; called clean: %,d; found and did"
            + " not: %,d%n",
        came.size(), found, unknown, came.size() - found - unknown, answer.units().size() - found);
    System.out.printf(
        "  within reach: %,d credentials, %,d data sets, %,d vendors%n",
        answer.reach().credentials().size(),
        answer.reach().data().size(),
        answer.reach().vendors().size());
  }

  private static ExposureQuestion question() {
    return new ExposureQuestion(
        TARGETS, Optional.of(new TimeWindow(Organisation.FROM, Organisation.TO)), Organisation.END);
  }

  private static long held() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void timed(String what, Runnable work) {
    timed(
        what,
        () -> {
          work.run();
          return what;
        });
  }

  private static <T> T timed(String what, Supplier<T> work) {
    long begun = System.nanoTime();
    long worked = THREADS.getCurrentThreadCpuTime();
    T result = work.get();
    System.out.printf(
        "%s: %.2f s, processor %.2f s%n",
        what,
        (System.nanoTime() - begun) / 1e9,
        (THREADS.getCurrentThreadCpuTime() - worked) / 1e9);
    return result;
  }
}
