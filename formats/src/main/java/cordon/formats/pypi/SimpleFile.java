package cordon.formats.pypi;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file on a project page.
 *
 * @param filename as it stands in the URL, decoded
 * @param url absolute, without fragment
 * @param hashes those of algorithms that we know
 * @param version from the file name; empty when it follows no format or is another project's
 * @param requiresPython the specifier, uninterpreted
 * @param yanked the reason, which may be empty text; absent when the file is not yanked (PEP 592)
 * @param size bytes (PEP 700)
 * @param uploaded {@code upload-time} (PEP 700), also from {@code data-upload-time} in HTML
 * @param coreMetadata present when the page says that {@code <url>.metadata} exists (PEP 658, 714)
 * @param provenance URL of the provenance file (PEP 740)
 * @param gpgSig whether {@code <url>.asc} exists; absent when the page does not say
 * @param defect why this file cannot be served whatever the verdict
 */
public record SimpleFile(
    String filename,
    String url,
    List<Digest> hashes,
    Optional<String> version,
    Optional<String> requiresPython,
    Optional<String> yanked,
    OptionalLong size,
    PublishTime uploaded,
    Optional<CoreMetadata> coreMetadata,
    Optional<String> provenance,
    Optional<Boolean> gpgSig,
    Optional<String> defect) {

  /** The metadata file's own hashes; none when the page only says that it exists. */
  public record CoreMetadata(List<Digest> hashes) {
    public CoreMetadata {
      hashes = List.copyOf(hashes);
    }
  }

  public SimpleFile {
    hashes = List.copyOf(hashes);
  }

  /** The strongest known hash of the file. */
  public Optional<Digest> digest() {
    return strongest(hashes);
  }

  /** The strongest known hash of the metadata file. */
  public Optional<Digest> metadataDigest() {
    return coreMetadata.flatMap(metadata -> strongest(metadata.hashes));
  }

  /**
   * The same file listed as yanked: resolvers skip it unless it is pinned, then show the reason.
   */
  public SimpleFile withYanked(String reason) {
    return with(Optional.of(reason), coreMetadata, defect);
  }

  /** The same file without the promise that its metadata can be fetched separately. */
  public SimpleFile withoutCoreMetadata() {
    return with(yanked, Optional.empty(), defect);
  }

  SimpleFile withDefect(String reason) {
    return with(yanked, coreMetadata, Optional.of(reason));
  }

  private SimpleFile with(
      Optional<String> yank, Optional<CoreMetadata> metadata, Optional<String> flaw) {
    return new SimpleFile(
        filename,
        url,
        hashes,
        version,
        requiresPython,
        yank,
        size,
        uploaded,
        metadata,
        provenance,
        gpgSig,
        flaw);
  }

  private static Optional<Digest> strongest(List<Digest> digests) {
    return digests.stream().max(Comparator.comparing(Digest::algorithm));
  }
}
