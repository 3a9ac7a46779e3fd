package cordon.testkit.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends a reply in the way that its {@link Delivery} says. */
final class ReplyWriter {
  private static final int CHUNK = 16 * 1024;

  private final OutputStream out;

  ReplyWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, 64 * 1024);
  }

  /**
   * @return whether the connection can take another request
   */
  boolean write(Request request, Reply reply) throws IOException, InterruptedException {
    boolean bodiless = request.method().equals("HEAD") || reply.status() == 304;
    Reply sent = bodiless && isFraming(reply.delivery()) ? reply.delivered(whole()) : reply;
    boolean reusable = deliver(sent, bodiless);
    out.flush();
    return reusable;
  }

  private boolean deliver(Reply reply, boolean bodiless) throws IOException, InterruptedException {
    byte[] body = reply.body();
    switch (reply.delivery()) {
      case Delivery.Whole whole -> {
        head(reply, "Content-Length: " + body.length);
        out.write(body, 0, bodiless ? 0 : body.length);
        return true;
      }
      case Delivery.Chunked chunked -> {
        head(reply, "Transfer-Encoding: chunked");
        chunks(body, body.length);
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return true;
      }
      case Delivery.UntilClose untilClose -> {
        head(reply, "Connection: close");
        out.write(body);
        return false;
      }
      case Delivery.Truncated(int bytes) -> {
        head(reply, "Content-Length: " + body.length);
        out.write(body, 0, Math.min(bytes, Math.max(0, body.length - 1)));
        return false;
      }
      case Delivery.TruncatedChunked(int bytes) -> {
        head(reply, "Transfer-Encoding: chunked");
        chunks(body, Math.min(bytes, body.length));
        return false;
      }
      case Delivery.Drip drip -> {
        head(reply, "Content-Length: " + body.length);
        drip(body, drip);
        return true;
      }
      case Delivery.Dropped dropped -> {
        return false;
      }
      case Delivery.Silent silent -> {
        // Woken by the interrupt when the server closes this connection.
        Thread.sleep(Long.MAX_VALUE);
        return false;
      }
    }
  }

  private void head(Reply reply, String framing) throws IOException {
    var head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(reply.status()).append(' ').append(reply.reason());
    head.append("\r\n").append(framing).append("\r\n");
    for (Headers.Field field : reply.headers().fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    head.append("\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private void chunks(byte[] body, int end) throws IOException {
    for (int at = 0; at < end; at += CHUNK) {
      Wire.writeChunk(out, body, at, Math.min(CHUNK, end - at));
    }
  }

  private void drip(byte[] body, Delivery.Drip drip) throws IOException, InterruptedException {
    for (int at = 0; at < body.length; at += drip.bytes()) {
      out.write(body, at, Math.min(drip.bytes(), body.length - at));
      out.flush();
      Thread.sleep(drip.pause());
    }
  }

  /** Ways of framing a body, which a reply without one does not have. */
  private static boolean isFraming(Delivery delivery) {
    return !(delivery instanceof Delivery.Dropped || delivery instanceof Delivery.Silent);
  }

  private static Delivery whole() {
    return new Delivery.Whole();
  }
}
