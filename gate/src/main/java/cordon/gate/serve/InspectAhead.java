package cordon.gate.serve;

import cordon.base.version.InOrder;
import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import cordon.gate.Coordinate;
import cordon.gate.cache.ArtifactCache;
import cordon.gate.cache.ArtifactRequest;
import cordon.gate.cache.CachedArtifact;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.inspection.Inspections;
import cordon.gate.policy.InspectionStatus;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a release inspected as soon as a document shows it to a client that may choose it, so that
 * the wait is over before anybody asks for the file.
 *
 * <p>Of each document it takes the release that an unpinned client takes: the highest that passes
 * and is no pre-release. What it cannot get it leaves: the client that asks is told why.
 */
public final class InspectAhead implements AutoCloseable {
  /** A release of a compiled package has a file for each platform; these are the likeliest. */
  private static final int FILES = 3;

  /** Versions that are asked about before it gives up; each costs a decision. */
  private static final int VERSIONS = 20;

  /** What waits; beyond this it is not worth more than what clients ask for by themselves. */
  private static final int WAITING = 500;

  private static final Logger log = LoggerFactory.getLogger(InspectAhead.class);

  private final Decisions decisions;
  private final ArtifactCache cache;
  private final Inspections inspections;

  /** One, so that clients who wait for a file have the processors. */
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("inspect-ahead").daemon().factory());

  public InspectAhead(Decisions decisions, ArtifactCache cache, Inspections inspections) {
    this.decisions = decisions;
    this.cache = cache;
    this.inspections = inspections;
  }

  private record Candidate(String text, Version version) {}

  /** Tells that clients are about to see a package; returns at once. */
  void shown(PackageView view, Decisions.Moment moment) {
    if (!inspections.active()) {
      return;
    }
    try {
      thread.execute(() -> inspect(view, moment));
    } catch (RejectedExecutionException full) {
      log.debug("too much waits to be inspected ahead: {} is left", view.name());
    }
  }

  private void inspect(PackageView view, Decisions.Moment moment) {
    choice(view, moment)
        .ifPresent(version ->
            view.release(version).stream()
                .sorted(Comparator.comparing(InspectAhead::rank))
                .limit(FILES)
                .filter(file -> pending(view, file) && allowed(view, file, moment))
                .forEach(file -> inspect(view, file)));
  }

  private Optional<String> choice(PackageView view, Decisions.Moment moment) {
    VersionScheme scheme = VersionScheme.of(view.upstream().ecosystem());
    List<Candidate> finished =
        view.files().stream()
            .map(ReleaseFile::version)
            .distinct()
            .map(text -> new Candidate(text, scheme.parse(text)))
            .filter(candidate -> !candidate.version().isPrerelease())
            .toList();
    return InOrder.sorted(finished, Comparator.comparing(Candidate::version).reversed()).stream()
        .limit(VERSIONS)
        .map(Candidate::text)
        .filter(version -> view.release(version).stream().anyMatch(f -> allowed(view, f, moment)))
        .findFirst();
  }

  /** The source first, with which wheels are compared; then what fits every platform. */
  private static int rank(ReleaseFile file) {
    return file.file().endsWith("-none-any.whl") ? 1 : file.file().endsWith(".whl") ? 2 : 0;
  }

  private boolean pending(PackageView view, ReleaseFile file) {
    return inspections.status(Decisions.coordinate(view, file), file.digests())
        instanceof InspectionStatus.Pending;
  }

  private boolean allowed(PackageView view, ReleaseFile file, Decisions.Moment moment) {
    return decisions.decide(moment, view, file).verdict().allows();
  }

  private void inspect(PackageView view, ReleaseFile file) {
    Coordinate coordinate = Decisions.coordinate(view, file);
    try {
      CachedArtifact body =
          cache.get(new ArtifactRequest(view.upstream(), coordinate, file.url(), file.digests()));
      inspections.require(coordinate, body.sha256(), file.digests(), body.path());
    } catch (IOException | RuntimeException e) {
      log.info("not inspected ahead: {}: {}", coordinate.purl(), e.toString());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
