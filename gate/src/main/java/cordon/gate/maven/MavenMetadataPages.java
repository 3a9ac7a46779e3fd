package cordon.gate.maven;

import cordon.base.Digest;
import cordon.base.version.VersionScheme;
import cordon.formats.maven.MavenMetadata;
import cordon.formats.maven.MavenMetadataWriter;
import cordon.formats.maven.RepositoryPath.Sidecar;
import cordon.gate.Decision;
import cordon.gate.cache.Variant;
import cordon.gate.evidence.Evidence;
import cordon.gate.evidence.Withheld;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.ETags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Derives {@code maven-metadata.xml} and its checksums from the upstream's and the decisions. */
final class MavenMetadataPages {
  private static final String XML = "text/xml";

  private final Decisions decisions;
  private final SnapshotBuilds builds;

  MavenMetadataPages(Decisions decisions, SnapshotBuilds builds) {
    this.decisions = decisions;
    this.builds = builds;
  }

  /**
   * @param checksum which checksum of the document instead of the document
   */
  Variant page(Indexed<MavenMetadata> found, Decisions.Moment moment, Optional<Sidecar> checksum)
      throws IOException {
    Set<String> shown = new HashSet<>();
    List<Withheld> withheld = new ArrayList<>();
    Instant validUntil = Instant.MAX;
    for (ReleaseFile release : found.view().files()) {
      Decision decision = decisions.decide(moment, found.view(), release);
      validUntil = decision.validUntil().isBefore(validUntil) ? decision.validUntil() : validUntil;
      if (decision.verdict().allows()) {
        shown.add(release.version());
      } else {
        withheld.add(new Withheld(release.version(), "", decision));
      }
    }
    return variant(found, document(found, shown), shown.toString(), withheld, validUntil, checksum);
  }

  /**
   * The list of a snapshot's builds.
   *
   * @param view of the artifact, whose name the decisions are about
   */
  Variant ofSnapshot(
      Indexed<MavenMetadata> found,
      PackageView view,
      String folder,
      Decisions.Moment moment,
      Optional<Sidecar> checksum)
      throws IOException {
    MavenMetadata list = found.document();
    SnapshotBuilds.Shown shown = builds.shown(moment, view, folder, list);
    byte[] document =
        shown.list().equals(list)
            ? Files.readAllBytes(found.raw().path())
            : MavenMetadataWriter.write(shown.list());
    return variant(
        found,
        document,
        shown.list().snapshotVersions().toString(),
        shown.withheld(),
        shown.validUntil(),
        checksum);
  }

  private static Variant variant(
      Indexed<MavenMetadata> found,
      byte[] document,
      String shown,
      List<Withheld> withheld,
      Instant validUntil,
      Optional<Sidecar> checksum) {
    byte[] body = checksum.isPresent() ? digest(document, checksum.get()) : document;
    String hidden =
        withheld.isEmpty() || checksum.isPresent() ? "" : Evidence.withheldSummary(withheld);
    String kind = checksum.map(Sidecar::suffix).orElse("");
    String etag = ETags.of(found.raw().sha256().hex(), found.view().name(), kind, shown, hidden);
    String type = checksum.isPresent() ? "text/plain" : XML;
    return new Variant(new Variant.Bytes(body), type, etag, validUntil, hidden);
  }

  /** Unchanged to the byte where nothing is hidden. */
  private static byte[] document(Indexed<MavenMetadata> found, Set<String> shown)
      throws IOException {
    MavenMetadata metadata = found.document();
    boolean pointers =
        shown.containsAll(metadata.latest().stream().toList())
            && shown.containsAll(metadata.release().stream().toList());
    return pointers && shown.containsAll(metadata.versions())
        ? Files.readAllBytes(found.raw().path())
        : MavenMetadataWriter.write(metadata.filtered(shown::contains, VersionScheme.MAVEN));
  }

  private static byte[] digest(byte[] document, Sidecar kind) {
    Digest.Algorithm algorithm =
        switch (kind) {
          case MD5 -> Digest.Algorithm.MD5;
          case SHA1 -> Digest.Algorithm.SHA1;
          case SHA256 -> Digest.Algorithm.SHA256;
          case SHA512 -> Digest.Algorithm.SHA512;
          case ASC, SIGSTORE -> throw new IllegalArgumentException(kind + " is no checksum");
        };
    try {
      byte[] hash = MessageDigest.getInstance(algorithm.jca()).digest(document);
      return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + algorithm.jca(), e);
    }
  }
}
