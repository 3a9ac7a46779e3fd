package cordon.inspect.chain;

import cordon.inspect.Finding;
import cordon.inspect.Step;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Mark;
import cordon.inspect.fact.Behaviour;
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

  /** Those of them that tell of what nothing legitimate does. */
  private final List<ChainRule> convicting;

  public Judge(List<ChainRule> rules) {
    this.rules = List.copyOf(rules);
    this.convicting =
        rules.stream()
            .filter(rule -> rule.verdict() == Verdict.MALICIOUS && !rule.isOfOneDeed())
            .toList();
  }

  /** With nothing that is not installed. */
  public Judgement judge(Code code, List<Trigger> triggers, Baseline baseline) {
    return judge(code, triggers, Set.of(), baseline);
  }

  /**
   * @param triggers what runs by itself
   * @param apart files that are not installed: who uses the package does not call them, so that
   *     they tell against it only where nothing legitimate does the same
   * @param baseline to say what is new
   */
  public Judgement judge(Code code, List<Trigger> triggers, Set<String> apart, Baseline baseline) {
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
      fire(trigger, reached, rules, baseline, findings);
    }
    for (String path : code.paths()) {
      List<Reached> called = code.facts(path).stream().map(fact -> Reached.in(path, fact)).toList();
      Trigger whenCalled = new Trigger(Occasion.CALL, new Place(path, 0), "", List.of(), List.of());
      called.forEach(each -> marks.add(Mark.of(Occasion.CALL, each.fact())));
      if (apart.contains(path)) {
        fire(whenCalled, called, convicting, baseline, findings);
        fire(
            whenCalled,
            called.stream().filter(Judge::isPacking).toList(),
            rules,
            baseline,
            findings);
      } else {
        fire(whenCalled, called, rules, baseline, findings);
      }
    }
    findings.values().forEach(finding -> marks.add(Mark.ofRule(finding.rule())));
    return new Judgement(
        findings.values().stream().sorted(GRAVEST_FIRST).toList(), marks, paths, lost);
  }

  /** How the archive tells of a file, whatever the file is. */
  private static boolean isPacking(Reached each) {
    return each.fact().behaviour() == Behaviour.CONCEALED
        && !each.fact().detail().startsWith("disguised");
  }

  private static void fire(
      Trigger trigger,
      List<Reached> reached,
      List<ChainRule> rules,
      Baseline baseline,
      Map<String, Finding> findings) {
    if (reached.isEmpty()) {
      return; // as of most files
    }
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
