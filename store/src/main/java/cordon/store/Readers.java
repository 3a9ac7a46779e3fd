package cordon.store;

import cordon.store.Database.Work;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The bounded pool of platform threads that read, each with a connection of its own. */
final class Readers implements AutoCloseable {
  /** Whether the current thread already reads: a read inside a read could starve the pool. */
  private static final ThreadLocal<Boolean> READING = ThreadLocal.withInitial(() -> false);

  private final Engine engine;
  private final Failures failures;
  private final Jdbi jdbi;
  private final ExecutorService threads;

  Readers(Engine engine, int count) {
    this.engine = engine;
    this.failures = engine.failures();
    this.jdbi = Jdbi.create(engine.readers());
    this.threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name("cordon-reader-", 0).daemon().factory());
  }

  <T> CompletableFuture<T> submit(Work<T> work) {
    if (READING.get()) {
      throw new IllegalStateException("a read inside a read could starve the readers");
    }
    CompletableFuture<T> future = new CompletableFuture<>();
    try {
      threads.execute(() -> run(work, future));
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(GroupCommit.closedProblem());
    }
    return future;
  }

  private <T> void run(Work<T> work, CompletableFuture<T> future) {
    READING.set(true);
    try {
      future.complete(readOnce(work));
    } catch (Throwable e) {
      future.completeExceptionally(failures.explain(e));
    } finally {
      READING.set(false);
    }
  }

  private <T> T readOnce(Work<T> work) throws Exception {
    try (Handle handle = jdbi.open()) {
      engine.beginRead(handle);
      T result = work.run(handle);
      engine.commit(handle);
      return result; // after a failure, closing the handle rolls back
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
