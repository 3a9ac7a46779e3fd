package cordon.formats;

import cordon.base.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes bytes through until a document turns out longer than its bound, then refuses.
 *
 * <p>Skipping counts as reading; marks are not supported because a reset would falsify the count.
 */
public final class BoundedInput extends FilterInputStream {
  private final String document;
  private final long limit;
  private long seen;

  /**
   * @param document what is being read, for the message: {@code npm packument}
   * @param limit bytes allowed
   */
  public BoundedInput(InputStream in, String document, long limit) {
    super(in);
    this.document = document;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = super.read(target, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long n) {
    seen += n;
    if (seen > limit) {
      throw tooLarge(document, limit, "bytes");
    }
  }

  /** The refusal of a document that exceeds a bound; {@code unit} names what was counted. */
  public static RuntimeException tooLarge(String document, long limit, String unit) {
    return Problem.of(
            "formats/too-large",
            document + " exceeds its bound",
            "more than " + limit + " " + unit,
            "split it or ask its source; where the bound is a setting, raise it if you trust the source")
        .asException();
  }
}
