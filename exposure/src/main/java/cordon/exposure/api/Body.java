package cordon.exposure.api;

import cordon.base.Problem;
import cordon.web.Exchange;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an upload, which must be all that was announced: a part may look whole. */
final class Body extends FilterInputStream {
  private long missing;

  private Body(InputStream in, long announced) {
    super(in);
    this.missing = announced;
  }

  static InputStream whole(Exchange exchange) throws IOException {
    long announced = exchange.header("Content-Length").map(Body::length).orElse(0L);
    return announced == 0 ? exchange.body() : new Body(exchange.body(), announced);
  }

  private static long length(String text) {
    try {
      return Math.max(0, Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return 0; // the server refuses such a request before us
    }
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    return (int) counted(read, read < 0 ? 0 : 1);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    return (int) counted(read, Math.max(0, read));
  }

  private long counted(long read, long bytes) {
    missing -= bytes;
    if (read < 0 && missing > 0) {
      throw Problem.of(
              "exposure/cut-off",
              "the upload was cut off",
              missing + " bytes of what was announced are missing",
              "send it again; nothing was changed")
          .asException();
    }
    return read;
  }
}
