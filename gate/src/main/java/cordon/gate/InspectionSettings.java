package cordon.gate;

import cordon.inspect.rules.RuleSet;
import cordon.inspect.suppress.Suppression;
import java.time.Duration;
import java.util.List;

/**
 * How the gate looks into artifacts before it lets them out.
 *
 * @param rules what it goes by
 * @param budget how long a client waits for its first byte
 * @param files of rules that the organisation added, as the settings name them
 * @param suppressions findings that the organisation accepts, each until a day
 */
public record InspectionSettings(
    RuleSet rules, Duration budget, List<String> files, List<Suppression> suppressions) {
  /** Longer than nearly every package takes, shorter than clients' patience. */
  public static final Duration DEFAULT_BUDGET = Duration.ofSeconds(20);

  public InspectionSettings {
    files = List.copyOf(files);
    suppressions = List.copyOf(suppressions);
  }

  /** By Cordon's own rules alone, and nothing is accepted. */
  public InspectionSettings(RuleSet rules, Duration budget) {
    this(rules, budget, List.of(), List.of());
  }
}
