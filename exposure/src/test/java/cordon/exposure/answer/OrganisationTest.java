package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.WindowComparison;
import cordon.exposure.answer.Organisation.Held;
import cordon.exposure.answer.Organisation.Told;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.observation.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Answers about a generated organisation, held against its truth and against an implementation that
 * looks at every document and relation again and again.
 */
class OrganisationTest {
  private static final int HOPS = ExposureQuestion.USUAL_HOPS;
  private static final List<Target> TARGETS =
      List.of(new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7"))));

  private Organisation house = new Organisation(20260324, 300);

  /** Another organisation than the usual one: {@code bench/organisation} takes a large one. */
  void about(Organisation organisation) {
    house = organisation;
  }

  private ExposureAnswer answer(Instant to, Instant asOf) {
    return Answering.answer(
        GraphBuilder.build(house.observations, asOf),
        new ExposureQuestion(TARGETS, Optional.of(new TimeWindow(Organisation.FROM, to)), asOf));
  }

  private static Set<String> names(List<ExposedUnit> units) {
    return units.stream().map(ExposedUnit::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of every stream, whether a document with it may be the first after one without. */
  private Set<String> mayHaveCome(Instant to, Instant asOf) {
    Set<String> found = new TreeSet<>();
    house.pulled.stream()
        .filter(p -> !p.at().isAfter(asOf))
        .filter(p -> !p.at().isBefore(Organisation.FROM) && p.at().isBefore(to))
        .forEach(p -> found.add(p.unit()));
    documents(asOf)
        .forEach((unit, documents) -> {
          for (int i = 0; i < documents.size(); i++) {
            boolean came = documents.get(i).bad() && (i == 0 || !documents.get(i - 1).bad());
            Instant earliest = i == 0 ? Instant.MIN : documents.get(i - 1).observed();
            if (came
                && earliest.isBefore(to)
                && !documents.get(i).observed().isBefore(Organisation.FROM)) {
              found.add(unit);
            }
          }
        });
    return found;
  }

  private Map<String, List<Told>> documents(Instant asOf) {
    return house.told.stream()
        .filter(told -> !told.learned().isAfter(asOf))
        .sorted(Comparator.comparing(Told::observed))
        .collect(Collectors.groupingBy(Told::unit));
  }

  @Test
  void whoHadItIsFoundAndNobodyElse() {
    for (Instant to : List.of(Organisation.TO, Organisation.LATE_TO)) {
      for (Instant asOf : List.of(Organisation.LATE_TO, Organisation.END)) {
        ExposureAnswer answer = answer(to, asOf);
        assertThat(names(answer.units())).isEqualTo(mayHaveCome(to, asOf)).isNotEmpty();
        Set<String> unknown = new HashSet<>();
        answer.coverage().unknown().stream().map(UnknownUnit::name).forEach(unknown::add);
        Map<String, List<Told>> documents = documents(asOf);
        Set<String> excluded = new TreeSet<>(house.units);
        excluded.removeAll(names(answer.units()));
        excluded.removeAll(unknown);
        for (String unit : excluded) {
          List<Told> of = documents.getOrDefault(unit, List.of());
          assertThat(of.getFirst().observed()).isBeforeOrEqualTo(Organisation.FROM);
          assertThat(of.getLast().observed()).isAfterOrEqualTo(to);
        }
        assertThat(answer.coverage().excluded()).isEqualTo(excluded.size());
      }
    }
    againstTheTruth();
  }

  /** Who came by it is found or not known, and whoever is found came by it. */
  private void againstTheTruth() {
    Set<String> came = house.came();
    ExposureAnswer answer = answer(Organisation.TO, Organisation.END);
    Set<String> found = names(answer.units());
    Set<String> unknown =
        answer.coverage().unknown().stream().map(UnknownUnit::name).collect(Collectors.toSet());
    assertThat(without(came, found, unknown)).as("had it and is called clean").isEmpty();
    assertThat(without(found, came)).as("is found and did not have it").isEmpty();
    assertThat(found).hasSizeGreaterThan(without(came, found).size());
  }

  /** The library looks through one list for each name of the other. */
  @SafeVarargs
  private static Set<String> without(Set<String> names, Set<String>... others) {
    Set<String> left = new HashSet<>(names);
    for (Set<String> other : others) {
      left.removeAll(other);
    }
    return left;
  }

  @Test
  void whatIsReachedIsWhatAFixpointReaches() {
    ExposureAnswer answer = answer(Organisation.TO, Organisation.END);
    Map<Entity, Instant[]> best = fixpoint(answer);
    Map<Entity, Instant> found = new HashMap<>();
    Map<Entity, List<Held>> byOrigin =
        house.held.stream().collect(Collectors.groupingBy(Held::from));
    List<Reached> all = new ArrayList<>(answer.reach().credentials());
    all.addAll(answer.reach().data());
    all.addAll(answer.reach().vendors());
    for (Reached reached : all) {
      found.put(reached.entity(), reached.since().orElseThrow());
      assertWay(reached.way(), byOrigin);
    }
    Map<Entity, Instant> expected = new HashMap<>();
    best.forEach((entity, times) -> {
      if (entity.kind() != EntityKind.UNIT) {
        expected.put(entity, earliest(times));
      }
    });
    assertThat(found).isEqualTo(expected).hasSizeGreaterThan(house.units.size() / 10);
  }

  private static Instant earliest(Instant[] times) {
    Instant first = Instant.MAX;
    for (Instant at : times) {
      first = at.isBefore(first) ? at : first;
    }
    return first;
  }

  /** By entity and hops between vendors: the earliest moment, relaxed until nothing changes. */
  private Map<Entity, Instant[]> fixpoint(ExposureAnswer answer) {
    Map<Entity, Instant[]> best = new HashMap<>();
    for (ExposedUnit unit : answer.units()) {
      offer(best, Organisation.entity(EntityKind.UNIT, unit.name()), 0, unit.since().orElseThrow());
    }
    Instant horizon = Organisation.TO.plus(ExposureQuestion.USUAL_HORIZON);
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Held held : house.held) {
        Instant[] from = best.get(held.from());
        for (int hops = 0; from != null && hops <= HOPS; hops++) {
          int next = hops + (held.relation() == Relation.SUPPLIES ? 1 : 0);
          Instant at = from[hops].isAfter(held.since()) ? from[hops] : held.since();
          if (next <= HOPS && at.isBefore(held.until()) && at.isBefore(horizon)) {
            changed |= offer(best, held.to(), next, at);
          }
        }
      }
    }
    return best;
  }

  private static boolean offer(Map<Entity, Instant[]> best, Entity entity, int hops, Instant at) {
    Instant[] times =
        best.computeIfAbsent(
            entity, e -> new Instant[] {Instant.MAX, Instant.MAX, Instant.MAX, Instant.MAX});
    boolean earlier = at.isBefore(times[hops]);
    times[hops] = earlier ? at : times[hops];
    return earlier;
  }

  /** Each step is a relation that held then, and time does not run backwards. */
  private static void assertWay(List<Step> way, Map<Entity, List<Held>> byOrigin) {
    for (int i = 1; i < way.size(); i++) {
      Step from = way.get(i - 1);
      Step to = way.get(i);
      Instant at = to.at().orElseThrow();
      assertThat(at).isAfterOrEqualTo(from.at().orElseThrow());
      assertThat(byOrigin.getOrDefault(from.entity(), List.of()))
          .anyMatch(held ->
              held.to().equals(to.entity())
                  && held.relation().word().equals(to.by())
                  && !at.isBefore(held.since())
                  && at.isBefore(held.until()));
    }
  }

  @Test
  void disputedWindowsDifferInWhatTheyDo() {
    ExposureAnswer narrow = answer(Organisation.FROM.plusSeconds(1), Organisation.END);
    ExposureAnswer wide = answer(Organisation.TO, Organisation.END);
    WindowComparison both = SideBySide.of(List.of("a", "b"), List.of(narrow, wide));
    Set<String> more = names(wide.units());
    more.removeAll(names(narrow.units()));
    assertThat(more).isNotEmpty();
    assertThat(
            both.differences().stream()
                .filter(d -> d.entity().kind() == EntityKind.UNIT)
                .map(d -> d.entity().name()))
        .containsAll(more);
    assertThat(both.columns()).extracting(c -> c.units()).isSorted();
  }
}
