package cordon.gate.cache;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Lets only one of many callers do a piece of work and gives its result, or its failure, to all
 * that asked meanwhile. The work runs on the first caller's thread; nothing is kept afterwards.
 *
 * @param <K> names the work
 * @param <V> its result
 */
public final class SingleFlight<K, V> {

  /** The work. */
  @FunctionalInterface
  public interface Work<V> {
    V run() throws IOException;
  }

  private final ConcurrentHashMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  public V run(K key, Work<V> work) throws IOException {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> running = flights.putIfAbsent(key, mine);
    return running == null ? lead(key, mine, work) : follow(running);
  }

  private V lead(K key, CompletableFuture<V> mine, Work<V> work) throws IOException {
    try {
      V result = work.run();
      mine.complete(result);
      return result;
    } catch (Throwable failure) {
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      flights.remove(key, mine);
    }
  }

  private static <V> V follow(CompletableFuture<V> running) throws IOException {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("stopped waiting").initCause(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IOException(e);
      }
    }
  }
}
