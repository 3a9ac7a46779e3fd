package cordon.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDs of version 7 (RFC 9562 section 5.7): sorted by time, unique without a registry. */
final class FactIds {
  private final SecureRandom random;

  FactIds(SecureRandom random) {
    this.random = random;
  }

  String next(Instant now) {
    byte[] bytes = new byte[10];
    random.nextBytes(bytes);
    long high = now.toEpochMilli() << 16 | 0x7000 | (bytes[0] & 0x0f) << 8 | bytes[1] & 0xff;
    long low = 0;
    for (int i = 2; i < 10; i++) {
      low = low << 8 | bytes[i] & 0xff;
    }
    return new UUID(high, low >>> 2 | 0x8000000000000000L).toString();
  }
}
