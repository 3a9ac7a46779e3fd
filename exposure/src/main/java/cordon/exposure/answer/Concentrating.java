package cordon.exposure.answer;

import cordon.exposure.Concentration;
import cordon.exposure.Concentration.Kind;
import cordon.exposure.Concentration.Row;
import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.graph.Release;
import cordon.exposure.graph.Release.PackageName;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds what stands under the most crown jewels now. However many hops lie between counts. */
public final class Concentrating {
  private static final Comparator<Row> GRAVEST_FIRST =
      Comparator.comparingInt(Row::jewels)
          .thenComparingInt(Row::units)
          .reversed()
          .thenComparing(Row::kind)
          .thenComparing(Row::type)
          .thenComparing(Row::name);

  private final TemporalGraph graph;
  private final int now;

  /** The jewels within reach of each entity that reaches any, by their place among them. */
  private final Map<Integer, BitSet> behind;

  private final int jewels;
  private final List<Row> rows = new ArrayList<>();
  private final Map<PackageName, Sum> publishers = new HashMap<>();

  private Concentrating(TemporalGraph graph, Instant now) {
    this.graph = graph;
    this.now = Seconds.floor(now);
    int[] all =
        IntStream.range(0, graph.entities())
            .filter(graph::jewel)
            .limit(Jewels.MOST_COUNTED)
            .toArray();
    this.jewels = all.length;
    this.behind = new Backwards(graph, this.now).from(all);
  }

  public static Concentration of(TemporalGraph graph, Instant now) {
    return new Concentrating(graph, now).concentration();
  }

  private Concentration concentration() {
    graph.packages().forEach(this::packaged);
    publishers.forEach((name, sum) -> rows.add(sum.row(Kind.PUBLISHER, name.type(), name.name())));
    Map<Integer, BitSet> runBy = runBy();
    for (int entity = 0; entity < graph.entities(); entity++) {
      if (graph.entity(entity).kind() == EntityKind.VENDOR) {
        vendor(entity, runBy.getOrDefault(entity, new BitSet()));
      }
    }
    rows.sort(GRAVEST_FIRST);
    return new Concentration(rows, jewels);
  }

  private void packaged(PackageName name) {
    Sum sum = new Sum();
    for (Release release : graph.releases(name)) {
      graph.presences(
          release,
          presence -> {
            if (presence.latest() <= now && presence.until() > now) {
              sum.add(presence.unit());
            }
          });
    }
    if (sum.units.isEmpty()) {
      return;
    }
    Kind kind = BuildTools.has(name) ? Kind.BUILD_TOOL : Kind.PACKAGE;
    rows.add(sum.row(kind, name.type(), name.name()));
    String publisher = publisher(name);
    if (!publisher.isEmpty()) {
      publishers.computeIfAbsent(new PackageName(name.type(), publisher), p -> new Sum()).add(sum);
    }
  }

  private static String publisher(PackageName name) {
    int end =
        switch (name.type()) {
          case "maven" -> name.name().indexOf(':');
          case "npm" -> name.name().startsWith("@") ? name.name().indexOf('/') : -1;
          case "githubactions", "golang", "composer" -> name.name().lastIndexOf('/');
          default -> -1;
        };
    return end < 0 ? "" : name.name().substring(0, end);
  }

  /** Units by the vendor that runs them. */
  private Map<Integer, BitSet> runBy() {
    Map<Integer, BitSet> runBy = new HashMap<>();
    graph
        .units()
        .forEach(unit ->
            graph.relations(
                unit,
                (to, relation, since, until, source) -> {
                  if (relation == Relation.RUN_BY && since <= now && until > now) {
                    runBy.computeIfAbsent(to, vendor -> new BitSet()).set(unit);
                  }
                }));
    return runBy;
  }

  /**
   * @param run the units that it runs: what befalls it befalls them
   */
  private void vendor(int vendor, BitSet run) {
    Entity entity = graph.entity(vendor);
    BitSet units = (BitSet) run.clone();
    graph.relations(
        vendor,
        (to, relation, since, until, source) -> {
          if (relation == Relation.SUPPLIES && since <= now && until > now) {
            units.set(to);
          }
        });
    BitSet reached = (BitSet) behind.getOrDefault(vendor, new BitSet()).clone();
    run.stream().forEach(unit -> reached.or(behind.getOrDefault(unit, new BitSet())));
    int supplied =
        (int) units.stream().filter(e -> graph.entity(e).kind() == EntityKind.UNIT).count();
    if (!reached.isEmpty() || supplied > 0) {
      rows.add(new Row(Kind.VENDOR, "", entity.name(), supplied, reached.cardinality()));
    }
  }

  /** Units, and the jewels behind them. */
  private final class Sum {
    private final BitSet units = new BitSet();
    private final BitSet reached = new BitSet();

    void add(int unit) {
      if (!units.get(unit)) {
        units.set(unit);
        BitSet jewelsOfUnit = behind.get(unit);
        if (jewelsOfUnit != null) {
          reached.or(jewelsOfUnit);
        }
      }
    }

    void add(Sum other) {
      units.or(other.units);
      reached.or(other.reached);
    }

    Row row(Kind kind, String type, String name) {
      return new Row(kind, type, name, units.cardinality(), reached.cardinality());
    }
  }
}
