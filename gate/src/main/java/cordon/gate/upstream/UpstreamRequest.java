package cordon.gate.upstream;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What to ask an upstream.
 *
 * @param method GET, HEAD or POST
 * @param uri where; need not be on the upstream's own host
 * @param headers ours, never the client's
 * @param decode whether a compressed transfer is unpacked: yes for documents, no for artifacts,
 *     whose bytes must arrive as they were published
 * @param limit most bytes that the answer may have, after unpacking
 * @param anonymous as anybody may ask: without the credentials of the upstream, so that a refusal
 *     says nothing of them
 * @param body of a POST, with its content type
 */
public record UpstreamRequest(
    String method,
    URI uri,
    Map<String, String> headers,
    boolean decode,
    long limit,
    boolean anonymous,
    Optional<Body> body) {

  /** A small request body. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Body(String contentType, byte[] bytes) {}

  /** A document: unpacked on the way. */
  public static UpstreamRequest document(URI uri, Map<String, String> headers, long limit) {
    return new UpstreamRequest("GET", uri, headers, true, limit, false, Optional.empty());
  }

  /** An artifact: bytes as published. */
  public static UpstreamRequest artifact(URI uri, long limit) {
    return new UpstreamRequest("GET", uri, Map.of(), false, limit, false, Optional.empty());
  }

  /** Only status and headers. */
  public static UpstreamRequest head(URI uri) {
    return new UpstreamRequest("HEAD", uri, Map.of(), false, 0, false, Optional.empty());
  }

  UpstreamRequest at(URI other) {
    return new UpstreamRequest(method, other, headers, decode, limit, anonymous, body);
  }
}
