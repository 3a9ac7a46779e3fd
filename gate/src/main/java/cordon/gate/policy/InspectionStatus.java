package cordon.gate.policy;

import cordon.gate.Inspection;

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
   */
  record Done(Inspection inspection, String ruleSet) implements InspectionStatus {}
}
