package cordon.web.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may not be longer than its route takes; Helidon knows one bound for all. */
final class BoundedBody extends FilterInputStream {
  private long left;

  BoundedBody(InputStream in, long longest) {
    super(in);
    this.left = longest;
  }

  /** As Helidon refuses a body: the connection ends, because nobody reads the rest. */
  static RequestException tooLarge() {
    return RequestException.builder()
        .type(DirectHandler.EventType.BAD_REQUEST)
        .status(Status.REQUEST_ENTITY_TOO_LARGE_413)
        .request(DirectHandler.TransportRequest.empty())
        .setKeepAlive(false)
        .message("the body is longer than its route takes")
        .build();
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(long read) {
    left -= read;
    if (left < 0) {
      throw tooLarge();
    }
  }
}
