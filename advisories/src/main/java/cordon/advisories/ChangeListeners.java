package cordon.advisories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of each record that changes. Every listener hears of all, whichever of them fails. */
final class ChangeListeners {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeListeners.class);

  private final List<Consumer<AdvisoryChange>> listeners = new CopyOnWriteArrayList<>();

  /** Changes of which not every listener could take note. */
  private final List<AdvisoryChange> untold = new ArrayList<>();

  AutoCloseable add(Consumer<AdvisoryChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * @throws RuntimeException the first failure of a listener, when all have heard of all
   */
  void tell(List<AdvisoryChange> changes) {
    Optional<RuntimeException> failure = Optional.empty();
    for (AdvisoryChange change : changes) {
      for (Consumer<AdvisoryChange> listener : listeners) {
        try {
          listener.accept(change);
        } catch (RuntimeException e) {
          failure = failure.or(() -> Optional.of(e));
        }
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** As {@link #tell}; where a listener fails, all are told again the next time. */
  synchronized void tellOrKeep(List<AdvisoryChange> changes) {
    untold.addAll(changes);
    try {
      tell(untold);
      untold.clear();
    } catch (RuntimeException e) {
      LOG.error("{} changes of advisories are told again later", untold.size(), e);
    }
  }
}
