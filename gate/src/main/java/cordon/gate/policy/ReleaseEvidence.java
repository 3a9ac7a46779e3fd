package cordon.gate.policy;

import cordon.advisories.AdvisoryMatch;
import cordon.base.Digest;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.index.Publication;
import cordon.gate.index.Removal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one artifact when the decision is asked for.
 *
 * @param coordinate what it is called
 * @param upstream where it comes from
 * @param digests as the metadata states them
 * @param replaced the digest under which we first knew the coordinate, where it is another one now
 * @param verifiable whether the metadata lets us verify the bytes
 * @param stated the publish time as the upstream wrote it; empty when it wrote none
 * @param published the same, where it can be read
 * @param firstSeen when we first saw this artifact named; kept only where the stated time is
 *     unusable
 * @param advisories claims that cover the release
 * @param publication by whom and how it was published
 * @param fixes vulnerabilities of releases in use that advisories say this release fixes
 * @param namesake the private upstream that has a package of the same name
 * @param inspection what an inspector says, where there is one
 * @param removal that the upstream has taken its package back
 */
public record ReleaseEvidence(
    Coordinate coordinate,
    Upstream upstream,
    List<Digest> digests,
    Optional<Digest> replaced,
    boolean verifiable,
    String stated,
    Optional<Instant> published,
    Optional<Instant> firstSeen,
    List<AdvisoryMatch> advisories,
    Publication publication,
    List<SecurityFix> fixes,
    Optional<String> namesake,
    InspectionStatus inspection,
    Optional<Removed> removal) {

  /**
   * An artifact of a package that the upstream has taken back.
   *
   * @param kept whether its verified bytes lie here
   */
  public record Removed(Removal removal, boolean kept) {}

  public ReleaseEvidence {
    digests = List.copyOf(digests);
    advisories = List.copyOf(advisories);
    fixes = List.copyOf(fixes);
  }
}
