package cordon.gate.cache;

import cordon.gate.cache.SingleFlight.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;

/**
 * Derived documents in memory, so that a hit copies bytes and nothing else. A change of the policy
 * or of the raw document changes the key; the passing of time is told by {@link
 * Variant#validUntil}.
 *
 * <p>A plain document above a share of the bound is not copied into memory but put together from
 * the raw one each time it is sent; compressed it is usually small enough to be kept.
 */
public final class VariantCache {
  /** What a document costs that is put together on sending: its pieces, not its bytes. */
  private static final long PIECES = 64 << 10;

  private static final int OVERHEAD = 512;

  private final WeightedLru<Variant.Key, Variant> variants;
  private final SingleFlight<Variant.Key, Variant> flights = new SingleFlight<>();
  private final Semaphore transforms;
  private final long largest;
  private final InstantSource clock;

  /**
   * @param bound bytes of documents to keep
   * @param concurrent how many are derived at once: each needs memory for a whole document
   */
  public VariantCache(long bound, int concurrent, InstantSource clock) {
    this.variants = new WeightedLru<>(bound, VariantCache::weight);
    this.transforms = new Semaphore(concurrent);
    this.largest = bound / WeightedLru.LARGEST_SHARE - OVERHEAD;
    this.clock = clock;
  }

  /** The variant; compressed ones derive from the plain one, so that both say the same. */
  public Variant get(Variant.Key key, Work<Variant> derive) throws IOException {
    Optional<Variant> known = find(key);
    if (known.isPresent()) {
      return known.get();
    }
    if (key.gzip()) {
      Variant plain = get(key.plain(), derive);
      return derived(key, () -> gzip(plain));
    }
    return derived(key, () -> inMemory(derive.run()));
  }

  private Optional<Variant> find(Variant.Key key) {
    return variants.get(key).filter(v -> clock.instant().isBefore(v.validUntil()));
  }

  private Variant derived(Variant.Key key, Work<Variant> derive) throws IOException {
    return flights.run(
        key,
        () -> {
          Optional<Variant> known = find(key);
          if (known.isPresent()) {
            return known.get();
          }
          transforms.acquireUninterruptibly();
          try {
            Variant variant = derive.run();
            variants.put(key, variant);
            return variant;
          } finally {
            transforms.release();
          }
        });
  }

  private Variant inMemory(Variant variant) throws IOException {
    if (variant.body().length() > largest) {
      return variant;
    }
    ByteArrayOutputStream copy = new ByteArrayOutputStream((int) variant.body().length());
    variant.body().writeTo(copy);
    return variant.with(new Variant.Bytes(copy.toByteArray()), variant.etag());
  }

  private static Variant gzip(Variant plain) throws IOException {
    ByteArrayOutputStream packed =
        new ByteArrayOutputStream((int) Math.min(plain.body().length() / 5 + 64, 16 << 20));
    try (GZIPOutputStream out = new GZIPOutputStream(packed, 8192)) {
      plain.body().writeTo(out);
    }
    return plain.with(new Variant.Bytes(packed.toByteArray()), gzipped(plain.etag()));
  }

  /** The validator of the compressed form: a strong one names bytes (RFC 9110 section 8.8.1). */
  public static String gzipped(String etag) {
    return etag.substring(0, etag.length() - 1) + "-gzip\"";
  }

  private static long weight(Variant variant) {
    return OVERHEAD + (variant.body() instanceof Variant.Bytes bytes ? bytes.length() : PIECES);
  }
}
