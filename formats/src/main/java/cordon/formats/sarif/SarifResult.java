package cordon.formats.sarif;

import java.util.List;
import java.util.Optional;

/**
 * A finding (section 3.27).
 *
 * @param rule id of one of the run's rules
 * @param message one sentence or more
 * @param place where to look first
 * @param flow the way that led there; empty for a finding of one place
 * @param suppressions why somebody accepted it, one reason each; empty where nobody did
 */
public record SarifResult(
    String rule,
    SarifLevel level,
    String message,
    Optional<SarifPlace> place,
    List<SarifStep> flow,
    SarifFingerprint fingerprint,
    List<String> suppressions) {
  public SarifResult {
    flow = List.copyOf(flow);
    suppressions = List.copyOf(suppressions);
  }

  /** A finding of one place that nobody accepted. */
  public static SarifResult at(
      SarifRule rule, String message, Optional<SarifPlace> place, SarifFingerprint fingerprint) {
    return new SarifResult(
        rule.id(), rule.level(), message, place, List.of(), fingerprint, List.of());
  }
}
