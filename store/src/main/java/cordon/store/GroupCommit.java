package cordon.store;

import cordon.base.Problem;
import cordon.store.Database.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The one writer. Takes all works that wait, runs each in a savepoint inside one physical
 * transaction, commits once and then completes their futures: forcing the disk is by far the
 * dearest step and is paid once for all. Nobody waits for company: while one batch is being
 * committed the next one gathers by itself.
 *
 * <p>INVARIANT: a future completes normally only after the commit that holds its work returned, and
 * that commit is as durable as the strictest of its works asked.
 */
final class GroupCommit implements AutoCloseable {
  /** Beyond this many waiting works {@link #submit} blocks its caller. */
  private static final int LONGEST_QUEUE = 65_536;

  /** Behind the last work of all. */
  private static final Pending<?> END = new Pending<>(Durability.PROCESS, handle -> 0);

  private final Engine engine;
  private final Failures failures;
  private final Jdbi jdbi;
  private final Runnable afterCommit;
  private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
  private final Thread thread;
  private volatile boolean closed;

  GroupCommit(Engine engine, Runnable afterCommit) {
    this.engine = engine;
    this.failures = engine.failures();
    this.jdbi = Jdbi.create(engine.writers());
    this.afterCommit = afterCommit;
    this.thread = Thread.ofPlatform().name("cordon-writer").start(this::run);
  }

  <T> CompletableFuture<T> submit(Durability durability, Work<T> work) {
    Pending<T> pending = new Pending<>(durability, work);
    if (!onWriterThread()) {
      enqueue(pending);
    } else if (!queue.offer(pending)) {
      // Waiting for ourselves would be for ever.
      pending.fail(new IllegalStateException("a work submitted others without end"));
    }
    if (closed && queue.remove(pending)) {
      pending.fail(closedProblem());
    }
    return pending.future;
  }

  /** Not to be interrupted, because works of many callers may hang on one submission. */
  private void enqueue(Pending<?> pending) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(pending);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  boolean onWriterThread() {
    return Thread.currentThread() == thread;
  }

  private void run() {
    List<Pending<?>> batch = new ArrayList<>();
    boolean open = true;
    while (open) {
      batch.add(next());
      queue.drainTo(batch, engine.largestBatch() - 1);
      open = !batch.remove(END);
      if (!batch.isEmpty()) {
        commitTogether(batch);
        batch.clear();
      }
    }
  }

  private Pending<?> next() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt us: the end comes through the queue, behind all work.
      }
    }
  }

  private void commitTogether(List<Pending<?>> batch) {
    try (Handle handle = jdbi.open()) {
      engine.beginWrite(handle, strictest(batch));
      try (Savepoint savepoint = new Savepoint(handle.getConnection())) {
        for (Pending<?> pending : batch) {
          pending.runIn(savepoint, handle);
        }
      }
      engine.commit(handle);
    } catch (Throwable failure) {
      // Nothing of this batch is in the database, or we cannot know it: nobody may rely on it.
      Throwable explained = failures.explain(failure);
      batch.forEach(pending -> pending.fail(explained));
      return;
    }
    batch.forEach(pending -> pending.settle(failures));
    afterCommit.run();
  }

  private static Durability strictest(List<Pending<?>> batch) {
    return batch.stream().allMatch(pending -> pending.durability == Durability.PROCESS)
        ? Durability.PROCESS
        : Durability.DISK;
  }

  static Throwable closedProblem() {
    return Problem.of("store/closed", "the database is closed", "Cordon is stopping", "")
        .asException();
  }

  /** Commits what waits, then stops. */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        enqueue(END); // more than one does no harm
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    for (Pending<?> late = queue.poll(); late != null; late = queue.poll()) {
      late.fail(closedProblem());
    }
  }

  /** A work that waits, and then its outcome until the commit makes it true. */
  private static final class Pending<T> {
    final CompletableFuture<T> future = new CompletableFuture<>();
    final Durability durability;
    private final Work<T> work;
    private @Nullable T result;
    private @Nullable Throwable failure;

    Pending(Durability durability, Work<T> work) {
      this.durability = durability;
      this.work = work;
    }

    /**
     * @throws SQLException when the savepoint itself fails: then the whole transaction is lost,
     *     because the database rolled it back behind our back (a full disk does that)
     */
    void runIn(Savepoint savepoint, Handle handle) throws SQLException {
      savepoint.set();
      try {
        result = work.run(handle);
        savepoint.release();
      } catch (Throwable e) {
        failure = e;
        rollBack(savepoint, e);
      }
    }

    private static void rollBack(Savepoint savepoint, Throwable cause) throws SQLException {
      try {
        savepoint.rollBack();
      } catch (SQLException lost) {
        SQLException all = new SQLException("the transaction was lost with a work in it", cause);
        all.addSuppressed(lost);
        throw all;
      }
    }

    @SuppressWarnings("NullAway") // a work may well return null: its future then holds null
    void settle(Failures failures) {
      if (failure == null) {
        future.complete(result);
      } else {
        future.completeExceptionally(failures.explain(failure));
      }
    }

    void fail(Throwable problem) {
      future.completeExceptionally(problem);
    }
  }
}
