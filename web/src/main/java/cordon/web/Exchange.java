package cordon.web;

import cordon.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * One request and its response; the only HTTP type that capabilities see, so that the server
 * underneath can be changed. Blocking, on a virtual thread. Exactly one of the {@code send} methods
 * ends it. For HEAD the same headers go out and the body is dropped here, so handlers need not
 * care.
 */
public interface Exchange {

  /** Upper case. */
  String method();

  /** As on the wire, below {@link #mount}: still percent-encoded, without query. */
  String rawPath();

  /** A path parameter of the route, percent-decoded; {@code rest} for a trailing {@code *}, raw. */
  String parameter(String name);

  Optional<String> query(String name);

  /** A field of a submitted form (already checked against CSRF by the kit). */
  Optional<String> form(String name);

  Optional<String> header(String name);

  /** The client's address, from a trusted proxy's header where one is configured. */
  String remoteAddress();

  /** Who asks. */
  Identity identity();

  /** What forms of this session carry against CSRF; empty for a caller without a session. */
  default String csrfToken() {
    return "";
  }

  /**
   * Scheme, host and port of the console for links, without a trailing slash: as configured, else
   * as the client reached us.
   */
  String baseUrl();

  /** Scheme, host and port under which the client reached us, without a trailing slash. */
  default String origin() {
    return baseUrl();
  }

  /**
   * The path of the main port that the root of this port stands for, so that a client leaves it
   * out; empty on the main port itself.
   */
  default String mount() {
    return "";
  }

  InputStream body() throws IOException;

  /** Adds a response header; CR, LF and NUL are refused. */
  Exchange setHeader(String name, String value);

  /** Sets the reason phrase of the status line (HTTP/1.1); printable ASCII, cut at 120. */
  Exchange setReason(String phrase);

  void send(int status, String contentType, byte[] body) throws IOException;

  void sendEmpty(int status) throws IOException;

  /** Sends {@code length} bytes of a file from {@code offset}; the fastest way for large bodies. */
  void sendFile(int status, String contentType, Path file, long offset, long length)
      throws IOException;

  /**
   * Streams; {@code length} -1 when unknown. A writer that throws leaves a visibly cut transfer.
   */
  void sendStream(int status, String contentType, long length, StreamWriter writer)
      throws IOException;

  void sendJson(int status, Consumer<JsonGenerator> writer) throws IOException;

  /** As {@code application/problem+json}, without a charset. */
  void sendProblem(int status, Problem problem) throws IOException;

  /** A page inside the shell, or 200 with only its body for an htmx request. */
  void sendPage(Page page) throws IOException;

  void redirect(String location) throws IOException;

  /** Bytes of the body that reached the socket so far. */
  long bytesSent();

  /** Writes the body. */
  @FunctionalInterface
  interface StreamWriter {
    void write(OutputStream out) throws IOException;
  }
}
