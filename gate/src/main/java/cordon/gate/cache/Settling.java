package cordon.gate.cache;

import cordon.store.Blob;
import cordon.store.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes what the cache holds outlive a loss of power, behind the answers: nobody waits for the disk
 * because of a copy that could be fetched again (docs/decisions/0078). In the order in which it was
 * given, many bodies to one forcing of their folders.
 *
 * <p>INVARIANT: a row is written only after its body was forced. A kill before that loses a copy
 * and leaves bytes that nobody looks for.
 */
public final class Settling implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Settling.class.getName());

  /** Beyond this many that wait, whoever fetches waits for the disk after all. */
  private static final int MOST_WAITING = 512;

  private static final Step END = Step.of(() -> CompletableFuture.completedFuture(0));

  /**
   * @param body to be forced first
   * @param then hands what refers to it to the database
   * @param failed takes back what memory says of it
   * @param afterwards tidies up; done once for all steps in a row that ask for the same
   * @param last begins only when everything before it is durable
   */
  private record Step(
      Optional<Blob> body,
      Action then,
      Consumer<Throwable> failed,
      Optional<Action> afterwards,
      boolean last) {

    static Step of(Action then) {
      return new Step(Optional.empty(), then, failure -> {}, Optional.empty(), false);
    }
  }

  /** What follows a body; completes when it is durable. */
  @FunctionalInterface
  interface Action {
    CompletableFuture<?> run() throws IOException;
  }

  private final BlobStore blobs;
  private final BlockingQueue<Step> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private volatile boolean closed;

  public Settling(BlobStore blobs) {
    this.blobs = blobs;
    this.thread = Thread.ofPlatform().name("cordon-cache").daemon().start(this::run);
  }

  /**
   * Returns at once as a rule.
   *
   * @param afterwards tidies up behind this body and those after it; the same object each time
   */
  void add(Blob body, Action then, Runnable failed, Action afterwards) {
    put(new Step(Optional.of(body), then, failure -> failed.run(), Optional.of(afterwards), false));
  }

  /** Behind everything that was added before. */
  void add(Action then) {
    put(Step.of(then));
  }

  /** When everything before is durable; returns when this is, too. */
  void await(Action then) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    put(
        new Step(
            Optional.empty(),
            () -> then.run().thenRun(() -> done.complete(true)),
            done::completeExceptionally,
            Optional.empty(),
            true));
    try {
      done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Returns when everything that was added before is durable. */
  public void await() {
    await(() -> CompletableFuture.completedFuture(0));
  }

  private void put(Step step) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(step);
        break;
      } catch (InterruptedException e) {
        interrupted = true; // the copy is there already: it must not be lost for that
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (closed && queue.remove(step)) {
      late(step);
    }
  }

  /** Nobody comes for it any more, and somebody may wait for it. */
  private static void late(Step step) {
    step.failed.accept(new IllegalStateException("the cache is closed: Cordon is stopping"));
  }

  private void run() {
    List<Step> steps = new ArrayList<>();
    while (!steps.contains(END)) {
      steps.clear();
      try {
        steps.add(queue.take());
      } catch (InterruptedException e) {
        continue; // the end comes through the queue
      }
      queue.drainTo(steps);
      try {
        settle(steps);
      } catch (Throwable e) {
        // Without this thread every fetch would soon wait for ever.
        steps.forEach(step -> failed(step, e));
      }
    }
  }

  private void settle(List<Step> steps) {
    boolean all = force(steps.stream().flatMap(step -> step.body.stream()).toList());
    Map<Step, CompletableFuture<?>> begun = new LinkedHashMap<>();
    Set<Action> untidy = new LinkedHashSet<>();
    for (Step step : steps) {
      if (step.body.isEmpty()) {
        tidy(untidy); // somebody may wait for it, and for all that was added before
      }
      if (step.last) {
        begun.forEach(Settling::finish);
        begun.clear();
      }
      step.afterwards.ifPresent(untidy::add);
      if (all || step.body.isEmpty() || force(List.of(step.body.get()))) {
        begin(step).ifPresent(future -> begun.put(step, future));
      } else {
        step.failed.accept(new IOException("the disk failed"));
      }
    }
    tidy(untidy);
    begun.forEach(Settling::finish);
  }

  /** Once for many bodies: each asks the database what may go. */
  private static void tidy(Set<Action> untidy) {
    for (Action action : untidy) {
      Step step = Step.of(action);
      begin(step).ifPresent(future -> finish(step, future));
    }
    untidy.clear();
  }

  private boolean force(List<Blob> bodies) {
    try {
      blobs.force(bodies);
      return true;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a cached body could not be written to disk; it is fetched again", e);
      return false;
    }
  }

  private static Optional<CompletableFuture<?>> begin(Step step) {
    try {
      return Optional.of(step.then.run());
    } catch (IOException | RuntimeException e) {
      failed(step, e);
      return Optional.empty();
    }
  }

  private static void finish(Step step, CompletableFuture<?> future) {
    try {
      future.join();
    } catch (CompletionException e) {
      failed(step, Objects.requireNonNullElse(e.getCause(), e));
    } catch (CancellationException e) {
      failed(step, e);
    }
  }

  private static void failed(Step step, Throwable failure) {
    LOG.log(Level.WARNING, "the cache could not note what it holds; it is fetched again", failure);
    step.failed.accept(failure);
  }

  /** Settles what waits; what comes later fails. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    put(END);
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    for (Step step = queue.poll(); step != null; step = queue.poll()) {
      late(step);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
