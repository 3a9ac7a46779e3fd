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
 */
public final class VariantCache {
  private static final int OVERHEAD = 512;

  private final WeightedLru<Variant.Key, Variant> variants;
  private final SingleFlight<Variant.Key, Variant> flights = new SingleFlight<>();
  private final Semaphore transforms;
  private final InstantSource clock;

  /**
   * @param bound bytes of documents to keep
   * @param concurrent how many are derived at once: each needs memory for a whole document
   */
  public VariantCache(long bound, int concurrent, InstantSource clock) {
    this.variants = new WeightedLru<>(bound, v -> v.bytes().length + OVERHEAD);
    this.transforms = new Semaphore(concurrent);
    this.clock = clock;
  }

  /** The variant; compressed ones derive from the plain one, so that both say the same. */
  public Variant get(Variant.Key key, Work<Variant> derive) throws IOException {
    Optional<Variant> known = variants.get(key).filter(this::valid);
    if (known.isPresent()) {
      return known.get();
    }
    if (key.gzip()) {
      Variant plain =
          get(
              new Variant.Key(
                  key.raw(), key.policyRevision(), key.kind(), key.subject(), key.baseUrl(), false),
              derive);
      return derived(key, () -> gzip(plain));
    }
    return derived(key, derive);
  }

  private boolean valid(Variant variant) {
    return clock.instant().isBefore(variant.validUntil());
  }

  private Variant derived(Variant.Key key, Work<Variant> derive) throws IOException {
    return flights.run(
        key,
        () -> {
          Optional<Variant> known = variants.get(key).filter(this::valid);
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

  private static Variant gzip(Variant plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.bytes().length / 4 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(packed, 8192)) {
      out.write(plain.bytes());
    }
    String etag = plain.etag().substring(0, plain.etag().length() - 1) + "-gzip\"";
    return new Variant(
        packed.toByteArray(), plain.contentType(), etag, plain.validUntil(), plain.withheld());
  }
}
