package cordon.gate;

import cordon.inspect.rules.RuleSet;
import java.time.Duration;

/**
 * How the gate looks into artifacts before it lets them out.
 *
 * @param rules what it goes by
 * @param budget how long a client waits for its first byte
 */
public record InspectionSettings(RuleSet rules, Duration budget) {
  /** Longer than nearly every package takes, shorter than clients' patience. */
  public static final Duration DEFAULT_BUDGET = Duration.ofSeconds(20);
}
