package cordon.web.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * Finds the channel below a plain connection, which Helidon 4.5 does not show, so that the kernel
 * can send files by itself (docs/decisions/0114). Asks in public terms only: Helidon hands a buffer
 * the stream of the socket, and a stream over a file that is transferred to the stream of a socket
 * hands the file the socket's channel. Where either is no longer so, nothing is found and nothing
 * was written.
 */
final class SocketChannels {
  private SocketChannels() {}

  /** Empty for TLS, where bytes must be encrypted on their way. */
  static Optional<SocketChannel> below(HelidonSocket socket) {
    if (socket.isSecure()) {
      return Optional.empty();
    }
    Bait bait = new Bait();
    socket.write(streamed(bait));
    return bait.found;
  }

  /** A buffer of no bytes that shows a stream to whom it is written. */
  private static BufferData streamed(Bait bait) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("writeTo") && arguments[0] instanceof OutputStream out) {
            try {
              Channels.newInputStream(bait).transferTo(out);
              return null;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
          throw new UnsupportedOperationException(method.toString());
        };
    Class<?>[] type = {BufferData.class};
    return (BufferData) Proxy.newProxyInstance(BufferData.class.getClassLoader(), type, handler);
  }

  /** A file of one byte that is never read: it only looks where it is to go. */
  private static final class Bait extends FileChannel {
    private Optional<SocketChannel> found = Optional.empty();

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      found = target instanceof SocketChannel channel ? Optional.of(channel) : Optional.empty();
      return 1;
    }

    @Override
    public long size() {
      return 1;
    }

    @Override
    public long position() {
      return 0;
    }

    @Override
    public FileChannel position(long newPosition) {
      return this;
    }

    /** At its end: who would copy it has nothing to copy. */
    @Override
    public int read(ByteBuffer dst) {
      return -1;
    }

    @Override
    public int read(ByteBuffer dst, long position) {
      return -1;
    }

    @Override
    public long read(ByteBuffer[] dsts, int offset, int length) {
      return -1;
    }

    @Override
    public int write(ByteBuffer src) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer src, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] srcs, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void force(boolean metaData) {}

    @Override
    public long transferFrom(ReadableByteChannel src, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseChannel() {}
  }
}
