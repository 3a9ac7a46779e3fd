package cordon.gate.index;

import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.cache.ArtifactCache;
import cordon.gate.cache.ArtifactRequest;
import cordon.gate.cache.Document;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.cache.LastListings;
import cordon.gate.cache.LastListings.Listing;
import cordon.gate.index.PackageIndex.Read;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Packages that an upstream offered once and has taken back whole: by quarantine (PEP 792), by
 * listing nothing any more, or by deletion. Their last listing is kept, so that every route goes on
 * deciding about the releases in it instead of calling them unknown (docs/decisions/0048).
 */
public final class RemovedPackages {
  static final String DELETED = "the upstream has removed it";
  private static final String EMPTIED = "the upstream lists no release of it any more";

  private final LastListings listings;
  private final ArtifactCache artifacts;

  public RemovedPackages(LastListings listings, ArtifactCache artifacts) {
    this.listings = listings;
    this.artifacts = artifacts;
  }

  /**
   * Notes what becomes of the last listing when a new document is about to count.
   *
   * @throws IOException when the disk fails; then the new document must not count
   */
  void admit(
      DocumentRequest request,
      Optional<Document> before,
      Optional<? extends Read<?>> old,
      Optional<Document> after,
      Optional<? extends Read<?>> now)
      throws IOException {
    if (now.isPresent() && !isTakenBack(now.get())) {
      listings.drop(request);
      return;
    }
    if (now.isEmpty() && !isBelieved(request.upstream())) {
      return;
    }
    Optional<Document> last = old.filter(read -> !isTakenBack(read)).flatMap(read -> before);
    Optional<Document> own = now.filter(read -> !read.files().isEmpty()).flatMap(read -> after);
    if (last.isPresent()) {
      listings.keep(request, last.get(), last.get().checked(), how(now));
    } else if (own.isPresent()) {
      listings.keep(request, own.get(), Instant.EPOCH, how(now));
    }
  }

  /** Whether a document offers nothing, whatever it lists. */
  static boolean isTakenBack(Read<?> read) {
    return read.files().isEmpty() || !read.notice().isEmpty();
  }

  /**
   * A registry that asks who we are may say that something does not exist because we may no longer
   * see it, and then our copy is none of our business either.
   */
  private static boolean isBelieved(Upstream upstream) {
    return upstream.open() && upstream.credentials().isEmpty();
  }

  /**
   * The last listing of a package that was taken back.
   *
   * @param now the document that says so; empty where there is none any more
   */
  Optional<Listing> last(DocumentRequest request, Optional<? extends Read<?>> now) {
    return now.isPresent() || isBelieved(request.upstream())
        ? listings.find(request)
        : Optional.empty();
  }

  /** The same package as one that was taken back. */
  PackageView removed(PackageView listed, Listing listing, Optional<? extends Read<?>> now) {
    boolean quarantined = now.map(read -> !read.notice().isEmpty()).orElse(false);
    return listed.removed(
        new Removal(
            quarantined ? Removal.Kind.QUARANTINED : Removal.Kind.REMOVED,
            how(now),
            listing.confirmed(),
            kept(listed)));
  }

  private static String how(Optional<? extends Read<?>> now) {
    return now.map(read -> read.notice().isEmpty() ? EMPTIED : read.notice()).orElse(DELETED);
  }

  private Set<String> kept(PackageView view) {
    List<ArtifactRequest> requests =
        view.files().stream()
            .map(file ->
                new ArtifactRequest(
                    view.upstream(), coordinate(view, file), file.url(), file.digests()))
            .toList();
    return artifacts.holding(view.upstream(), view.name(), requests).stream()
        .flatMap(request -> request.coordinate().file().stream())
        .collect(Collectors.toSet());
  }

  private static Coordinate coordinate(PackageView view, ReleaseFile file) {
    return Coordinate.release(
            view.upstream().ecosystem(), view.upstream().name(), view.name(), file.version())
        .withFile(file.file());
  }
}
