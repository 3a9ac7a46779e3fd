package cordon.advisories;

import java.time.Instant;
import java.util.List;

/**
 * What this organisation has had of one release.
 *
 * @param pulls how often it was pulled
 * @param firstSequence of the fact of the first pull in the ledger
 * @param lastSequence of the fact of the last pull
 * @param actors who, as in facts, those with the most pulls first; some of them where there are
 *     many, and as far back as the log of events is kept
 */
public record ReleaseUse(
    String version,
    long pulls,
    Instant first,
    Instant last,
    long firstSequence,
    long lastSequence,
    List<String> actors) {

  public ReleaseUse {
    actors = List.copyOf(actors);
  }

  /** The same with its actors under other names. */
  public ReleaseUse by(List<String> named) {
    return new ReleaseUse(version, pulls, first, last, firstSequence, lastSequence, named);
  }
}
