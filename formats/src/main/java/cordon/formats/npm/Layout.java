package cordon.formats.npm;

import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a packument lie in its raw bytes, in ascending order throughout, so that a
 * view can be written from a stream that is read once.
 *
 * @param top the members of the document
 * @param versions the members of {@code versions}
 * @param time the members of {@code time}
 * @param restrictions the upstream's own {@code policyRestrictions}, when it is a gate itself
 */
record Layout(
    List<Member> top,
    List<VersionPlace> versions,
    List<Member> time,
    Optional<UpstreamRestrictions> restrictions) {

  /** A member of an object: from the opening quote of its name to the end of its value. */
  record Member(String name, int from, int value, int to) {}

  /**
   * A version object.
   *
   * @param member its place under {@code versions}
   * @param tarballFrom first byte of the value of {@code dist.tarball}; 0 when there is none
   * @param tarballTo the byte after it
   * @param abbreviated pairs of from and to: the members that the abbreviated form keeps
   * @param addInstallScript whether the abbreviated form must say {@code hasInstallScript} although
   *     the full one does not
   */
  record VersionPlace(
      Member member, int tarballFrom, int tarballTo, int[] abbreviated, boolean addInstallScript) {}

  /** The members of {@code policyRestrictions.versions} and the message beside them. */
  record UpstreamRestrictions(List<Member> versions, String message) {}
}
