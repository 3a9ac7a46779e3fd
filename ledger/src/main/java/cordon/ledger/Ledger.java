package cordon.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The append-only log of facts. */
public final class Ledger {

  /**
   * Appends inside the caller's transaction, so that a state change and its fact stand or fall
   * together.
   */
  public Fact append(Handle transaction, FactDraft draft) {
    throw new UnsupportedOperationException("contract: " + transaction + draft);
  }

  /** Appends on its own; completes when durable. Many calls share one commit. */
  public CompletableFuture<Fact> append(FactDraft draft) {
    throw new UnsupportedOperationException("contract: " + draft);
  }

  public List<Fact> read(FactQuery query) {
    throw new UnsupportedOperationException("contract: " + query);
  }

  /** How many facts the log holds. */
  public long size() {
    throw new UnsupportedOperationException("contract");
  }

  /**
   * Delivers every durable fact once and in order, from where this subscriber stopped; survives
   * restarts. The handler must be idempotent.
   *
   * @param subscriber stable name under which the position is kept
   * @return closes the subscription
   */
  public AutoCloseable subscribe(String subscriber, Consumer<Fact> handler) {
    throw new UnsupportedOperationException("contract: " + subscriber + handler);
  }

  /**
   * Delivers durable facts from now on, without a kept position: for pages that show what happens.
   */
  public AutoCloseable follow(Consumer<Fact> handler) {
    throw new UnsupportedOperationException("contract: " + handler);
  }
}
