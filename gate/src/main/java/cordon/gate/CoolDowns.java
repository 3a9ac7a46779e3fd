package cordon.gate;

import cordon.base.Ecosystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How old a release must be.
 *
 * @param general per ecosystem; {@link #DEFAULT_LENGTH} where absent
 * @param attested per ecosystem, for releases of which the upstream says that they are attested;
 *     where absent the general one
 * @param rules for single packages; the first that covers a name counts alone
 * @param fixLane whether a young release passes that an advisory names as the fix of a
 *     vulnerability in a release that was pulled here
 */
public record CoolDowns(
    Map<Ecosystem, Duration> general,
    Map<Ecosystem, Duration> attested,
    List<CoolDownRule> rules,
    boolean fixLane) {

  /** Most malicious releases of the known incidents were found within hours, the rest in days. */
  public static final Duration DEFAULT_LENGTH = Duration.ofDays(7);

  public static final CoolDowns DEFAULT = new CoolDowns(Map.of(), Map.of(), List.of(), true);

  public CoolDowns {
    general = Map.copyOf(general);
    attested = Map.copyOf(attested);
    rules = List.copyOf(rules);
  }

  /** For any release of a package. */
  public Duration of(Ecosystem ecosystem, String packageName) {
    return rule(ecosystem, packageName)
        .map(CoolDownRule::coolDown)
        .orElseGet(() -> general.getOrDefault(ecosystem, DEFAULT_LENGTH));
  }

  /** For an attested release of a package; never longer than for any. */
  public Duration ofAttested(Ecosystem ecosystem, String packageName) {
    Duration any = of(ecosystem, packageName);
    Optional<CoolDownRule> rule = rule(ecosystem, packageName);
    Optional<Duration> shorter =
        rule.isPresent() ? rule.get().attested() : Optional.ofNullable(attested.get(ecosystem));
    return shorter.filter(s -> s.compareTo(any) < 0).orElse(any);
  }

  private Optional<CoolDownRule> rule(Ecosystem ecosystem, String packageName) {
    return rules.stream().filter(r -> r.covers(ecosystem, packageName)).findFirst();
  }
}
