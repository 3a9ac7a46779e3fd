package cordon.gate.check;

import cordon.base.Digest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the hashes of a lockfile's entry compare with the files that the release has now. Clients
 * take any file that one of the hashes fits, so one that fits none is either of a file that is gone
 * or of one that somebody hopes to bring in.
 *
 * @param compared hashes of the strongest algorithm that both sides have
 * @param unmatched of those, the ones that are of no file of the release
 */
public record HashMatch(int compared, int unmatched) {
  /** Nothing to compare. */
  public static final HashMatch NONE = new HashMatch(0, 0);

  /** Compares as a client would: by the strongest algorithm. */
  public static HashMatch of(List<Digest> locked, List<Digest> release) {
    Set<Digest.Algorithm> known = new HashSet<>();
    release.forEach(digest -> known.add(digest.algorithm()));
    Optional<Digest.Algorithm> strongest =
        locked.stream()
            .map(Digest::algorithm)
            .filter(known::contains)
            .max(Comparator.naturalOrder());
    if (strongest.isEmpty()) {
      return NONE;
    }
    Set<Digest> files = new HashSet<>(release);
    List<Digest> compared =
        locked.stream().filter(d -> d.algorithm() == strongest.get()).distinct().toList();
    return new HashMatch(
        compared.size(), (int) compared.stream().filter(d -> !files.contains(d)).count());
  }

  /** No file of the release fits, so the install would fail or bring something else. */
  public boolean badNews() {
    return compared > 0 && unmatched == compared;
  }

  /** A sentence for people; empty where all is well. */
  public String text() {
    if (unmatched == 0) {
      return "";
    }
    return badNews()
        ? "the hashes in the lockfile are of no file of this release"
        : unmatched + " of " + compared + " hashes are of no file of this release";
  }
}
