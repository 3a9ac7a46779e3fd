package cordon.inspect;

import java.util.List;

/**
 * What an inspection has to say about an artifact.
 *
 * @param rule id of the rule
 * @param verdict what the artifact is because of this finding alone
 * @param title one sentence for people, without a full stop
 * @param why why it matters
 * @param remedy what would make the artifact clean, or what to do
 * @param steps the evidence in order: what runs, through which code, and to which end; the last is
 *     the place of the finding
 * @param fresh whether the releases before did not have it; false also when none is known
 */
public record Finding(
    String rule,
    Severity severity,
    Verdict verdict,
    String title,
    String why,
    String remedy,
    List<Step> steps,
    boolean fresh) {
  public Finding {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a finding of " + rule + " without evidence");
    }
  }

  /** The end of the chain. */
  public Step end() {
    return steps.getLast();
  }
}
