package cordon.advisories;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of the list of advisories.
 *
 * @param packages some of the packages that it names, in order of their names
 * @param withdrawn since when its source takes it back
 * @param lastSeen set when the complete feed no longer has it
 */
public record AdvisoryEntry(
    String source,
    String id,
    String summary,
    boolean malicious,
    List<AffectedName> packages,
    Optional<Instant> published,
    Optional<Instant> withdrawn,
    Instant firstSeen,
    Instant learned,
    Optional<Instant> lastSeen) {

  /** How many packages a line shows. */
  public static final int MOST_PACKAGES = 5;

  public AdvisoryEntry {
    packages = List.copyOf(packages);
  }

  public Key key() {
    return new Key(learned, source, id);
  }

  /** The place of an entry in the list. */
  public record Key(Instant learned, String source, String id) {}
}
