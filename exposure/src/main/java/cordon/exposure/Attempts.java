package cordon.exposure;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on many things of which one that fails takes none of the others with it. What fails is told
 * in the log once, until it succeeds again; whoever began the round looks at {@link #failed} and
 * begins another.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final Set<String> failing = new HashSet<>();
  private boolean failed;

  /** Begins a round. */
  void begin() {
    failed = false;
  }

  /** Tries one thing. */
  void make(String name, Runnable work) {
    try {
      work.run();
      failing.remove(name);
    } catch (RuntimeException e) {
      if (failing.add(name)) {
        tell(name, e);
      }
      failed = true;
    }
  }

  /** A database that is away fails them all; the first says enough of how. */
  private void tell(String name, RuntimeException e) {
    if (failed) {
      LOG.error("exposure {} cannot be answered either: {}", name, e.toString());
    } else {
      LOG.error("exposure {} cannot be answered; it is tried again", name, e);
    }
  }

  /** Whether anything of this round failed. */
  boolean failed() {
    return failed;
  }
}
