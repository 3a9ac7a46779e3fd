package cordon.store;

import java.util.function.Consumer;

/**
 * Does something on a thread of its own a moment behind those who wrote, once for all who wrote in
 * that moment.
 */
final class Trailing implements AutoCloseable {

  /** What is done behind; it covers everything that was written before it began. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  private final long delayMillis;
  private final Step step;
  private final Consumer<Exception> onFailure;
  private final Thread thread;
  private boolean behind;
  private boolean closed;

  /**
   * @param thread the thread's name
   * @param onFailure told of each step that failed, and of an interrupt, which ends the thread
   */
  Trailing(String thread, long delayMillis, Step step, Consumer<Exception> onFailure) {
    this.delayMillis = delayMillis;
    this.step = step;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().name(thread).daemon().start(this::run);
  }

  /** Something was written; the step follows in a moment. */
  synchronized void wrote() {
    if (!behind) {
      behind = true;
      notifyAll();
    }
  }

  private void run() {
    try {
      while (awaitWork()) {
        step();
      }
    } catch (InterruptedException e) {
      onFailure.accept(e);
    }
  }

  private synchronized boolean awaitWork() throws InterruptedException {
    while (!behind && !closed) {
      wait();
    }
    if (!closed) {
      wait(delayMillis); // whoever wakes us early only brings the step forward
    }
    boolean work = behind;
    behind = false;
    return work;
  }

  private void step() {
    try {
      step.run();
    } catch (Exception e) {
      onFailure.accept(e);
    }
  }

  /** Does what is behind. */
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
