package cordon.exposure;

import cordon.exposure.answer.FindingSearch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What advisories say of everything that units have now. Held until something is learned of either,
 * of pulls for a minute.
 */
public final class Findings {
  private final Exposure exposure;
  private final AdvisorySource advisories;
  private Optional<Known> last = Optional.empty();

  private record Known(Instant observed, long claimed, List<Finding> all) {}

  public Findings(Exposure exposure, AdvisorySource advisories) {
    this.exposure = exposure;
    this.advisories = advisories;
  }

  /**
   * Malice first, then what needs no review, then what the most units have.
   *
   * @param unit only what it has; empty for all units
   * @param malicious only malware
   */
  public List<Finding> list(Optional<String> unit, boolean malicious) {
    return all().stream()
        .filter(finding -> !malicious || finding.advisory().malicious())
        .filter(finding -> unit.map(finding.units()::contains).orElse(true))
        .toList();
  }

  /** Whether anything was ever heard of a unit; of another one no finding says anything. */
  public boolean knows(String unit) {
    return exposure.graph().find(new Entity(EntityKind.UNIT, unit)).isPresent();
  }

  private synchronized List<Finding> all() {
    long claimed = advisories.generation().getAsLong();
    KeptGraph.Known known = exposure.lately();
    Known found =
        last.filter(kept -> kept.observed.equals(known.asOf()) && kept.claimed == claimed)
            .orElseGet(() ->
                new Known(
                    known.asOf(),
                    claimed,
                    FindingSearch.of(known.graph(), advisories.claims(), exposure.now())));
    last = Optional.of(found);
    return found.all;
  }
}
