package cordon.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Writes any bytes to a server and reads one answer: for requests that no proper client would send,
 * and for answers whose exact ending matters.
 */
public final class RawClient {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /**
   * What came back.
   *
   * @param statusLine as sent, empty when the server closed without answering
   * @param complete whether the body ended as its framing promised
   */
  public record Answer(String statusLine, Headers headers, byte[] body, boolean complete) {
    /** The status code, 0 when the server closed without answering. */
    public int status() {
      return statusLine.isEmpty() ? 0 : Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    public String reason() {
      String[] parts = statusLine.split(" ", 3);
      return parts.length < 3 ? "" : parts[2];
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private RawClient() {}

  /**
   * A plain GET of {@code target} with {@code Connection: close} and the given header lines.
   *
   * @param headerLines such as {@code "Accept: text/html"}
   */
  public static Answer get(int port, String target, String... headerLines) throws IOException {
    return request(port, "GET", target, headerLines);
  }

  /** As {@link #get} with another method and no body. */
  public static Answer request(int port, String method, String target, String... headerLines)
      throws IOException {
    var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: 127.0.0.1:").append(port).append("\r\nConnection: close\r\n");
    for (String line : headerLines) {
      text.append(line).append("\r\n");
    }
    byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    return send(port, bytes, method.equals("HEAD"));
  }

  /** Sends {@code bytes} exactly as they are and reads one answer. */
  public static Answer send(int port, byte[] bytes) throws IOException {
    return send(port, bytes, false);
  }

  private static Answer send(int port, byte[] bytes, boolean bodiless) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), (int) LIMIT.toMillis());
      socket.setSoTimeout((int) LIMIT.toMillis());
      try {
        socket.getOutputStream().write(bytes);
      } catch (SocketException e) {
        // A server may refuse before it has read everything; its answer is what we came for.
      }
      return read(new BufferedInputStream(socket.getInputStream()), bodiless);
    }
  }

  private static Answer read(InputStream in, boolean bodiless) throws IOException {
    Wire.Head head;
    try {
      head = Wire.readHead(in);
    } catch (EOFException | SocketException e) {
      return new Answer("", Headers.NONE, new byte[0], false);
    }
    Headers headers = head.headers();
    if (bodiless || head.startLine().contains(" 304 ") || head.startLine().contains(" 204 ")) {
      return new Answer(head.startLine(), headers, new byte[0], true);
    }
    var body = new ByteArrayOutputStream();
    boolean complete = readBody(in, headers, body);
    return new Answer(head.startLine(), headers, body.toByteArray(), complete);
  }

  private static boolean readBody(InputStream in, Headers headers, ByteArrayOutputStream body)
      throws IOException {
    try {
      if (headers.first("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
        body.writeBytes(Wire.readChunks(in));
        return true;
      }
      if (!headers.has("Content-Length")) {
        in.transferTo(body);
        return true;
      }
      long length = Long.parseLong(headers.first("Content-Length").orElseThrow());
      body.writeBytes(in.readNBytes((int) length));
      return body.size() == length;
    } catch (EOFException | SocketException e) {
      return false;
    }
  }
}
