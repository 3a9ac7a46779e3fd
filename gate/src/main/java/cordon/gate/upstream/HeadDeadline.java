package cordon.gate.upstream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Aborts a request whose answer has not begun in time. A socket timeout starts anew with each byte,
 * so an upstream that sends its headers a byte at a time would hold a connection, and all who wait
 * for it, for hours.
 */
final class HeadDeadline implements AutoCloseable {
  private final Duration limit;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("upstream-deadline").unstarted(task));

  HeadDeadline(Duration limit) {
    this.limit = limit;
    // Nearly every task is cancelled, and must not stay until its time comes.
    timer.setRemoveOnCancelPolicy(true);
  }

  /** A call that ends when the head of the answer is there. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws IOException;
  }

  /**
   * @throws InterruptedIOException when the head was not there in time
   */
  <T> T within(HttpUriRequestBase request, Call<T> call) throws IOException {
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> abort =
        timer.schedule(
            () -> {
              late.set(true);
              request.abort();
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return call.run();
    } catch (IOException e) {
      if (late.get()) {
        InterruptedIOException slow = new InterruptedIOException("no answer within " + limit);
        slow.initCause(e);
        throw slow;
      }
      throw e;
    } finally {
      abort.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
