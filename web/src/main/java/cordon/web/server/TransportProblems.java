package cordon.web.server;

import cordon.base.Problem;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Answers to bytes that never became a request: broken framing, limits, a foreign protocol. */
final class TransportProblems {
  private TransportProblems() {}

  static DirectHandlers handlers() {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      builder.addHandler(type, TransportProblems::answer);
    }
    return builder.build();
  }

  private static DirectHandler.TransportResponse answer(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    // The library's message is not passed on: it may repeat what the client sent.
    Problem problem = of(status.code());
    return DirectHandler.TransportResponse.builder()
        .status(status)
        .headers(headers)
        .keepAlive(false)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, ProblemJson.CONTENT_TYPE))
        .entity(ProblemJson.bytes(status.code(), problem))
        .build();
  }

  static Problem of(int status) {
    return switch (status) {
      case 413 ->
          Problem.of(
              "request/body-too-large",
              "the request body is too large",
              "it is longer than this server takes",
              "send less at once");
      case 414 ->
          Problem.of(
              "request/path-too-long",
              "the address is too long",
              "the request line is longer than this server takes",
              "shorten it");
      case 431 ->
          Problem.of(
              "request/headers-too-large",
              "the request headers are too large",
              "they are longer than this server takes",
              "send fewer or shorter headers; clear the cookies of this host");
      case 505 ->
          Problem.of(
              "request/protocol",
              "this protocol version is not spoken here",
              "the server speaks HTTP/1.1",
              "use HTTP/1.1");
      case 503 ->
          Problem.of(
              "server/busy",
              "the server is busy",
              "too many requests are under way",
              "try again in a moment");
      case 500 ->
          Problem.of(
              "server/unexpected",
              "something went wrong on our side",
              "the request could not be handled",
              "try again; the server's log has the cause");
      default ->
          Problem.of(
              "request/malformed",
              "the request is malformed",
              "its framing, headers or path break the rules of HTTP/1.1 (RFC 9112)",
              "use a client or proxy that sends valid HTTP");
    };
  }
}
