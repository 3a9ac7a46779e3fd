package cordon.exposure.pages;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many requests per key within a while; in memory, bounded, forgotten at a restart. */
final class RequestRate {
  private static final int MOST_KEYS = 10_000;

  private final InstantSource clock;
  private final Duration window;
  private final int most;
  private final Map<String, ArrayDeque<Long>> seen =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Long>> eldest) {
          return size() > MOST_KEYS;
        }
      };

  RequestRate(InstantSource clock, Duration window, int most) {
    this.clock = clock;
    this.window = window;
    this.most = most;
  }

  /** Counts one; false where there were too many. */
  synchronized boolean allows(String key) {
    long now = clock.millis();
    ArrayDeque<Long> times = seen.computeIfAbsent(key, k -> new ArrayDeque<>());
    while (!times.isEmpty() && times.peekFirst() <= now - window.toMillis()) {
      times.removeFirst();
    }
    if (times.size() >= most) {
      return false;
    }
    times.addLast(now);
    return true;
  }
}
