package cordon.exposure.store;

import cordon.base.Digest;
import cordon.exposure.Build;
import cordon.exposure.Grade;
import cordon.exposure.Provenance;
import cordon.exposure.observation.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A document that was read, before it is kept.
 *
 * @param digest SHA-256 of the file
 * @param kind for people: {@code uv.lock}
 * @param unit empty where it speaks of the organisation and not of one unit
 * @param provenance on whose word
 * @param complete whether it claims to list everything, but for what follows
 * @param lacking types of packages of which there may be more all the same
 * @param inventory empty where it lists nothing
 * @param published when releases came, as far as it says
 */
public record NewDocument(
    Digest digest,
    String name,
    String kind,
    String unit,
    Provenance provenance,
    String stream,
    Instant observed,
    Grade grade,
    boolean complete,
    Set<String> lacking,
    Build build,
    Optional<Inventory> inventory,
    List<Said> said,
    List<Published> published) {
  public NewDocument {
    lacking = Set.copyOf(lacking);
    said = List.copyOf(said);
    published = List.copyOf(published);
  }
}
