package cordon.gate.cache;

import cordon.base.Digest;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Bodies that nothing refers to because a kill came between a body and its row
 * (docs/decisions/0078). Once after each start they are looked for in the background and put on the
 * list of garbage, from where they go as all else does: late, and only if nothing took them up.
 */
public final class LostBodies implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LostBodies.class.getName());

  /**
   * Looked up in one transaction; a reader of the database is busy with it for some milliseconds.
   */
  private static final int AT_ONCE = 200;

  private final BlobStore blobs;
  private final Garbage garbage;
  private final Thread thread;
  private volatile boolean closed;

  private LostBodies(Database database, BodyFolder folder, InstantSource clock) {
    this.blobs = folder.bodies();
    this.garbage = new Garbage(database, folder, clock);
    this.thread = Thread.ofPlatform().name("cordon-lost-bodies").daemon().unstarted(this::run);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  /** Begins to look. */
  public static LostBodies search(Database database, BodyFolder folder, InstantSource clock) {
    LostBodies search = new LostBodies(database, folder, clock);
    search.thread.start();
    return search;
  }

  /** Returns when all of the directory was looked through. */
  void await() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try {
      for (int shard = 0; shard < BlobStore.SHARDS; shard++) {
        List<Digest> bodies = blobs.shard(shard);
        for (int from = 0; from < bodies.size(); from += AT_ONCE) {
          if (closed) {
            return;
          }
          garbage.addUnreferenced(bodies.subList(from, Math.min(from + AT_ONCE, bodies.size())));
        }
      }
    } catch (IOException | RuntimeException e) {
      if (!closed) {
        LOG.log(
            Level.WARNING, "lost bodies were not looked for to the end; the next start does", e);
      }
    }
  }

  /** Stops looking, and waits for the last question to the database. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
