package cordon.web.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Sends a part of a file as the body of a response: the beginning through our memory, so that it
 * leaves together with the headers, and what is left by the kernel where the connection lets it
 * (docs/decisions/0114).
 */
final class FileTransfer {
  /** Small enough that a slow but honest client takes it in the stall time, large for speed. */
  private static final int CHUNK = 64 * 1024;

  private static final int WITH_HEADERS = 16 * 1024;

  /** The kernel takes of it what the connection has room for and does not wait. */
  private static final int DIRECT = 512 * 1024;

  private final FileChannel file;
  private final StallGuard.Watch watch;
  private final OutputStream out;
  private final LongConsumer sent;

  /**
   * @param out of Helidon's response, which sends the headers before the first byte
   * @param sent told of bytes as they leave
   */
  FileTransfer(FileChannel file, StallGuard.Watch watch, OutputStream out, LongConsumer sent) {
    this.file = file;
    this.watch = watch;
    this.out = out;
    this.sent = sent;
  }

  /**
   * @throws IOException when the file cannot be read or is shorter
   */
  void send(long offset, long length) throws IOException {
    long end = offset + length;
    byte[] buffer = new byte[(int) Math.min(CHUNK, length)];
    if (length <= CHUNK) {
      copy(offset, end, buffer);
      return;
    }
    long at = offset + copied(offset, offset + WITH_HEADERS, buffer);
    Optional<SocketChannel> channel = watch.channel();
    while (at < end) {
      long direct = channel.isPresent() ? direct(at, end, channel.get()) : 0;
      // Nothing taken: a copy waits until the client takes it.
      at += direct > 0 ? direct : copied(at, end, buffer);
    }
  }

  private void copy(long from, long end, byte[] buffer) throws IOException {
    long at = from;
    while (at < end) {
      at += copied(at, end, buffer);
    }
  }

  private long copied(long at, long end, byte[] buffer) throws IOException {
    int read = read(at, end, buffer);
    watch.write(out, buffer, 0, read);
    sent.accept(read);
    return read;
  }

  private int read(long at, long end, byte[] buffer) throws IOException {
    int read = file.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, end - at)), at);
    if (read < 0) {
      throw new IOException("the file became shorter while it was sent");
    }
    return read;
  }

  /** Past Helidon, which counts what it was given and only complains of too much. */
  private long direct(long at, long end, SocketChannel channel) throws IOException {
    try {
      long taken = watch.send(file, at, Math.min(DIRECT, end - at), channel);
      sent.accept(taken);
      return taken;
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      read(at, at + 1, new byte[1]); // the file's own failure, if it is that
      throw (SocketException) new SocketException(e.getMessage()).initCause(e);
    }
  }
}
