package cordon.gate.check;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.formats.lockfile.LockedRelease;
import cordon.formats.lockfile.LockfileKind;
import java.util.List;
import java.util.Optional;

/**
 * One thing to ask about.
 *
 * @param label what people call it: the package URL, else the name or address in the file
 * @param purl the release; empty where the entry names none
 * @param open why there is no release; empty text when there is one
 * @param source the file it stands in; empty for one from the command line
 * @param place where in the file; empty for one from the command line
 * @param kind of the file; empty for one from the command line
 * @param hashes that the file has of its artifacts
 * @param addresses where the file says that the artifacts, or their registry, lie
 */
public record LockEntry(
    String label,
    Optional<Purl> purl,
    String open,
    String source,
    Optional<LockedRelease.Place> place,
    Optional<LockfileKind> kind,
    List<Digest> hashes,
    List<String> addresses) {

  public LockEntry {
    hashes = List.copyOf(hashes);
    addresses = List.copyOf(addresses);
  }

  /** A package URL as typed. */
  public static LockEntry of(Purl purl) {
    boolean release = purl.version().isPresent() && purl.ecosystem().isPresent();
    return new LockEntry(
        purl.toString(),
        release ? Optional.of(purl) : Optional.empty(),
        release ? "" : Releases.unusable(purl).text(),
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  static LockEntry of(LockedRelease locked, LockfileKind kind, String source) {
    Optional<Purl> purl = Optional.empty();
    String open = locked.open();
    if (locked.version().isPresent() && locked.ecosystem().isEmpty()) {
      open = "unknown type " + locked.type();
    } else if (locked.version().isPresent()) {
      try {
        purl =
            Optional.of(Purl.of(locked.ecosystem().orElseThrow(), locked.name(), locked.version()));
      } catch (ProblemException e) {
        open = "not the name of a release: " + e.problem().detail();
      }
    }
    String name =
        locked.name().isEmpty()
            ? locked.addresses().stream().findFirst().orElse("?")
            : locked.name();
    return new LockEntry(
        purl.map(Purl::toString).orElse(name),
        purl,
        open,
        source,
        Optional.of(locked.place()),
        Optional.of(kind),
        locked.hashes(),
        locked.addresses());
  }
}
