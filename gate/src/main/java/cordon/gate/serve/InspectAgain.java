package cordon.gate.serve;

import cordon.gate.Coordinate;
import cordon.gate.cache.ArtifactCache;
import cordon.gate.cache.KeptArtifact;
import cordon.gate.inspection.Inspections;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a change of rules has what is cached inspected by the new ones, the last used first, in the
 * background. Nothing is let out meanwhile that the new rules have not seen: who asks for such a
 * file has it inspected at once. Then it waits for sources, beside which the wheels that came
 * before them are read once more.
 */
public final class InspectAgain implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(InspectAgain.class);

  /** Beyond this, wheels are left as they were found alone. */
  private static final int WAITING = 1_000;

  private final ArtifactCache cache;
  private final Inspections inspections;
  private final AtomicInteger left = new AtomicInteger();
  private final BlockingQueue<Coordinate> sources = new LinkedBlockingQueue<>(WAITING);
  private final Thread thread;

  private InspectAgain(ArtifactCache cache, Inspections inspections) {
    this.cache = cache;
    this.inspections = inspections;
    this.thread = Thread.ofPlatform().name("inspect-again").daemon().unstarted(this::run);
    inspections.whenSourced(sources::offer);
  }

  /** Begins, where there is an inspector. */
  public static InspectAgain start(ArtifactCache cache, Inspections inspections) {
    InspectAgain again = new InspectAgain(cache, inspections);
    if (inspections.active()) {
      again.thread.start();
    }
    return again;
  }

  /** Cached artifacts that the rules in force have not seen yet. */
  public int left() {
    return left.get();
  }

  private void run() {
    unseen();
    try {
      while (true) {
        cache.kept(sources.take()).forEach(this::besideSource);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void unseen() {
    List<KeptArtifact> unseen =
        cache.kept().stream()
            .filter(kept -> !inspections.knows(kept.coordinate(), kept.sha256()))
            .toList();
    if (unseen.isEmpty()) {
      return;
    }
    left.set(unseen.size());
    log.info("{} cached artifacts are inspected by the rules in force now", unseen.size());
    for (KeptArtifact kept : unseen) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      inspect(kept);
      left.decrementAndGet();
    }
    log.info("all of {} cached artifacts were inspected again", unseen.size());
  }

  private void inspect(KeptArtifact kept) {
    try {
      inspections.require(kept.coordinate(), kept.sha256(), kept.digests(), kept.path());
    } catch (IOException | RuntimeException e) {
      log.info("not inspected again: {}: {}", kept.coordinate().purl(), e.toString());
    }
  }

  private void besideSource(KeptArtifact kept) {
    try {
      inspections.besideSource(kept.coordinate(), kept.sha256(), kept.digests(), kept.path());
    } catch (IOException | RuntimeException e) {
      log.info("not compared with its source: {}: {}", kept.coordinate().purl(), e.toString());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
