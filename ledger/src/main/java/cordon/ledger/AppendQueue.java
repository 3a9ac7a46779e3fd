package cordon.ledger;

import cordon.base.Problem;
import cordon.store.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gathers single appends into batches, each of which is one work of the database: one statement
 * with many rows costs a fraction of many works with one.
 */
final class AppendQueue {
  private static final int LARGEST_BATCH = 4096;

  /** Facts that may wait at a time; beyond, callers wait too. */
  private static final int MOST_WAITING = 65_536;

  private static final int PATIENCE_SECONDS = 30;

  private final Database database;
  private final FactTable table;
  private final InstantSource clock;
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private @Nullable Batch open;

  AppendQueue(Database database, FactTable table, InstantSource clock) {
    this.database = database;
    this.table = table;
    this.clock = clock;
  }

  CompletableFuture<Fact> append(FactDraft draft) {
    takeRoom();
    CompletableFuture<Fact> future = new CompletableFuture<>();
    Batch started = null;
    synchronized (this) {
      if (open == null) {
        started = open = new Batch();
      }
      open.drafts.add(draft);
      open.futures.add(future);
      if (open.drafts.size() == LARGEST_BATCH) {
        open = null;
      }
    }
    if (started != null) {
      submit(started);
    }
    return future;
  }

  private void submit(Batch batch) {
    database
        .submit(handle -> {
          seal(batch);
          return table.append(handle, batch.drafts, clock.instant());
        })
        .whenComplete((facts, failure) -> settle(batch, facts, failure));
  }

  private synchronized void seal(Batch batch) {
    if (open == batch) {
      open = null;
    }
  }

  private void settle(Batch batch, @Nullable List<Fact> facts, @Nullable Throwable failure) {
    seal(batch); // a work that never ran has not sealed its batch
    room.release(batch.drafts.size());
    for (int i = 0; i < batch.futures.size(); i++) {
      if (facts != null) {
        batch.futures.get(i).complete(facts.get(i));
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
                "ledger/overloaded",
                "the log cannot keep up",
                MOST_WAITING + " facts have been waiting for " + PATIENCE_SECONDS + " seconds",
                "look at the disk's load and health")
            .asException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the log was busy", e);
    }
  }

  /** Filled under the queue's lock until sealed, then only read. */
  private static final class Batch {
    final List<FactDraft> drafts = new ArrayList<>();
    final List<CompletableFuture<Fact>> futures = new ArrayList<>();
  }
}
