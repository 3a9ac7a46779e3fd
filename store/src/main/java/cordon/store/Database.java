package cordon.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/**
 * One schema on SQLite or PostgreSQL. All work runs on this class's platform threads, never on the
 * caller's: a virtual thread inside SQLite pins its carrier (research/stack.md 2.3 rule 5).
 */
public final class Database implements AutoCloseable {

  /** Work inside one transaction. Must not block on anything but the database. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Handle handle) throws Exception;
  }

  /**
   * Opens and migrates.
   *
   * @param config where, and how many connections
   * @param migrations class path folders with {@code V<room>_<n>__<what>.sql}; rooms: store 1,
   *     ledger 10, web 20, advisories 30, gate 40
   */
  public static Database open(DatabaseConfig config, List<String> migrations) {
    throw new UnsupportedOperationException("contract: " + config + migrations);
  }

  /** Runs in a read transaction on a reader connection and waits for the result. */
  public <T> T read(Work<T> work) {
    throw new UnsupportedOperationException("contract: " + work);
  }

  /**
   * Runs in a write transaction and waits until it is durable; may share its commit with others.
   */
  public <T> T write(Work<T> work) {
    return submit(work).join();
  }

  /**
   * As {@link #write} without waiting: completes when durable, or fails alone when its work fails.
   */
  public <T> CompletableFuture<T> submit(Work<T> work) {
    throw new UnsupportedOperationException("contract: " + work);
  }

  @Override
  public void close() {}
}
