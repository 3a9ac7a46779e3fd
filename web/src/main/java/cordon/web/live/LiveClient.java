package cordon.web.live;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What is on its way to one open page. */
final class LiveClient {
  /** A page that is this many updates behind is better loaded anew. */
  static final int QUEUE = 256;

  private static final byte[] NOTHING = {};

  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
  private volatile boolean overflowed;

  void offer(byte[] message) {
    if (!queue.offer(message)) {
      overflowed = true;
    }
  }

  boolean overflowed() {
    return overflowed;
  }

  /** Lets a waiting {@link #next} return now. */
  void wake() {
    if (!queue.offer(NOTHING)) {
      overflowed = true;
    }
  }

  /** The next message, or nothing after this much silence. */
  byte[] next(Duration silence) {
    try {
      byte[] message = queue.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
      return message == null ? NOTHING : message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      overflowed = true;
      return NOTHING;
    }
  }
}
