package cordon.web.identity.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one issuer, kept current. They are read again after an hour, so that a key that the
 * issuer withdrew ends, and when a token names an unknown one, so that a new one works at once; but
 * never more often than every half minute, so that made-up names make no traffic.
 */
final class KeyRing {
  static final int LARGEST = 256 * 1024;
  static final Duration FRESH = Duration.ofHours(1);
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** An issuer that cannot be asked for so long might have withdrawn anything. */
  static final Duration USABLE = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final WorkloadIssuer issuer;
  private final KeyFetch fetch;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Held held = new Held(KeySet.empty(), Instant.MIN, 0);
  private volatile Instant tried = Instant.MIN;

  KeyRing(WorkloadIssuer issuer, KeyFetch fetch, InstantSource clock) {
    this.issuer = issuer;
    this.fetch = fetch;
    this.clock = clock;
  }

  private record Held(KeySet keys, Instant read, long generation) {}

  /** Grows whenever the keys may have changed: what was verified before no longer counts. */
  long generation() {
    refresh(clock.instant());
    return held.generation;
  }

  /** The key of this name, if the issuer has it. */
  Optional<PublicKey> key(String id) {
    Instant now = clock.instant();
    refresh(now);
    Optional<PublicKey> key = usable(now, id);
    if (key.isEmpty()) {
      read(now);
      key = usable(now, id);
    }
    return key;
  }

  private Optional<PublicKey> usable(Instant now, String id) {
    Held current = held;
    return passed(current.read, USABLE, now) ? Optional.empty() : current.keys.key(id);
  }

  /** An issuer that is slow to answer must not hold up every job while its keys are still good. */
  private void refresh(Instant now) {
    Held current = held;
    if (passed(current.read, USABLE, now)) {
      read(now);
    } else if (passed(current.read, FRESH, now) && reading.tryLock()) {
      try {
        readOnce(now);
      } finally {
        reading.unlock();
      }
    }
  }

  private static boolean passed(Instant since, Duration time, Instant now) {
    return since.equals(Instant.MIN) || !now.isBefore(since.plus(time));
  }

  /** One reads, the others wait for what it finds. */
  private void read(Instant now) {
    reading.lock();
    try {
      readOnce(now);
    } finally {
      reading.unlock();
    }
  }

  /** Under the lock. */
  private void readOnce(Instant now) {
    if (!passed(tried, PAUSE, now)) {
      return;
    }
    tried = now;
    try {
      KeySet keys = KeySet.parse(document());
      held = new Held(keys, now, held.generation + 1);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("the keys of the issuer {} cannot be read: {}", issuer.issuer(), e.getMessage());
      if (passed(held.read, USABLE, now)) {
        held = new Held(KeySet.empty(), Instant.MIN, held.generation + 1);
      }
    }
  }

  private byte[] document() throws IOException {
    return switch (issuer.keys()) {
      case WorkloadIssuer.At(var url) -> fetch.fetch(url, LARGEST);
      case WorkloadIssuer.In(Path file) -> file(file);
    };
  }

  private static byte[] file(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException(file + " is longer than " + LARGEST + " bytes");
      }
      return bytes;
    }
  }
}
