package cordon.exposure;

import java.util.concurrent.Semaphore;

/**
 * Lets documents be read side by side as long as they are small, and the large ones one after
 * another: what a document lists is held in memory while it is read, and as many as connections are
 * open would be more than fits.
 */
final class ReadingTurns {
  private static final long SHARE = 1L << 20;

  /** Of the heap; what is made of a document takes up to a few times its bytes. */
  private static final int PART = 16;

  private final int shares;
  private final Semaphore free;

  /**
   * @param heap bytes that the process may take
   */
  ReadingTurns(long heap) {
    this.shares = (int) Math.clamp(heap / PART / SHARE, 1, Integer.MAX_VALUE);
    this.free = new Semaphore(shares, true);
  }

  /** What may go wrong while a document is read. */
  interface Work<T> {
    T run();
  }

  /** Does the work when there is room for a document of so many bytes. */
  <T> T read(long bytes, Work<T> work) {
    int wanted = (int) Math.clamp(bytes / SHARE + 1, 1, shares);
    free.acquireUninterruptibly(wanted);
    try {
      return work.run();
    } finally {
      free.release(wanted);
    }
  }
}
