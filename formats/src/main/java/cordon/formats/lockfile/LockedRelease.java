package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a lockfile.
 *
 * @param type of its package URL, such as {@code pypi}
 * @param name as the ecosystem names packages: {@code @s/n}, normalised for Python, {@code
 *     group:artifact} for Maven
 * @param version empty when the file does not fix one
 * @param open why there is no version; empty text when there is one
 * @param requirement what a registry is asked for where there is no version, such as {@code
 *     >=1.60}; empty text for any version; none where there is one or no registry is asked
 * @param place where in the file
 * @param hashes of which the artifact must match one of the strongest; none when the file has none
 * @param addresses where the file says that the artifact, or the registry of it, lies; several when
 *     its files do not lie together
 */
public record LockedRelease(
    String type,
    String name,
    Optional<String> version,
    String open,
    Optional<String> requirement,
    Place place,
    List<Digest> hashes,
    List<String> addresses) {

  /** One that asks no registry for a version of its choice. */
  public LockedRelease(
      Ecosystem ecosystem,
      String name,
      Optional<String> version,
      String open,
      Place place,
      List<Digest> hashes,
      List<String> addresses) {
    this(ecosystem.purlType(), name, version, open, Optional.empty(), place, hashes, addresses);
  }

  public LockedRelease {
    hashes = List.copyOf(hashes);
    addresses = List.copyOf(addresses);
    if (version.isPresent() != open.isEmpty()) {
      throw new IllegalArgumentException("either a version or why there is none");
    }
  }

  /** The ecosystem of the type, if Cordon knows it as one. */
  public Optional<Ecosystem> ecosystem() {
    return Ecosystem.ofPurlType(type);
  }

  /** One whose version the file fixes. */
  static LockedRelease fixed(
      Ecosystem ecosystem,
      String name,
      String version,
      Place place,
      List<Digest> hashes,
      List<String> addresses) {
    return new LockedRelease(ecosystem, name, Optional.of(version), "", place, hashes, addresses);
  }

  /** One that names no release of a registry. */
  static LockedRelease open(
      Ecosystem ecosystem, String name, String why, Place place, List<String> addresses) {
    return new LockedRelease(ecosystem, name, Optional.empty(), why, place, List.of(), addresses);
  }

  /**
   * A place in a lockfile.
   *
   * @param line from 1
   * @param pointer JSON pointer (RFC 6901) into JSON, else empty text
   */
  public record Place(int line, String pointer) {
    @Override
    public String toString() {
      return "line " + line + (pointer.isEmpty() ? "" : " (" + pointer + ")");
    }
  }
}
