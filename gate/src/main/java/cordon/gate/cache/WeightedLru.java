package cordon.gate.cache;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * A map that forgets what was unused for longest once the weights add up to more than its bound. An
 * entry that alone outweighs an eighth of the bound is not kept, so that one giant does not empty
 * it.
 *
 * @param <K> key
 * @param <V> value
 */
public final class WeightedLru<K, V> {
  private static final int LARGEST_SHARE = 8;

  private final long bound;
  private final ToLongFunction<V> weight;
  private final Consumer<V> gone;
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(64, 0.75f, true);
  private long total;

  public WeightedLru(long bound, ToLongFunction<V> weight) {
    this(bound, weight, value -> {});
  }

  /**
   * @param gone told of each value that is no longer kept, a moment later
   */
  public WeightedLru(long bound, ToLongFunction<V> weight, Consumer<V> gone) {
    this.bound = bound;
    this.weight = weight;
    this.gone = gone;
  }

  /** The most that an entry may weigh. */
  long largest() {
    return bound / LARGEST_SHARE;
  }

  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  public void put(K key, V value) {
    exchange(key, value).forEach(gone);
  }

  public void remove(K key) {
    take(key).ifPresent(gone);
  }

  /** Removes an entry if it still is this very value. */
  @SuppressWarnings("ReferenceEquality") // an equal one may have been put there since
  void remove(K key, V value) {
    Optional<V> taken;
    synchronized (this) {
      taken = entries.get(key) == value ? take(key) : Optional.empty();
    }
    taken.ifPresent(gone);
  }

  /** Returns what is no longer kept. */
  private synchronized List<V> exchange(K key, V value) {
    List<V> out = new ArrayList<>(1);
    take(key).ifPresent(out::add);
    long w = weight.applyAsLong(value);
    if (w > largest()) {
      out.add(value);
      return out;
    }
    entries.put(key, value);
    total += w;
    Iterator<Map.Entry<K, V>> oldest = entries.entrySet().iterator();
    while (total > bound) {
      V old = oldest.next().getValue();
      total -= weight.applyAsLong(old);
      oldest.remove();
      out.add(old);
    }
    return out;
  }

  private synchronized Optional<V> take(K key) {
    Optional<V> old = Optional.ofNullable(entries.remove(key));
    old.ifPresent(value -> total -= weight.applyAsLong(value));
    return old;
  }

  /** INVARIANT: equals the sum of the weights of all entries, and never exceeds the bound. */
  public synchronized long weight() {
    return total;
  }
}
