package cordon.web.server;

import cordon.web.Exchange.StreamWriter;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The writing half of an exchange: sends exactly one response. */
final class ResponseSender {
  /** Small enough that a slow but honest client takes it in the stall time, large for speed. */
  private static final int CHUNK = 64 * 1024;

  private static final int MAX_REASON = 120;
  private static final Set<String> REPEATABLE =
      Set.of("set-cookie", "vary", "link", "www-authenticate", "npm-notice");

  private final ServerResponse response;
  private final boolean head;
  private final StallGuard.Watch watch;
  private @Nullable String reason;
  private boolean begun;
  private int status;
  private long bodyBytes;

  ResponseSender(ServerResponse response, boolean head, StallGuard.Watch watch) {
    this.response = response;
    this.head = head;
    this.watch = watch;
  }

  void header(String name, String value) {
    HeaderText.requireName(name);
    HeaderText.requireValue(name, value);
    HeaderName key = HeaderNames.create(name);
    if (REPEATABLE.contains(name.toLowerCase(Locale.ROOT))) {
      response.headers().add(key, value);
    } else {
      response.headers().set(key, value);
    }
  }

  void reason(String phrase) {
    reason = HeaderText.reason(phrase, MAX_REASON);
  }

  /** Whether anything of a response was handed to the server. */
  boolean begun() {
    return begun;
  }

  int status() {
    return status;
  }

  long bodyBytes() {
    return bodyBytes;
  }

  /** Takes back a response of which nothing has reached the socket. */
  boolean takeBack() {
    if (begun && !((RoutingResponse) response).reset()) {
      return false;
    }
    begun = false;
    reason = null;
    response.headers().clear();
    return true;
  }

  void bytes(int code, String contentType, byte[] body) throws IOException {
    begin(code);
    header("Content-Type", contentType);
    response.headers().contentLength(body.length);
    if (head || body.length == 0) {
      response.send();
      return;
    }
    OutputStream out = response.outputStream();
    for (int at = 0; at < body.length; at += CHUNK) {
      write(out, body, at, Math.min(CHUNK, body.length - at));
    }
    out.close();
  }

  void empty(int code) {
    begin(code);
    response.send();
  }

  void file(int code, String contentType, Path file, long offset, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (offset < 0 || length < 0 || offset + length > channel.size()) {
        String size = "has " + channel.size() + " bytes, not " + (offset + length);
        throw new NoSuchFileException(file.toString(), null, size);
      }
      begin(code);
      header("Content-Type", contentType);
      response.headers().contentLength(length);
      if (head || length == 0) {
        response.send();
        return;
      }
      OutputStream out = response.outputStream();
      new FileTransfer(channel, watch, out, sent -> bodyBytes += sent).send(offset, length);
      out.close(); // completes the response, so not after a failure
    }
  }

  void stream(int code, String contentType, long length, StreamWriter writer) throws IOException {
    begin(code);
    header("Content-Type", contentType);
    long known = length >= 0 ? length : head ? measure(writer) : -1;
    if (known >= 0) {
      response.headers().contentLength(known);
    }
    if (head) {
      response.send();
      return;
    }
    OutputStream raw = response.outputStream();
    long before = bodyBytes;
    // Not in a try-with-resources: closing completes the response, and a writer that throws must
    // leave a transfer that everybody can see is cut.
    BufferedOutputStream out = new BufferedOutputStream(new Watched(raw), 16 * 1024);
    writer.write(out);
    out.flush();
    if (known >= 0 && bodyBytes - before != known) {
      throw new IOException(
          "wrote " + (bodyBytes - before) + " bytes where " + known + " were due");
    }
    raw.close();
  }

  /** HEAD of a stream of unknown length: written to nowhere, so that the length is the true one. */
  private static long measure(StreamWriter writer) throws IOException {
    Counter counter = new Counter();
    writer.write(counter);
    return counter.count;
  }

  private void begin(int code) {
    if (begun) {
      throw new IllegalStateException("this exchange has already sent a response");
    }
    begun = true;
    status = code;
    String phrase = reason;
    response.status(phrase == null ? Status.create(code) : Status.create(code, phrase));
  }

  private void write(OutputStream out, byte[] buffer, int offset, int length) throws IOException {
    watch.write(out, buffer, offset, length);
    bodyBytes += length;
  }

  /** Counts and watches, and hides {@code close} from writers. */
  private final class Watched extends OutputStream {
    private final OutputStream out;

    Watched(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      for (int at = 0; at < length; at += CHUNK) {
        ResponseSender.this.write(out, buffer, offset + at, Math.min(CHUNK, length - at));
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() {}
  }

  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      count += length;
    }
  }
}
