package cordon.store;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One schema on SQLite or PostgreSQL. All work runs on this class's platform threads, never on the
 * caller's: a virtual thread inside SQLite pins its carrier, and a few of them stop the server.
 *
 * <p>Writers take turns, also those of other processes on PostgreSQL; readers see one consistent
 * state for the whole of their work. What stops a person (disk full, server away) arrives as a
 * {@link cordon.base.ProblemException}; what is a bug arrives as the exception that it is.
 */
public final class Database implements AutoCloseable {

  /** Work inside one transaction. Must not block on anything but the database. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Handle handle) throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final ScopedValue<Boolean> UNHINDERED = ScopedValue.newInstance();

  private final Engine engine;
  private final GroupCommit writer;
  private final Readers readers;

  /** Of a shared database, for {@link #unhindered}; else the same as the others. */
  private final Readers ownReader;

  private final List<Runnable> commitListeners = new CopyOnWriteArrayList<>();

  private Database(Engine engine, int readerCount) {
    this.engine = engine;
    this.writer = new GroupCommit(engine, this::committed);
    this.readers = new Readers(engine, readerCount);
    this.ownReader = shared() ? new Readers(engine, 1) : readers;
  }

  /**
   * Opens and migrates.
   *
   * @param config where, and how many connections
   * @param migrations class path folders with {@code V<room>_<n>__<what>.sql}; rooms: store 1,
   *     ledger 10, web 20, advisories 30, gate 40, exposure 50
   * @throws cordon.base.ProblemException when the place is taken, unreachable or no database
   */
  public static Database open(DatabaseConfig config, List<String> migrations) {
    Engine engine = config.engine();
    try {
      Migrations.run(engine, migrations);
      return new Database(engine, config.readers());
    } catch (SQLException | RuntimeException e) {
      engine.close();
      throw unwrapped(engine.failures().explain(e));
    }
  }

  /** Runs in a read transaction on a reader connection and waits for the result. */
  public <T> T read(Work<T> work) {
    return await((UNHINDERED.isBound() ? ownReader : readers).submit(work));
  }

  /**
   * Runs what must not be late: over a shared database its reads have a reader of their own and do
   * not wait behind the long ones of others.
   */
  public void unhindered(Runnable work) {
    ScopedValue.where(UNHINDERED, true).run(work);
  }

  /**
   * Runs in a write transaction and waits until it is durable; may share its commit with others.
   */
  public <T> T write(Work<T> work) {
    return write(Durability.DISK, work);
  }

  /** As {@link #write(Work)}, where the caller says what the work has to survive. */
  public <T> T write(Durability durability, Work<T> work) {
    if (writer.onWriterThread()) {
      throw new IllegalStateException("a write inside a write would wait for itself for ever");
    }
    return await(submit(durability, work));
  }

  /**
   * As {@link #write} without waiting: completes when durable, or fails alone when its work fails.
   * What hangs on the future runs on the writer thread and must be quick. Blocks while 65,536 works
   * wait already.
   */
  public <T> CompletableFuture<T> submit(Work<T> work) {
    return submit(Durability.DISK, work);
  }

  /** As {@link #submit(Work)}, where the caller says what the work has to survive. */
  public <T> CompletableFuture<T> submit(Durability durability, Work<T> work) {
    return writer.submit(durability, work);
  }

  /** Calls back on the writer thread after each durable commit of this process; must be quick. */
  public AutoCloseable onCommit(Runnable listener) {
    commitListeners.add(listener);
    return () -> commitListeners.remove(listener);
  }

  private void committed() {
    for (Runnable listener : commitListeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("a listener for commits failed", e); // the commit stands, and so must the writer
      }
    }
  }

  /** Whether the calling thread is inside a {@link #write}. */
  public boolean writing() {
    return writer.onWriterThread();
  }

  /** Whether other processes may write to the same database, so that listening is not enough. */
  public boolean shared() {
    return engine instanceof PostgresEngine;
  }

  /** Commits what was submitted before, then closes. */
  @Override
  public void close() {
    writer.close();
    readers.close();
    ownReader.close();
    engine.close();
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw unwrapped(e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException unwrapped(Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new CompletionException(failure);
    };
  }
}
