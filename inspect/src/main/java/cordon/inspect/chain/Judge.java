package cordon.inspect.chain;

import cordon.inspect.Finding;
import cordon.inspect.Step;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Mark;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Trigger;
import cordon.inspect.reach.Code;
import cordon.inspect.reach.Reach;
import cordon.inspect.reach.Reached;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds closed chains: for each trigger, each rule whose every need is met within its reach.
 *
 * <p>A verdict is that of its gravest finding and never a sum, so that no heap of harmless oddities
 * convicts, and adding oddities can never acquit.
 */
public final class Judge {
  private static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing(Finding::verdict)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::fresh)
          .reversed();

  private final List<ChainRule> rules;

  public Judge(List<ChainRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * @param triggers what runs by itself
   * @param baseline to say what is new
   */
  public Judgement judge(Code code, List<Trigger> triggers, Baseline baseline) {
    Reach reach = new Reach(code);
    Map<String, Finding> findings = new LinkedHashMap<>();
    Set<String> marks = new HashSet<>();
    Set<String> paths = new HashSet<>();
    Set<String> lost = new TreeSet<>();
    for (Trigger trigger : triggers) {
      Reach.Area area = reach.from(trigger);
      List<Reached> reached = area.facts();
      paths.addAll(area.paths());
      if (!area.whole() && trigger.occasion().isSudden()) {
        lost.add(trigger.place().path());
      }
      marks.add(Mark.of(trigger));
      reached.forEach(each -> marks.add(Mark.of(trigger.occasion(), each.fact())));
      fire(trigger, reached, baseline, findings);
    }
    for (String path : code.paths()) {
      List<Reached> called = code.facts(path).stream().map(fact -> Reached.in(path, fact)).toList();
      Trigger whenCalled = new Trigger(Occasion.CALL, new Place(path, 0), "", List.of(), List.of());
      called.forEach(each -> marks.add(Mark.of(Occasion.CALL, each.fact())));
      fire(whenCalled, called, baseline, findings);
    }
    findings.values().forEach(finding -> marks.add(Mark.ofRule(finding.rule())));
    return new Judgement(
        findings.values().stream().sorted(GRAVEST_FIRST).toList(), marks, paths, lost);
  }

  private void fire(
      Trigger trigger, List<Reached> reached, Baseline baseline, Map<String, Finding> findings) {
    ChainSearch search = new ChainSearch(trigger, reached, baseline);
    for (ChainRule rule : rules) {
      if (rule.occasions().contains(trigger.occasion())) {
        search.chains(rule).stream()
            .map(chain -> finding(rule, trigger, chain, baseline))
            .forEach(found -> findings.putIfAbsent(rule.id() + "@" + found.end().place(), found));
      }
    }
  }

  private static Finding finding(
      ChainRule rule, Trigger trigger, List<Reached> chain, Baseline baseline) {
    List<Step> steps = new ArrayList<>();
    if (!trigger.how().isEmpty()) {
      steps.add(new Step(trigger.how(), trigger.place(), ""));
    }
    Set<Fact> told = new HashSet<>();
    for (Reached each : chain) {
      if (told.add(each.fact())) {
        steps.add(step(each));
      }
    }
    return new Finding(
        rule.id(),
        rule.severity(),
        rule.verdict(),
        rule.title(),
        rule.why(),
        rule.remedy(),
        steps,
        baseline.isNew(Mark.ofRule(rule.id())));
  }

  private static Step step(Reached reached) {
    Fact fact = reached.fact();
    List<String> path = reached.path();
    String by = path.size() < 2 ? "" : ", reached by " + String.join(" → ", shortened(path));
    return new Step(Wording.of(fact) + by, fact.place(), Quote.harmless(fact.quote()));
  }

  /** A long way is told by its two ends. */
  private static List<String> shortened(List<String> path) {
    return path.size() <= 4
        ? path
        : List.of(path.getFirst(), path.get(1), "…", path.get(path.size() - 2), path.getLast());
  }
}
