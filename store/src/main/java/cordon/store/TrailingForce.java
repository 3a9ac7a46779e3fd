package cordon.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forces a log a moment behind those who wrote to it without waiting for the disk: one forced write
 * for all of {@link #DELAY_MILLIS}.
 */
final class TrailingForce implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrailingForce.class);
  private static final long DELAY_MILLIS = 50;

  private final Trailing trailing;
  private volatile boolean failed;

  /**
   * @param force makes durable what was written before it is called
   */
  TrailingForce(Trailing.Step force) {
    this.trailing = new Trailing("cordon-force", DELAY_MILLIS, force, this::refused);
  }

  /** Something was written; the disk has it in a moment. */
  void wrote() {
    trailing.wrote();
  }

  /**
   * Whether the disk once refused, or nobody forces any more. What was behind then may be lost, and
   * nobody knows it unless from now on everybody waits for the disk.
   */
  boolean failed() {
    return failed;
  }

  private void refused(Exception e) {
    failed = true;
    LOG.error("the disk could not be forced; from now on every write waits for it", e);
  }

  /** Forces what is behind. */
  @Override
  public void close() {
    trailing.close();
  }
}
