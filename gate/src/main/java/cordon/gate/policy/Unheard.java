package cordon.gate.policy;

import cordon.gate.Decision;
import cordon.gate.Reason;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a decision on a server that has not heard the others for too long: they may have
 * blocked what it would allow, or ended the waiver that it goes by. Denials stay as they are.
 */
public final class Unheard {
  private Unheard() {}

  /**
   * @param silence for how long nothing was heard
   */
  public static Decision hold(Decision decision, Duration silence) {
    if (!decision.verdict().allows()) {
      return decision;
    }
    List<Reason> reasons = new ArrayList<>(decision.reasons());
    reasons.add(Reason.of(Code.UNHEARD, Verdict.HOLD, text(silence), ""));
    return new Decision(
        Verdict.HOLD,
        reasons,
        Optional.empty(),
        decision.validUntil(),
        decision.published(),
        decision.basis(),
        decision.policyRevision());
  }

  /** One sentence for people. */
  public static String text(Duration silence) {
    return "this server has not heard the others for "
        + silence.toSeconds()
        + " seconds and may not know of a block; nothing is allowed until it does";
  }
}
