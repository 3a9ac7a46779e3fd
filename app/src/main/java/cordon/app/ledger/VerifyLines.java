package cordon.app.ledger;

import cordon.base.Problem;
import cordon.ledger.Verification;
import cordon.terminal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads the lines of {@code /api/v1/ledger/verify} as they arrive. */
final class VerifyLines extends OutputStream {
  private static final int LONGEST_LINE = 64 * 1024;

  private final LongConsumer progress;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Optional<Verification> result = Optional.empty();

  VerifyLines(LongConsumer progress) {
    this.progress = progress;
  }

  @Override
  public void write(int b) throws IOException {
    if (b != '\n') {
      line.write(b);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
      }
      return;
    }
    take(Json.read(line.toString(StandardCharsets.UTF_8)));
    line.reset();
  }

  private void take(Json json) {
    if (json.at("verified").isEmpty()) {
      progress.accept(json.number("checked", 0));
    } else if (json.flag("verified")) {
      result =
          Optional.of(
              new Verification.Sound(
                  json.number("size", 0),
                  json.number("unsigned", 0),
                  json.number("checkpoints", 0)));
    } else {
      result =
          Optional.of(new Verification.Broken(json.number("first_bad", 0), json.string("reason")));
    }
  }

  /**
   * @throws cordon.base.ProblemException when the answer broke off: that is no pass
   */
  Verification result() {
    return result.orElseThrow(() ->
        Problem.of(
                "ledger/verify-cut",
                "the server did not finish checking the ledger",
                "its answer ended before the result",
                "see the server's log and try again")
            .asException());
  }
}
