package cordon.exposure.observation;

import cordon.exposure.Grade;
import java.time.Instant;
import java.util.Set;

/**
 * A document shows what a unit has at a time. Documents of one stream follow each other: what a
 * later one lacks has ended, what an earlier one lacked has begun.
 *
 * @param source which document, for people to look up
 * @param unit by name
 * @param stream what the documents have in common that replace each other, such as the path of a
 *     lockfile in a repository
 * @param observed when it was true
 * @param learned when we heard of it
 * @param inventory what it lists
 * @param grade what kind of evidence it is
 * @param complete whether it claims to list everything; only then its silence says anything
 * @param lacking types of packages of which its silence says nothing all the same
 * @param open what its entries without a version stand for
 */
public record Sighting(
    long source,
    String unit,
    String stream,
    Instant observed,
    Instant learned,
    Inventory inventory,
    Grade grade,
    boolean complete,
    Set<String> lacking,
    Open open) {
  public Sighting {
    lacking = Set.copyOf(lacking);
  }

  /** What entries without a version stand for. */
  public enum Open {
    /** Releases of which the document does not say which. */
    UNTOLD,
    /** Requirements that are resolved by each build, whenever one runs. */
    BY_BUILDS,
    /** The same, and a build ran about when the document was observed. */
    BY_THIS_BUILD
  }
}
