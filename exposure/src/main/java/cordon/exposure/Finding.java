package cordon.exposure;

import cordon.advisories.AdvisoryMatch;
import cordon.base.Ecosystem;
import cordon.base.purl.Purl;
import cordon.exposure.graph.Release;
import cordon.exposure.observation.VexClaim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An advisory that covers what units have now.
 *
 * @param release what they have
 * @param advisory what is said of it
 * @param grade of the surest evidence
 * @param since when the first of them had it; empty where that is not known
 * @param units their names, in order
 * @param claims what is claimed of it for these units (VEX); it takes nothing from the list
 */
public record Finding(
    Release release,
    AdvisoryMatch advisory,
    Grade grade,
    Optional<Instant> since,
    List<String> units,
    List<Claimed> claims) {

  /** What somebody says of one of the units. */
  public record Claimed(String unit, VexClaim claim) {}

  public Finding {
    units = List.copyOf(units);
    claims = List.copyOf(claims);
  }

  /** The release as a package URL. */
  public String purl() {
    return Ecosystem.ofPurlType(release.of().type())
        .map(e -> Purl.of(e, release.of().name(), Optional.of(release.version())).toString())
        .orElseThrow();
  }
}
