package cordon.gate;

import cordon.advisories.AdvisoryMatch;
import java.util.List;
import java.util.Optional;

/**
 * Everything that explains a release to a person.
 *
 * @param coordinate without a file
 * @param decision the strictest of its files', or that about the name
 * @param files each with its decision, in the upstream's order; none where the name belongs to
 *     another upstream, so that nobody was asked
 * @param nearest an allowed version instead, where this one is not
 * @param advisories claims that cover it, malicious or not
 */
public record ReleaseReport(
    Coordinate coordinate,
    Decision decision,
    List<FileReport> files,
    Optional<String> nearest,
    List<AdvisoryMatch> advisories) {

  /** One file. */
  public record FileReport(String file, List<String> digests, Decision decision) {}
}
