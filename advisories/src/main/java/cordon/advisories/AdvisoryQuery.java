package cordon.advisories;

import cordon.base.Ecosystem;
import java.util.Optional;

/**
 * Which advisories to list, the most recently learned first.
 *
 * @param text an id, an alias, or a part of a package name, in any case; empty for all
 * @param ecosystem only those that name a package of it
 * @param malicious only claims of malice, or only flaws
 * @param after the last entry of the page before
 * @param limit at most so many
 */
public record AdvisoryQuery(
    String text,
    Optional<Ecosystem> ecosystem,
    Optional<Boolean> malicious,
    Optional<AdvisoryEntry.Key> after,
    int limit) {

  public static AdvisoryQuery all(int limit) {
    return new AdvisoryQuery("", Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }
}
