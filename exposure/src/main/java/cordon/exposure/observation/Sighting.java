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
    Set<String> lacking) {
  public Sighting {
    lacking = Set.copyOf(lacking);
  }
}
