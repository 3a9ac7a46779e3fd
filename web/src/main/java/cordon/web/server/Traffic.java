package cordon.web.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters of what the server answered, by route pattern and status. */
public final class Traffic {

  /** One line of the table. */
  public record Key(String pattern, int status) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byPattern = pattern.compareTo(other.pattern);
      return byPattern != 0 ? byPattern : Integer.compare(status, other.status);
    }
  }

  /** What one line counted. */
  public record Count(long requests, long bytes) {}

  private record Adders(LongAdder requests, LongAdder bytes) {}

  private final ConcurrentHashMap<Key, Adders> counts = new ConcurrentHashMap<>();

  /** Patterns are bounded by the routes and statuses by HTTP, so the table stays small. */
  void count(String pattern, int status, long bytes) {
    Adders adders =
        counts.computeIfAbsent(
            new Key(pattern, status), k -> new Adders(new LongAdder(), new LongAdder()));
    adders.requests.increment();
    adders.bytes.add(bytes);
  }

  public Map<Key, Count> snapshot() {
    Map<Key, Count> copy = new TreeMap<>();
    counts.forEach((k, v) -> copy.put(k, new Count(v.requests.sum(), v.bytes.sum())));
    return copy;
  }
}
