package cordon.gate.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A body that ends when it has grown too large, or has taken longer than any honest transfer: a
 * socket timeout alone does not stop an upstream that sends a byte a second.
 */
final class UpstreamBody extends FilterInputStream {
  /** Below this average a transfer counts as stalled once {@link #GRACE} is over. */
  static final long SLOWEST_BYTES_PER_SECOND = 4096;

  static final Duration GRACE = Duration.ofSeconds(60);

  private final URI uri;
  private final long limit;
  private final InstantSource clock;
  private final Instant started;
  private long seen;

  UpstreamBody(InputStream in, URI uri, long limit, InstantSource clock) {
    super(in);
    this.uri = uri;
    this.limit = limit;
    this.clock = clock;
    this.started = clock.instant();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(target, offset, length);
    } catch (IOException e) {
      throw Failures.broken(uri, e);
    }
    if (n > 0) {
      count(n);
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int n) throws UpstreamException {
    seen += n;
    if (seen > limit) {
      throw Failures.tooLarge(uri, limit);
    }
    Duration taken = Duration.between(started, clock.instant());
    if (taken.compareTo(GRACE) > 0 && seen / taken.toSeconds() < SLOWEST_BYTES_PER_SECOND) {
      throw Failures.slow(uri, null);
    }
  }
}
