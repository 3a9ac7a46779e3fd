package cordon.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs a checkpoint again and again, so that what is in the log can soon not be taken out. */
final class Sealer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

  private final Checkpoints checkpoints;
  private final Duration pause;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  Sealer(Checkpoints checkpoints, Duration pause) {
    this.checkpoints = checkpoints;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("ledger-sealer").start(this::run);
  }

  /** Why the last attempt did not succeed. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  private void run() {
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        sign();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sign();
  }

  private void sign() {
    try {
      checkpoints.sign();
      failure = null;
    } catch (RuntimeException e) {
      failure = e;
      LOG.error("no checkpoint could be signed", e);
    }
  }

  /** Signs what is there, then stops. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
