package cordon.gate.commands.inspect;

import cordon.base.Problem;
import cordon.gate.upstream.UpstreamResponse;
import cordon.terminal.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Why a gate does not give a file (RFC 9457). */
final class GateAnswer {
  private static final int LONGEST = 1 << 16;

  private GateAnswer() {}

  /** Empty where the answer is no problem document. */
  static Optional<Problem> problem(UpstreamResponse response) throws IOException {
    if (!response.header("Content-Type").orElse("").startsWith("application/problem+json")) {
      return Optional.empty();
    }
    try {
      Json body = Json.read(new ByteArrayInputStream(response.body().readNBytes(LONGEST)));
      return Optional.of(
          Problem.of(
              "inspect/refused",
              body.string("title"),
              body.string("detail"),
              "fetch the file past the gate to a place where nothing runs it, and name the file"));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }
}
