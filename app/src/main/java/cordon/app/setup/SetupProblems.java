package cordon.app.setup;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/** What can keep setup from its work. */
final class SetupProblems {
  private SetupProblems() {}

  static ProblemException cannotRead(Path file, IOException cause) {
    return new ProblemException(
        Problem.of(
            "setup/cannot-read", "cannot read " + file, String.valueOf(cause), "make it readable"),
        cause);
  }

  static ProblemException cannotWrite(Path file, IOException cause) {
    return new ProblemException(
        Problem.of(
            "setup/cannot-write",
            "cannot write " + file,
            String.valueOf(cause),
            "make it writable; nothing else was changed"),
        cause);
  }

  static Problem changedSince(Path file, Path copy, String difference) {
    return Problem.of(
        "setup/changed-since",
        file + " was changed after setup, so it is left as it is",
        "from what was there before setup (-) to what is there now (+):\n" + difference,
        "take the gate's lines out by hand, then delete the copy " + copy.getParent());
  }

  static Problem unusableToken() {
    return Problem.of(
        "setup/unusable-token",
        "CORDON_TOKEN is no token",
        "it has characters that no token has",
        "set it to a token from the server's Tokens page");
  }

  static Problem tokenNeeded(String server) {
    return Problem.of(
        "setup/token-needed",
        "clients need a token for " + server,
        "only clients on the server's own machine may do without",
        "make one on the server's Tokens page and set CORDON_TOKEN to it");
  }
}
