package cordon.inspect.chain;

import cordon.inspect.Severity;
import cordon.inspect.Verdict;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Occasion;
import java.util.List;
import java.util.Set;

/**
 * Behaviour that makes a finding when one trigger reaches all of it.
 *
 * @param id stable slug: {@code start-hook-runs-decoded-code}
 * @param verdict what it says of the artifact when it fires
 * @param occasions the triggers it looks at
 * @param needs one fact for each, all within the reach of one trigger
 * @param unless if the same reach holds one of these, the rule does not fire
 * @param span how far from the trigger it looks
 * @param onlyNew whether it only fires where earlier releases are known and have nothing like it
 * @param title one sentence for people, without a full stop
 * @param why why that matters
 * @param remedy what would make the artifact clean, or what to do
 * @param incidents what it would have caught, by public name
 * @param example a line of code that it fires on, made harmless
 */
public record ChainRule(
    String id,
    Severity severity,
    Verdict verdict,
    Set<Occasion> occasions,
    List<Need> needs,
    List<Need> unless,
    Span span,
    boolean onlyNew,
    String title,
    String why,
    String remedy,
    List<String> incidents,
    String example) {
  public ChainRule {
    occasions = Set.copyOf(occasions);
    needs = List.copyOf(needs);
    unless = List.copyOf(unless);
    incidents = List.copyOf(incidents);
  }

  /**
   * Whether it only asks that something is deleted or spoken to, whatever flows into it: examples
   * and tests of those who look for attacks do such things.
   */
  boolean isOfOneDeed() {
    return needs.size() == 1
        && needs.getFirst().alternatives().stream()
            .allMatch(each ->
                each.inputs().isEmpty()
                    && (each.behaviour() == Behaviour.DESTROY
                        || each.behaviour() == Behaviour.HOST));
  }
}
