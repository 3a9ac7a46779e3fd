package cordon.inspect.chain;

import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Mark;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Trigger;
import cordon.inspect.reach.Reached;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks within the reach of one trigger for what rules ask for. */
final class ChainSearch {
  private final Trigger trigger;
  private final Baseline baseline;

  /** By behaviour, the nearest first: most rules ask for what most reaches do not have. */
  private final Map<Behaviour, List<Reached>> reached = new EnumMap<>(Behaviour.class);

  ChainSearch(Trigger trigger, List<Reached> reached, Baseline baseline) {
    this.trigger = trigger;
    this.baseline = baseline;
    for (Reached each : reached) {
      this.reached.computeIfAbsent(each.fact().behaviour(), b -> new ArrayList<>()).add(each);
    }
  }

  /**
   * The nearest fact for each need, of a rule about what is new the nearest new one; empty when a
   * need is not met, or an excuse is.
   */
  private Optional<List<Reached>> chain(ChainRule rule) {
    if (!mayMeet(rule)) {
      return Optional.empty();
    }
    List<Reached> chain = new ArrayList<>();
    for (Need need : rule.needs()) {
      Optional<Reached> met = met(rule, need);
      if (met.isEmpty()) {
        return Optional.empty();
      }
      chain.add(met.get());
    }
    boolean excused = rule.unless().stream().anyMatch(need -> fitting(need).findAny().isPresent());
    if (excused || (rule.onlyNew() && !isNew(chain))) {
      return Optional.empty();
    }
    return rule.span() == Span.FILE ? together(rule).findFirst() : Optional.of(chain);
  }

  /** The same of each file that meets all needs, of a rule about what is new with something new. */
  private Stream<List<Reached>> together(ChainRule rule) {
    List<Need> needs = rule.needs();
    return fitting(needs.getFirst())
        .map(ChainSearch::file)
        .distinct()
        .map(file ->
            needs.stream()
                .flatMap(need -> fitting(need).filter(each -> file(each).equals(file)).limit(1))
                .toList())
        .filter(met -> met.size() == needs.size() && (!rule.onlyNew() || isNew(met)));
  }

  /** Whether there is anything at all for each need, which tells most rules from those few. */
  private boolean mayMeet(ChainRule rule) {
    for (Need need : rule.needs()) {
      boolean any = false;
      for (Need.Alternative alternative : need.alternatives()) {
        any |= reached.containsKey(alternative.behaviour());
      }
      if (!any) {
        return false;
      }
    }
    return true;
  }

  /**
   * The chain, and where its rule tells against the artifact one for each further file in which it
   * ends: who accepts what one file does must still hear of the others (inspect.suppress).
   */
  List<List<Reached>> chains(ChainRule rule) {
    Optional<List<Reached>> nearest = chain(rule);
    if (nearest.isEmpty() || rule.verdict() == Verdict.CLEAN) {
      return nearest.stream().toList();
    }
    if (rule.span() == Span.FILE) {
      return together(rule).toList();
    }
    List<Reached> beginning = nearest.get().subList(0, nearest.get().size() - 1);
    Map<String, List<Reached>> byFile = new LinkedHashMap<>();
    byFile.put(file(nearest.get().getLast()), nearest.get());
    within(rule, rule.needs().getLast())
        .forEach(end -> {
          List<Reached> chain = Stream.concat(beginning.stream(), Stream.of(end)).toList();
          if (!rule.onlyNew() || isNew(chain)) {
            byFile.putIfAbsent(file(end), chain);
          }
        });
    return List.copyOf(byFile.values());
  }

  private static String file(Reached reached) {
    return reached.fact().place().path();
  }

  private Optional<Reached> met(ChainRule rule, Need need) {
    Optional<Reached> fresh =
        rule.onlyNew() ? within(rule, need).filter(this::isNew).findFirst() : Optional.empty();
    return fresh.or(() -> within(rule, need).findFirst());
  }

  private Stream<Reached> within(ChainRule rule, Need need) {
    return fitting(need).filter(each -> rule.span().holds(each.way()));
  }

  private Stream<Reached> fitting(Need need) {
    return need.alternatives().stream()
        .map(Need.Alternative::behaviour)
        .distinct()
        .flatMap(behaviour -> reached.getOrDefault(behaviour, List.of()).stream())
        .filter(each -> need.fits(each.fact()));
  }

  /**
   * New is a chain whose trigger is new, or in which something is done that was not done before.
   */
  private boolean isNew(List<Reached> chain) {
    // That something can be called or imported is no event: files come and go.
    boolean event = trigger.occasion() != Occasion.CALL && trigger.occasion() != Occasion.IMPORT;
    return (event && baseline.isNew(Mark.of(trigger))) || chain.stream().anyMatch(this::isNew);
  }

  private boolean isNew(Reached each) {
    Fact fact = each.fact();
    return baseline.isNew(Mark.of(trigger.occasion(), fact));
  }
}
