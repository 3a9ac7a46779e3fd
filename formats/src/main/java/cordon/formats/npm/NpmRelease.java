package cordon.formats.npm;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import java.util.Optional;

/**
 * One version of a packument, as far as a verdict needs it.
 *
 * @param version the key under {@code versions}
 * @param published the entry under {@code time}
 * @param tarballUrl {@code dist.tarball} as the upstream wrote it
 * @param fileName the tarball's name behind the gate, unique within the packument: the last path
 *     segment of the URL, which never holds the scope; where two versions share a segment, the
 *     conventional {@code name-version.tgz} for all but its natural owner
 * @param integrity {@code dist.integrity}
 * @param shasum {@code dist.shasum}, a SHA-1
 * @param deprecated whether {@code deprecated} holds anything but {@code false} or an empty text
 * @param publisher {@code _npmUser.name}, the account that published it
 * @param attested whether {@code dist.attestations} names attestations; not that they hold
 * @param defect why this release cannot be served whatever the verdict; the writer leaves it out
 */
public record NpmRelease(
    String version,
    PublishTime published,
    Optional<String> tarballUrl,
    Optional<String> fileName,
    Integrity integrity,
    Optional<Digest> shasum,
    boolean deprecated,
    Optional<String> publisher,
    boolean attested,
    Optional<String> defect) {

  /** Whether the document gives all that is needed to serve this release. */
  public boolean servable() {
    return defect.isEmpty();
  }
}
