package cordon.inspect;

import cordon.inspect.delta.Profile;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.Tree;
import java.util.List;

/**
 * What an inspection found.
 *
 * @param verdict {@link Verdict#NOT_INSPECTED} when nothing was found and something could not be
 *     read: then nothing may be concluded from the silence
 * @param findings the gravest first
 * @param doubts what could not be read, one sentence each
 * @param triggers what runs by itself, the most sudden first
 * @param profile what it does, to compare the next release with
 * @param tree its files
 * @param ruleSet version of the rules
 */
public record Report(
    Subject subject,
    Verdict verdict,
    List<Finding> findings,
    List<String> doubts,
    List<Trigger> triggers,
    Profile profile,
    Tree tree,
    String ruleSet) {
  public Report {
    findings = List.copyOf(findings);
    doubts = List.copyOf(doubts);
    triggers = List.copyOf(triggers);
  }
}
