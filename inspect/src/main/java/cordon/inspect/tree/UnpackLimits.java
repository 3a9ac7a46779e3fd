package cordon.inspect.tree;

import cordon.formats.archive.ArchiveLimits;

/**
 * How much of an artifact is held and followed.
 *
 * @param archive bounds of unpacking
 * @param memberBytes of one file shown to a {@link MemberReader} whole; of a larger one it sees as
 *     many from the beginning, and the rest is scanned as it streams by
 * @param nestedBytes of an archive within an archive that must be held to be read, such as a zip
 * @param keptBytes of one manifest kept in the {@link Tree}
 */
public record UnpackLimits(ArchiveLimits archive, int memberBytes, int nestedBytes, int keptBytes) {
  public static final UnpackLimits DEFAULT =
      new UnpackLimits(ArchiveLimits.DEFAULT, 16 << 20, 96 << 20, 16 << 20);
}
