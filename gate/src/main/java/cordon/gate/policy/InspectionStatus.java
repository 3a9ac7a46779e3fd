package cordon.gate.policy;

import cordon.gate.Inspection;
import cordon.inspect.suppress.Suppression;
import java.util.List;

/** How far the inspection of an artifact has come. */
public sealed interface InspectionStatus {

  /** Nobody inspects. */
  record NoInspector() implements InspectionStatus {}

  /** It will be inspected before its first byte leaves. */
  record Pending() implements InspectionStatus {}

  /**
   * It was inspected.
   *
   * @param ruleSet by these rules
   * @param suppressions what the organisation accepts, each until a day
   */
  record Done(Inspection inspection, String ruleSet, List<Suppression> suppressions)
      implements InspectionStatus {

    /** Nothing is accepted. */
    public Done(Inspection inspection, String ruleSet) {
      this(inspection, ruleSet, List.of());
    }
  }
}
