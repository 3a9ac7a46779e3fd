package cordon.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on 127.0.0.1 with one virtual thread per connection and keep-alive. It logs
 * every request, answers validators, ranges and HEAD like a decent origin, and fails exactly as a
 * {@link Delivery} asks.
 */
public final class LoopbackServer implements AutoCloseable {
  private final Handler handler;
  private final RequestLog log;
  private final int port;
  private final Map<Socket, Thread> connections = new ConcurrentHashMap<>();
  private volatile @Nullable Listener listener;

  private record Listener(ServerSocket socket, Thread acceptor) {}

  private LoopbackServer(Handler handler, RequestLog log) {
    this.handler = handler;
    this.log = log;
    this.port = listen(0);
  }

  /** Listens on a free port; requests are logged in {@link #requests()}. */
  public static LoopbackServer start(Handler handler) {
    return start(handler, new RequestLog());
  }

  /** As {@link #start(Handler)}, with a log that several servers may share. */
  public static LoopbackServer start(Handler handler, RequestLog log) {
    return new LoopbackServer(handler, log);
  }

  public int port() {
    return port;
  }

  /** {@code http://127.0.0.1:PORT/}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public RequestLog requests() {
    return log;
  }

  /** Connections are refused from now on and the open ones drop: the host is down. */
  public synchronized void stop() {
    Listener open = listener;
    if (open == null) {
      return;
    }
    listener = null;
    try {
      open.socket.close();
      // Until the acceptor has let go of it, the closed socket still takes connections.
      open.acceptor.join();
      for (Map.Entry<Socket, Thread> connection : connections.entrySet()) {
        connection.getKey().close();
        connection.getValue().interrupt();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Up again on the same port after {@link #stop()}. */
  public synchronized void restart() {
    if (listener == null) {
      listen(port);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private int listen(int wanted) {
    try {
      var opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted), 1024);
      listener = new Listener(opened, Thread.ofVirtual().unstarted(() -> accept(opened)));
      listener.acceptor.start();
      return opened.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1:" + wanted, e);
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket socket = from.accept();
        socket.setTcpNoDelay(true);
        Thread worker = Thread.ofVirtual().unstarted(() -> converse(socket));
        connections.put(socket, worker);
        worker.start();
      } catch (IOException e) {
        // The listener was closed, or this one client went away while it was being accepted.
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
      var writer = new ReplyWriter(socket.getOutputStream());
      boolean more = listener != null;
      while (more) {
        Request request = read(in);
        log.add(request);
        more = writer.write(request, answer(request)) && !wantsClose(request);
      }
    } catch (IOException | InterruptedException e) {
      // The client went away or the server was stopped; both end the conversation.
    } finally {
      connections.remove(socket);
    }
  }

  /** A fault in the fixture itself must be seen in the test, not guessed from a dropped line. */
  private Reply answer(Request request) {
    try {
      return Conditional.apply(request, handler.answer(request));
    } catch (RuntimeException e) {
      return Reply.status(500).reason("fixture failed").body(e.toString().getBytes(UTF_8));
    }
  }

  private Request read(InputStream in) throws IOException {
    Wire.Head head = Wire.readHead(in);
    String[] line = head.startLine().split(" ");
    if (line.length != 3) {
      throw new IOException("not a request line: " + head.startLine());
    }
    return new Request(line[0], line[1], head.headers(), Wire.readBody(in, head.headers()), port);
  }

  private static boolean wantsClose(Request request) {
    return request.header("Connection").orElse("").equalsIgnoreCase("close");
  }
}
