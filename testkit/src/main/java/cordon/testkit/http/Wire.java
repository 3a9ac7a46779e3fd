package cordon.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP/1.1 messages on a stream (RFC 9112): just enough, with bounds. */
final class Wire {
  private static final int MAX_HEAD = 64 * 1024;
  private static final int MAX_BODY = 64 * 1024 * 1024;

  /** A start line and its fields. */
  record Head(String startLine, Headers headers) {}

  private Wire() {}

  /**
   * Reads up to the empty line.
   *
   * @throws EOFException when the stream ends first
   */
  static Head readHead(InputStream in) throws IOException {
    String start = readLine(in, MAX_HEAD);
    List<Headers.Field> fields = new ArrayList<>();
    int left = MAX_HEAD;
    for (String line = readLine(in, left); !line.isEmpty(); line = readLine(in, left)) {
      left -= line.length();
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("header without a colon: " + line);
      }
      fields.add(new Headers.Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new Head(start, new Headers(fields));
  }

  /** The body that {@code headers} announce; empty when they announce none. */
  static byte[] readBody(InputStream in, Headers headers) throws IOException {
    if (headers.first("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
      return readChunks(in);
    }
    int length = Integer.parseInt(headers.first("Content-Length").orElse("0"));
    return readFully(in, length);
  }

  static byte[] readChunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      String size = readLine(in, 1024);
      int length = Integer.parseInt(size.split(";")[0].strip(), 16);
      if (length == 0) {
        while (!readLine(in, MAX_HEAD).isEmpty()) {
          // trailers say nothing that a test needs
        }
        return body.toByteArray();
      }
      body.writeBytes(readFully(in, length));
      readLine(in, 2);
      if (body.size() > MAX_BODY) {
        throw new IOException("body over " + MAX_BODY + " bytes");
      }
    }
  }

  static byte[] readFully(InputStream in, int length) throws IOException {
    if (length < 0 || length > MAX_BODY) {
      throw new IOException("body of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("body ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  static void writeChunk(OutputStream out, byte[] bytes, int from, int length) throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes, from, length);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static String readLine(InputStream in, int limit) throws IOException {
    var line = new ByteArrayOutputStream(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("connection ended inside a line");
      }
      if (line.size() > limit) {
        throw new IOException("line over " + limit + " bytes");
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
