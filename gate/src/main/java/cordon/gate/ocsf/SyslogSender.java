package cordon.gate.ocsf;

import cordon.gate.EvidenceConfig.OcsfSyslog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages of RFC 5424 over TCP with octet counting (RFC 6587 section 3.4.1). Nothing in this
 * protocol says that a message arrived: after a broken connection some may be missing or come
 * twice, and a receiver tells them apart by the event's {@code metadata.uid}.
 */
final class SyslogSender implements AutoCloseable {
  /** Facility 13 (log audit), severity 6 (informational). */
  private static final int PRIORITY = 13 * 8 + 6;

  private static final int CONNECT_MILLIS = 5_000;

  private final OcsfSyslog receiver;
  private @Nullable SocketChannel channel;
  private boolean closed;

  SyslogSender(OcsfSyslog receiver) {
    this.receiver = receiver;
  }

  /** On one thread. */
  void send(Instant time, String event) throws IOException {
    byte[] message =
        ("<" + PRIORITY + ">1 " + time + " - cordon - ocsf - " + event)
            .getBytes(StandardCharsets.UTF_8);
    byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer frame = ByteBuffer.allocate(length.length + message.length);
    frame.put(length).put(message).flip();
    SocketChannel to = connected();
    try {
      while (frame.hasRemaining()) {
        to.write(frame);
      }
    } catch (IOException e) {
      to.close();
      throw e;
    }
  }

  private SocketChannel connected() throws IOException {
    SocketChannel before = current();
    if (before != null && before.isOpen()) {
      if (!gone(before)) {
        return before;
      }
      before.close();
    }
    SocketChannel fresh = SocketChannel.open();
    try {
      fresh
          .socket()
          .connect(new InetSocketAddress(receiver.host(), receiver.port()), CONNECT_MILLIS);
      use(fresh);
      return fresh;
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
  }

  private synchronized @Nullable SocketChannel current() {
    return channel;
  }

  private synchronized void use(SocketChannel fresh) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    channel = fresh;
  }

  /**
   * A receiver sends nothing; what can be read is the end of the connection. Without waiting, since
   * this is asked before each event.
   */
  private static boolean gone(SocketChannel open) {
    try {
      open.configureBlocking(false);
      boolean ended = open.read(ByteBuffer.allocate(1)) < 0;
      open.configureBlocking(true);
      return ended;
    } catch (IOException broken) {
      return true;
    }
  }

  /** From any thread; a {@link #send} that is under way fails. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (channel != null) {
      channel.close();
    }
  }
}
