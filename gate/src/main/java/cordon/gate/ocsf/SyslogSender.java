package cordon.gate.ocsf;

import cordon.gate.EvidenceConfig.OcsfSyslog;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
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
  private @Nullable Socket socket;

  SyslogSender(OcsfSyslog receiver) {
    this.receiver = receiver;
  }

  void send(Instant time, String event) throws IOException {
    byte[] message =
        ("<" + PRIORITY + ">1 " + time + " - cordon - ocsf - " + event)
            .getBytes(StandardCharsets.UTF_8);
    try {
      OutputStream out = connected().getOutputStream();
      out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
      out.write(message);
      out.flush();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open == null || gone(open)) {
      close();
      open = new Socket();
      open.connect(new InetSocketAddress(receiver.host(), receiver.port()), CONNECT_MILLIS);
      open.setSoTimeout(1);
      socket = open;
    }
    return open;
  }

  /** A receiver sends nothing; what can be read is the end of the connection. */
  private static boolean gone(Socket open) {
    try {
      return open.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException quiet) {
      return false;
    } catch (IOException broken) {
      return true;
    }
  }

  @Override
  public void close() {
    Optional.ofNullable(socket)
        .ifPresent(open -> {
          try {
            open.close();
          } catch (IOException alreadyGone) {
            // It is closed either way.
          }
        });
    socket = null;
  }
}
