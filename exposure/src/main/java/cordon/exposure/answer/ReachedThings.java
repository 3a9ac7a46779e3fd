package cordon.exposure.answer;

import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.graph.Arrivals;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** What was reached, in the order in which it matters. */
final class ReachedThings {
  private static final int PLACE_BITS = 31;
  private static final int OLDEST = 31;
  private static final int HALF_YEAR = 182 * 86_400;

  private final TemporalGraph graph;
  private final Arrivals arrivals;
  private final Jewels jewels;
  private final Harvest harvest;

  ReachedThings(TemporalGraph graph, Arrivals arrivals, Jewels jewels, Harvest harvest) {
    this.graph = graph;
    this.arrivals = arrivals;
    this.jewels = jewels;
    this.harvest = harvest;
  }

  /**
   * Open before closed; of a kind that the release is known to take; with more crown jewels behind
   * it; older; longer within reach.
   */
  List<Reached> of(EntityKind first, EntityKind... rest) {
    Set<EntityKind> kinds = EnumSet.of(first, rest);
    return those(entity -> kinds.contains(graph.entity(entity).kind()));
  }

  /**
   * Units that lie behind others, in the same order.
   *
   * @param had those in which it began
   */
  List<Reached> unitsBut(IntPredicate had) {
    return those(entity -> graph.entity(entity).kind() == EntityKind.UNIT && !had.test(entity));
  }

  private List<Reached> those(IntPredicate listed) {
    return new Things(
        arrivals
            .all()
            .filter(listed)
            .mapToLong(entity -> key(entity) << PLACE_BITS | arrivals.place(entity))
            .sorted()
            .mapToInt(key -> arrivals.entityAt((int) (key & (1L << PLACE_BITS) - 1)))
            .toArray());
  }

  /**
   * What was reached is in the order of time already, and so its place is the rest of the order.
   * Jewels, then age, take 9 and 5 bits.
   */
  private long key(int entity) {
    long closed = arrivals.closed(entity) == Seconds.NEVER ? 0 : 1;
    long spared = harvest.takes(graph.description(entity)) ? 0 : 1;
    long fewer = Jewels.MOST_COUNTED - jewels.behind(entity);
    return closed << 15 | spared << 14 | fewer << 5 | OLDEST - age(entity);
  }

  /**
   * In half years, when it came within reach: what is old has been handed to more places, and what
   * has no age may be of any.
   */
  private int age(int entity) {
    int made = graph.start(entity);
    return made == Seconds.ALWAYS
        ? OLDEST
        : Math.min(OLDEST, (arrivals.at(entity) - made) / HALF_YEAR);
  }

  /** Made when asked for: there may be a hundred thousand, of which people look at a page. */
  private final class Things extends AbstractList<Reached> {
    private final int[] listed;

    Things(int[] listed) {
      this.listed = listed;
    }

    @Override
    public Reached get(int index) {
      int entity = listed[index];
      return new Reached(
          graph.entity(entity),
          Window.moment(arrivals.at(entity)),
          Window.moment(arrivals.closed(entity)),
          harvest.takes(graph.description(entity)),
          jewels.behind(entity),
          way(arrivals.way(entity)),
          graph.description(entity));
    }

    @Override
    public int size() {
      return listed.length;
    }
  }

  private List<Step> way(List<Arrivals.Step> steps) {
    List<Step> way = new ArrayList<>();
    for (Arrivals.Step step : steps) {
      Optional<Instant> at = Window.moment(step.at());
      String by = way.isEmpty() ? "" : step.relation().word();
      way.add(new Step(graph.entity(step.entity()), by, at));
    }
    return way;
  }
}
