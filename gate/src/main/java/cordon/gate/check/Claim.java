package cordon.gate.check;

import cordon.advisories.AdvisoryMatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an advisory says of a release, as people are told it.
 *
 * @param id such as {@code MAL-2026-2144}
 * @param aliases other names of the same claim
 * @param malicious true for malware, false for a vulnerability
 * @param sure false when it does not name the version
 * @param since when the source published it; empty where it does not say
 * @param learned when this Cordon learned it
 * @param by the feed and who reported it there
 * @param summary one line
 * @param references pages to read
 */
public record Claim(
    String id,
    List<String> aliases,
    boolean malicious,
    boolean sure,
    Optional<Instant> since,
    Instant learned,
    String by,
    String summary,
    List<String> references) {

  public Claim {
    aliases = List.copyOf(aliases);
    references = List.copyOf(references);
  }

  public static Claim of(AdvisoryMatch match) {
    return new Claim(
        match.id(),
        match.aliases(),
        match.malicious(),
        match.sure(),
        match.published(),
        match.firstSeen(),
        match.source(),
        match.summary(),
        match.references());
  }

  /** Whether this alone keeps the release out. */
  public boolean condemns() {
    return malicious && sure;
  }
}
