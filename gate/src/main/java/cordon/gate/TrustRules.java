package cordon.gate;

import cordon.base.Ecosystem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long a release waits that was published otherwise than those before it, counted like its age.
 * Zero switches a check off. Why these defaults: docs/decisions/0032.
 *
 * @param lostProvenance where releases before it were attested and this one is not
 * @param newPublisher where none of those before it was published by the same account
 */
public record TrustRules(
    Map<Ecosystem, Duration> lostProvenance, Map<Ecosystem, Duration> newPublisher) {

  /** Long enough for a maintainer who was robbed to notice and for others to look. */
  public static final Duration DEFAULT_LOST_PROVENANCE = Duration.ofDays(30);

  /** Teams change: twice the usual wait, and no more. */
  public static final Duration DEFAULT_NEW_PUBLISHER = Duration.ofDays(14);

  public static final TrustRules DEFAULT = new TrustRules(Map.of(), Map.of());

  /** Fills in the defaults, and nothing that could not be enforced. */
  public TrustRules {
    lostProvenance = complete(lostProvenance, PolicyCheck.LOST_PROVENANCE, DEFAULT_LOST_PROVENANCE);
    newPublisher = complete(newPublisher, PolicyCheck.NEW_PUBLISHER, DEFAULT_NEW_PUBLISHER);
  }

  private static Map<Ecosystem, Duration> complete(
      Map<Ecosystem, Duration> set, PolicyCheck check, Duration otherwise) {
    Map<Ecosystem, Duration> all = new EnumMap<>(Ecosystem.class);
    for (Ecosystem ecosystem : PolicyCheck.ECOSYSTEMS) {
      if (check.on(ecosystem).enforced()) {
        all.put(ecosystem, set.getOrDefault(ecosystem, otherwise));
      }
    }
    return Map.copyOf(all);
  }

  public Duration lostProvenance(Ecosystem ecosystem) {
    return lostProvenance.getOrDefault(ecosystem, Duration.ZERO);
  }

  public Duration newPublisher(Ecosystem ecosystem) {
    return newPublisher.getOrDefault(ecosystem, Duration.ZERO);
  }
}
