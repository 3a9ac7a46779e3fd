package cordon.web.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Cuts off clients that neither send nor take: Helidon 4.5 has no read or write timeout of its own
 * on channels, so that a client that stops in the middle of its headers, of a body or of a download
 * would hold its connection for ever. Waiting for a handler costs nobody anything and is not
 * limited here; a connection between two requests falls to Helidon's idle timeout.
 */
final class StallGuard implements Http1ConnectionListener, AutoCloseable {
  /** The connection that this virtual thread serves: Helidon gives each connection one thread. */
  private static final ThreadLocal<HelidonSocket> CONNECTION = new ThreadLocal<>();

  private final long limitNanos;
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<HelidonSocket, Long> waitingSince = new ConcurrentHashMap<>();
  private final Thread sweeper;

  StallGuard(Duration limit, LongSupplier nanoTime) {
    this.limitNanos = limit.toNanos();
    this.nanoTime = nanoTime;
    long pauseMillis = Math.clamp(limit.toMillis() / 4, 50, 1000);
    this.sweeper =
        Thread.ofPlatform().daemon().name("web-stalls").start(() -> sweepEvery(pauseMillis));
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    HelidonSocket socket = context.serverSocket();
    CONNECTION.set(socket);
    waitingSince.put(socket, nanoTime.getAsLong());
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    waitingSince.remove(context.serverSocket());
  }

  @Override
  public void data(ConnectionContext context, BufferData buffer) {}

  @Override
  public void data(ConnectionContext context, byte[] bytes, int position, int length) {}

  /** The watch over the connection of the calling thread; taken when an exchange begins. */
  Watch current() {
    return new Watch(CONNECTION.get());
  }

  private void sweepEvery(long pauseMillis) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pauseMillis);
        sweep();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    long now = nanoTime.getAsLong();
    waitingSince.forEach((socket, since) -> {
      if (now - since > limitNanos && waitingSince.remove(socket, since)) {
        cut(socket);
      }
    });
  }

  private static void cut(HelidonSocket socket) {
    // On a thread of its own: closing TLS writes its farewell to a client that may not read it.
    Thread.ofVirtual()
        .start(() -> {
          try {
            socket.close();
          } catch (RuntimeException e) {
            // It was closed in the meantime: that is all we wanted.
          }
        });
  }

  @Override
  public void close() {
    sweeper.interrupt();
  }

  /** Marks the times in which we wait for the client. */
  final class Watch {
    private final HelidonSocket socket;

    private Watch(HelidonSocket socket) {
      this.socket = socket;
    }

    private void begin() {
      waitingSince.put(socket, nanoTime.getAsLong());
    }

    private void end() {
      waitingSince.remove(socket);
    }

    InputStream over(InputStream in) {
      return new FilterInputStream(in) {
        @Override
        public int read() throws IOException {
          begin();
          try {
            return in.read();
          } finally {
            end();
          }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          begin();
          try {
            return in.read(buffer, offset, length);
          } finally {
            end();
          }
        }
      };
    }

    /** The channel of the connection, where the kernel can send a file over it by itself. */
    Optional<SocketChannel> channel() {
      return SocketChannels.below(socket);
    }

    /**
     * As {@link #write}, of a file that the kernel sends without our copying it.
     *
     * @return how many bytes the connection took; 0 when it takes none at the moment
     */
    long send(FileChannel from, long at, long length, SocketChannel to) throws IOException {
      begin();
      try {
        return from.transferTo(at, length, to);
      } finally {
        end();
      }
    }

    /** A write counts as stalled when one buffer is not taken in time: keep buffers small. */
    void write(OutputStream out, byte[] buffer, int offset, int length) throws IOException {
      begin();
      try {
        out.write(buffer, offset, length);
      } finally {
        end();
      }
    }
  }
}
