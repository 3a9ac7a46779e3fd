package cordon.testkit.http;

import java.time.Duration;

/** How the bytes of a reply travel: properly, or in one of the ways in which networks fail. */
public sealed interface Delivery {
  /** Content-Length and all of the body. */
  record Whole() implements Delivery {}

  /** {@code Transfer-Encoding: chunked}, whole. */
  record Chunked() implements Delivery {}

  /** No length at all: the end of the connection ends the body. */
  record UntilClose() implements Delivery {}

  /** The full Content-Length is promised, {@code bytes} of it are sent, then the line drops. */
  record Truncated(int bytes) implements Delivery {}

  /** Chunked, cut before the last chunk after {@code bytes}. */
  record TruncatedChunked(int bytes) implements Delivery {}

  /** {@code bytes} at a time with {@code pause} between. */
  record Drip(int bytes, Duration pause) implements Delivery {}

  /** The connection drops without a reply. */
  record Dropped() implements Delivery {}

  /** Nothing is ever sent; the connection stays open until the server or the client closes it. */
  record Silent() implements Delivery {}
}
