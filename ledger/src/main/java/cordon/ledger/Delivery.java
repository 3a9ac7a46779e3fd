package cordon.ledger;

import cordon.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A virtual thread that reads durable facts in order and hands them to a handler. A handler that
 * fails gets the same fact again, after a growing pause: nothing is ever skipped.
 */
final class Delivery implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int FACTS_PER_READ = 500;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  /**
   * Between two reads while facts keep coming: under load each commit holds a few facts, and a read
   * for each would cost more than the facts themselves. Nobody who follows needs them sooner.
   */
  private static final long REST_MILLIS = 50;

  /** How long facts of other processes may go unseen on a shared database. */
  private static final long POLL_MILLIS = 250;

  private final Database database;
  private final String name;
  private final Consumer<Fact> handler;
  private final boolean kept;
  private final BooleanSupplier wanted;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Thread thread;
  private Runnable onClose = () -> {};
  private boolean signalled;
  private volatile boolean closed;
  private volatile long next;
  private volatile @Nullable Throwable failure;
  private long pause = FIRST_PAUSE_MILLIS;

  private Delivery(
      Database database,
      String name,
      long next,
      boolean kept,
      BooleanSupplier wanted,
      Consumer<Fact> handler) {
    this.database = database;
    this.name = name;
    this.next = next;
    this.kept = kept;
    this.wanted = wanted;
    this.handler = handler;
    this.thread = Thread.ofVirtual().name("ledger-" + name).unstarted(this::run);
  }

  /** From the kept position of this subscriber, 0 for a new one. */
  static Delivery subscribed(Database database, String subscriber, Consumer<Fact> handler) {
    long next =
        database.read(handle ->
            handle
                .createQuery("SELECT next_sequence FROM ledger_subscription WHERE subscriber = ?")
                .bind(0, subscriber)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    return new Delivery(database, subscriber, next, true, () -> true, handler);
  }

  /** From the end of the log; what comes while nobody wants it is passed over unread. */
  static Delivery following(Database database, BooleanSupplier wanted, Consumer<Fact> handler) {
    long next = database.read(FactReader::size);
    return new Delivery(database, "follower", next, false, wanted, handler);
  }

  /** To be called once, when {@link #wake} calls are on their way already. */
  void start(Runnable onClose) {
    this.onClose = onClose;
    thread.start();
  }

  /** There may be news; called on the writer thread. */
  void wake() {
    lock.lock();
    try {
      signalled = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  private void run() {
    while (!closed) {
      try {
        int delivered = deliverSome();
        if (delivered == 0) {
          waitForNews(database.shared() ? POLL_MILLIS : LONGEST_PAUSE_MILLIS);
        } else if (delivered < FACTS_PER_READ) {
          waitInFull(REST_MILLIS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        failure = e;
        LOG.warn("subscriber {} failed at fact {}; trying again", name, next, e);
        pause();
      }
    }
  }

  /** One read's worth of facts; how many there were. */
  private int deliverSome() {
    if (!wanted.getAsBoolean()) {
      long start = next;
      next = database.read(FactReader::size);
      return (int) Math.min(next - start, FACTS_PER_READ - 1);
    }
    List<Fact> facts =
        database.read(
            handle -> FactReader.first(handle, FactQuery.all(FACTS_PER_READ).after(next - 1)));
    long start = next;
    try {
      for (Fact fact : facts) {
        if (closed) {
          break;
        }
        handler.accept(fact);
        next = fact.sequence() + 1;
      }
    } finally {
      if (next != start) {
        keepPosition();
      }
    }
    if (!facts.isEmpty()) {
      failure = null;
      pause = FIRST_PAUSE_MILLIS;
    }
    return facts.size();
  }

  private void keepPosition() {
    if (kept) {
      long position = next;
      database.write(handle ->
          handle.execute(
              "INSERT INTO ledger_subscription (subscriber, next_sequence) VALUES (?, ?)"
                  + " ON CONFLICT (subscriber) DO UPDATE SET next_sequence ="
                  + " excluded.next_sequence",
              name,
              position));
    }
  }

  private void waitForNews(long millis) throws InterruptedException {
    lock.lock();
    try {
      if (!signalled && !closed) {
        news.await(millis, TimeUnit.MILLISECONDS);
      }
      signalled = false;
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    try {
      waitInFull(pause);
    } catch (InterruptedException e) {
      closed = true;
    }
    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
  }

  /** News do not end it; closing does, so that a stopping server does not wait for it. */
  private void waitInFull(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!closed && left > 0) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the handler has returned from the fact that it is at. */
  @Override
  public void close() {
    closed = true;
    onClose.run();
    wake();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
