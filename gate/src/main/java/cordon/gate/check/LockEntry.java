package cordon.gate.check;

import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.formats.lockfile.LockedRelease;
import java.util.Optional;

/**
 * One thing to ask about.
 *
 * @param label what people call it: the package URL, else the name or address in the file
 * @param purl the release; empty where the entry names none
 * @param open why there is no release; empty text when there is one
 * @param source the file it stands in; empty for one from the command line
 * @param place where in the file; empty for one from the command line
 * @param resolvedUrl where the file says that the artifact lies
 */
public record LockEntry(
    String label,
    Optional<Purl> purl,
    String open,
    String source,
    Optional<LockedRelease.Place> place,
    Optional<String> resolvedUrl) {

  /** A package URL as typed. */
  public static LockEntry of(Purl purl) {
    boolean release = purl.version().isPresent() && purl.ecosystem().isPresent();
    return new LockEntry(
        purl.toString(),
        release ? Optional.of(purl) : Optional.empty(),
        release ? "" : Releases.unusable(purl).text(),
        "",
        Optional.empty(),
        Optional.empty());
  }

  static LockEntry of(LockedRelease locked, String source) {
    Optional<Purl> purl = Optional.empty();
    String open = locked.open();
    if (locked.version().isPresent()) {
      try {
        purl = Optional.of(Purl.of(locked.ecosystem(), locked.name(), locked.version()));
      } catch (ProblemException e) {
        open = "not the name of a release: " + e.problem().detail();
      }
    }
    String name = locked.name().isEmpty() ? locked.resolvedUrl().orElse("?") : locked.name();
    return new LockEntry(
        purl.map(Purl::toString).orElse(name),
        purl,
        open,
        source,
        Optional.of(locked.place()),
        locked.resolvedUrl());
  }
}
