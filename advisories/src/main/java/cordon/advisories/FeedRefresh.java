package cordon.advisories;

import cordon.base.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads the configured feeds, one after the other. The application calls {@link #run} as often as
 * its configuration says; a person may {@link #start} it in between.
 */
public final class FeedRefresh {
  private final StoredAdvisories advisories;
  private final List<Feed> feeds;
  private volatile List<ImportReport> last = List.of();
  private final AtomicBoolean running = new AtomicBoolean();

  public FeedRefresh(StoredAdvisories advisories, List<Feed> feeds) {
    this.advisories = advisories;
    this.feeds = List.copyOf(feeds);
  }

  public List<Feed> feeds() {
    return feeds;
  }

  /** Whether the feeds are being read right now. */
  public boolean running() {
    return running.get();
  }

  /** What came of the last reading of those feeds that could be read to the end. */
  public List<ImportReport> last() {
    return last;
  }

  /**
   * Reads all feeds. One that fails is noted in {@link StoredAdvisories#feeds} and does not keep
   * the others from being read; while another call reads them, this one does nothing.
   *
   * @return reports of the feeds that were read to the end
   */
  public List<ImportReport> run(String actor) {
    if (!running.compareAndSet(false, true)) {
      return List.of();
    }
    try {
      return readAll(actor);
    } finally {
      running.set(false);
    }
  }

  /** As {@link #run}, without waiting. */
  public void start(String actor) {
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("advisories-refresh")
          .start(() -> {
            try {
              readAll(actor);
            } finally {
              running.set(false);
            }
          });
    }
  }

  private List<ImportReport> readAll(String actor) {
    List<ImportReport> reports = new ArrayList<>();
    for (Feed feed : feeds) {
      try {
        reports.add(advisories.refresh(feed, actor));
      } catch (ProblemException e) {
        // Noted in the status of the feed, where people look for it.
        continue;
      }
    }
    last = List.copyOf(reports);
    return last;
  }
}
