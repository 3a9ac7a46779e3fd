package cordon.store;

import cordon.base.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gathers single items into batches, each of which is one work of the database: one statement with
 * many rows costs a fraction of many works with one. What comes while the writer is busy is the
 * next batch. Callers that come again and again would so fall into two halves, of which one always
 * waits for the other's commit; a batch therefore waits a moment for as many as were there when the
 * last one was written (docs/decisions/0071). Who is alone waits for nobody.
 *
 * @param <T> what is written
 * @param <R> what its caller gets when it is durable
 */
public final class Batches<T, R> {
  private static final int LARGEST_BATCH = 4096;

  /** Items that may wait at a time; beyond, callers wait too. */
  private static final int MOST_WAITING = 65_536;

  private static final int PATIENCE_SECONDS = 30;

  /** How long a batch waits for company at most: about what a client takes to come again. */
  private static final long LONGEST_WAIT_NANOS = 400_000;

  /** Writes a batch in one transaction; it stands or falls as a whole. */
  @FunctionalInterface
  public interface Step<T, R> {

    /** Returns one result for each item, in their order. */
    List<R> write(Handle handle, List<T> items) throws Exception;
  }

  private final Database database;
  private final Durability durability;
  private final Step<T, R> step;
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private @Nullable Batch<T, R> open;
  private int expected;
  private @Nullable Thread gathering;

  public Batches(Database database, Step<T, R> step) {
    this(database, Durability.DISK, step);
  }

  /**
   * @param durability of a batch when the futures of its items complete
   */
  public Batches(Database database, Durability durability, Step<T, R> step) {
    this.database = database;
    this.durability = durability;
    this.step = step;
  }

  /** Completes when the item is durable. */
  public CompletableFuture<R> add(T item) {
    takeRoom();
    CompletableFuture<R> future = new CompletableFuture<>();
    Batch<T, R> started = null;
    synchronized (this) {
      if (open == null) {
        started = open = new Batch<>();
      }
      open.items.add(item);
      open.futures.add(future);
      if (gathering != null && open.items.size() >= expected) {
        LockSupport.unpark(gathering);
      }
      if (open.items.size() == LARGEST_BATCH) {
        open = null;
      }
    }
    if (started != null) {
      submit(started);
    }
    return future;
  }

  private void submit(Batch<T, R> batch) {
    database
        .submit(
            durability,
            handle -> {
              gather(batch);
              return step.write(handle, batch.items);
            })
        .whenComplete((results, failure) -> settle(batch, results, failure));
  }

  /** On the writer: waits for company, then closes the batch. */
  private void gather(Batch<T, R> batch) {
    long end = System.nanoTime() + LONGEST_WAIT_NANOS;
    for (long left = LONGEST_WAIT_NANOS; left > 0 && lacks(batch); left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
    seal(batch);
  }

  private synchronized boolean lacks(Batch<T, R> batch) {
    boolean lacks = open == batch && batch.items.size() < expected;
    gathering = lacks ? Thread.currentThread() : null;
    return lacks;
  }

  private synchronized void expect(int written) {
    expected = written + (open == null ? 0 : open.items.size());
  }

  private synchronized void seal(Batch<T, R> batch) {
    gathering = null;
    if (open == batch) {
      open = null;
    }
  }

  private void settle(Batch<T, R> batch, @Nullable List<R> results, @Nullable Throwable failure) {
    seal(batch); // a work that never ran has not sealed its batch
    expect(batch.items.size());
    room.release(batch.items.size());
    for (int i = 0; i < batch.futures.size(); i++) {
      if (results != null) {
        batch.futures.get(i).complete(results.get(i));
      } else {
        batch
            .futures
            .get(i)
            .completeExceptionally(failure == null ? new IllegalStateException() : failure);
      }
    }
  }

  private void takeRoom() {
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.of(
                "store/overloaded",
                "the database cannot keep up",
                MOST_WAITING + " records have been waiting for " + PATIENCE_SECONDS + " seconds",
                "look at the disk's load and health")
            .asException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the database was busy", e);
    }
  }

  /** Filled under the lock until sealed, then only read. */
  private static final class Batch<T, R> {
    final List<T> items = new ArrayList<>();
    final List<CompletableFuture<R>> futures = new ArrayList<>();
  }
}
