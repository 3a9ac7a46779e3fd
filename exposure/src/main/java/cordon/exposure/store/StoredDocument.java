package cordon.exposure.store;

import cordon.base.Digest;
import cordon.exposure.Build;
import cordon.exposure.Grade;
import cordon.exposure.Provenance;
import java.time.Instant;
import java.util.Set;

/**
 * A document that is kept.
 *
 * @param id grows with the time at which it was learned
 * @param provenance on whose word
 * @param fact sequence of the fact that says who brought it
 * @param complete whether it claims to list everything, but for what follows
 * @param lacking types of packages of which there may be more all the same
 * @param releases how many it lists
 */
public record StoredDocument(
    long id,
    Digest digest,
    String name,
    String kind,
    String unit,
    Provenance provenance,
    String stream,
    Instant observed,
    Instant learned,
    long fact,
    Grade grade,
    boolean complete,
    Set<String> lacking,
    Build build,
    long releases) {
  public StoredDocument {
    lacking = Set.copyOf(lacking);
  }
}
