package cordon.store;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forces a log a moment behind those who wrote to it without waiting for the disk: one forced write
 * for all of {@link #DELAY_MILLIS}.
 */
final class TrailingForce implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrailingForce.class);
  private static final long DELAY_MILLIS = 50;

  /** Makes durable what was written before the call. */
  @FunctionalInterface
  interface Force {
    void run() throws IOException;
  }

  private final Force force;
  private final Thread thread;
  private boolean behind;
  private boolean closed;
  private volatile boolean failed;

  TrailingForce(Force force) {
    this.force = force;
    this.thread = Thread.ofPlatform().name("cordon-force").daemon().start(this::run);
  }

  /** Something was written; the disk has it in a moment. */
  synchronized void wrote() {
    if (!behind) {
      behind = true;
      notifyAll();
    }
  }

  /**
   * Whether the disk once refused. What was behind then may be lost, and nobody knows it unless
   * from now on everybody waits for the disk.
   */
  boolean failed() {
    return failed;
  }

  private void run() {
    try {
      while (awaitWork()) {
        force();
      }
    } catch (InterruptedException e) {
      failed = true; // nobody forces any more, so everybody has to
    }
  }

  private synchronized boolean awaitWork() throws InterruptedException {
    while (!behind && !closed) {
      wait();
    }
    if (!closed) {
      wait(DELAY_MILLIS); // whoever wakes us early only brings the forcing forward
    }
    boolean work = behind;
    behind = false;
    return work;
  }

  private void force() {
    try {
      force.run();
    } catch (IOException | RuntimeException e) {
      failed = true;
      LOG.error("the disk could not be forced; from now on every write waits for it", e);
    }
  }

  /** Forces what is behind. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
