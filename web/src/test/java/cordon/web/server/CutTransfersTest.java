package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Access;
import cordon.web.Handler;
import cordon.web.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Writers of a body that fail: nobody takes what came for the whole. */
class CutTransfersTest {
  private static final Problem NO =
      Problem.of("test/no", "it is not so", "for a reason", "do otherwise");

  private static Route get(String path, Handler handler) {
    return Route.get(path, Access.open(), handler);
  }

  @Test
  void aWriterThatThrowsLeavesACutTransfer() throws Exception {
    Handler chunked =
        e ->
            e.sendStream(
                200,
                "text/plain",
                -1,
                out -> {
                  out.write(new byte[100_000]);
                  throw new IOException("upstream died");
                });
    Handler closing =
        e ->
            e.sendStream(
                200,
                "text/plain",
                -1,
                out -> {
                  try (out) {
                    out.write(new byte[100_000]);
                    throw new IOException("upstream died inside try-with-resources");
                  }
                });
    Handler known =
        e ->
            e.sendStream(
                200,
                "text/plain",
                200_000,
                out -> {
                  out.write(new byte[100_000]);
                  throw new IOException("upstream died");
                });
    Handler tooShort =
        e -> e.sendStream(200, "text/plain", 200_000, out -> out.write(new byte[100_000]));
    try (var server =
        RunningServer.start(
            get("/chunked", chunked),
            get("/closing", closing),
            get("/known", known),
            get("/short", tooShort))) {
      for (String path : new String[] {"/chunked", "/closing", "/known", "/short"}) {
        assertThatThrownBy(() -> server.get(path)).as(path).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void aWriterThatThrowsBeforeAnythingIsOutBecomesAProblem() throws Exception {
    Handler early =
        e ->
            e.sendStream(
                200,
                "text/plain",
                -1,
                out -> {
                  out.write("a little".getBytes(StandardCharsets.UTF_8));
                  throw new ProblemException(NO, null);
                });
    try (var server = RunningServer.start(get("/early", early))) {
      HttpResponse<String> answer = server.get("/early");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().allValues("content-type"))
          .containsExactly("application/problem+json");
    }
  }
}
