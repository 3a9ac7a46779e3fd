package cordon.testkit.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes connections on to another port of loopback until it is cut: then all of them end and new
 * ones are refused, as when a server went away, until it is mended.
 */
public final class TcpRelay implements AutoCloseable {
  private final int target;
  private final ServerSocket server;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private TcpRelay(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  }

  public static TcpRelay to(int target) throws IOException {
    TcpRelay relay = new TcpRelay(target);
    Thread.ofVirtual().name("tcp-relay").start(relay::accept);
    return relay;
  }

  /** Where clients connect instead. */
  public int port() {
    return server.getLocalPort();
  }

  /** Ends all connections and takes no more. */
  public void cut() {
    cut = true;
    closeAll();
  }

  /** Passes connections on again. */
  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (cut) {
          client.close();
        } else {
          connect(client);
        }
      } catch (IOException e) {
        // Closed, or the target refused: the client sees its connection end.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket onward;
    try {
      onward = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      client.close();
      throw e;
    }
    open.add(client);
    open.add(onward);
    Thread.ofVirtual().start(() -> pass(client, onward));
    Thread.ofVirtual().start(() -> pass(onward, client));
    if (cut) {
      closeAll();
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // One side ended, and with it the other.
      return;
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void closeAll() {
    for (Closeable one : Set.copyOf(open)) {
      try {
        one.close();
      } catch (IOException e) {
        // It ends all the same.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
