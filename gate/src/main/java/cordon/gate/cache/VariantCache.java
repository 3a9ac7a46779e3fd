package cordon.gate.cache;

import cordon.gate.cache.SingleFlight.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;

/**
 * Derived documents, so that a hit moves bytes and nothing else: small ones in memory, large ones
 * in files. A change of the policy or of the raw document changes the key; the passing of time is
 * told by {@link Variant#validUntil}.
 *
 * <p>What the disk does not take and is too large for memory is put together from the raw document
 * each time it is sent.
 */
public final class VariantCache {
  /** Up to this a copy in memory is the cheapest; the server sends larger ones by the kernel. */
  static final int IN_MEMORY = 64 << 10;

  /** What a document costs that is put together on sending: its pieces, not its bytes. */
  private static final long PIECES = 64 << 10;

  private static final int OVERHEAD = 512;

  private final WeightedLru<Variant.Key, Variant> inMemory;
  private final WeightedLru<Variant.Key, Variant> inFiles;
  private final VariantFiles files;
  private final SingleFlight<Variant.Key, Variant> flights = new SingleFlight<>();
  private final Semaphore transforms;
  private final InstantSource clock;

  /**
   * @param memory bytes of documents to keep there
   * @param disk bytes of documents to keep in files
   * @param concurrent how many are derived at once: each needs memory for a whole document
   */
  public VariantCache(
      long memory, long disk, VariantFiles files, int concurrent, InstantSource clock) {
    this.inMemory = new WeightedLru<>(memory, VariantCache::weight);
    this.inFiles = new WeightedLru<>(disk, VariantCache::weight, files::delete);
    this.files = files;
    this.transforms = new Semaphore(concurrent);
    this.clock = clock;
  }

  /**
   * The variant. A compressed one is derived anew, not from the plain one, which most clients never
   * ask for: both follow from the key and the moment, and hold until {@link Variant#validUntil}.
   */
  public Variant get(Variant.Key key, Work<Variant> derive) throws IOException {
    Optional<Variant> known = find(key);
    return known.isPresent()
        ? known.get()
        : derived(key, () -> kept(key.gzip() ? gzip(derive.run()) : derive.run()));
  }

  /**
   * The variant again, when the file of one was gone when it was to be sent.
   *
   * @param gone that one; somebody else may have replaced it since
   */
  public Variant anew(Variant.Key key, Variant gone, Work<Variant> derive) throws IOException {
    inFiles.remove(key, gone);
    return get(key, derive);
  }

  private Optional<Variant> find(Variant.Key key) {
    return inMemory.get(key).filter(this::holds).or(() -> inFiles.get(key).filter(this::holds));
  }

  private boolean holds(Variant variant) {
    return clock.instant().isBefore(variant.validUntil());
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
            boolean filed = variant.body() instanceof Variant.Filed;
            (filed ? inMemory : inFiles).remove(key);
            (filed ? inFiles : inMemory).put(key, variant);
            return variant;
          } finally {
            transforms.release();
          }
        });
  }

  private Variant kept(Variant variant) throws IOException {
    long length = variant.body().length();
    if (length > IN_MEMORY && length + OVERHEAD <= inFiles.largest()) {
      Optional<Variant.Filed> filed = files.write(variant.body());
      if (filed.isPresent()) {
        return variant.with(filed.get(), variant.etag());
      }
    }
    if (variant.body() instanceof Variant.Bytes || length + OVERHEAD > inMemory.largest()) {
      return variant;
    }
    ByteArrayOutputStream copy = new ByteArrayOutputStream((int) length);
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
    return switch (variant.body()) {
      case Variant.Bytes bytes -> OVERHEAD + bytes.length();
      case Variant.Filed filed -> OVERHEAD + filed.length();
      default -> OVERHEAD + PIECES;
    };
  }
}
