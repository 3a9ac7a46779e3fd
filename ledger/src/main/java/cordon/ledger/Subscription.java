package cordon.ledger;

import java.util.Optional;

/** A running delivery of facts. */
public interface Subscription extends AutoCloseable {

  /** The sequence of the first fact that the handler has not yet finished. */
  long next();

  /** Why the handler does not get on, while it does not. */
  Optional<Throwable> failure();

  /** Ends the delivery after the fact that is being handled. */
  @Override
  void close();
}
