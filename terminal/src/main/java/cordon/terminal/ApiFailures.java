package cordon.terminal;

import cordon.base.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * What is said where a server gives no explanation of its own.
 *
 * @param token whether one is sent to it
 */
record ApiFailures(URI server, boolean token) {

  /** Of a refusal that does not say why. */
  Problem withoutBody(int status) {
    if (status == 401 || status == 403) {
      return Problem.of(
          "terminal/not-permitted",
          "the server at " + server + " does not permit this",
          token
              ? "it answered " + status + " to the token that was sent"
              : "it answered " + status + ", and there was no token to send",
          "set CORDON_TOKEN to a token that may do this, or name the server's data directory with"
              + " --data");
    }
    return notOurs("it answered with status " + status + " and no explanation");
  }

  /** Of an answer that is none of Cordon. */
  Problem notOurs(String why) {
    return Problem.of(
        "terminal/unexpected-answer",
        "the server at " + server + " gave an answer that this command does not understand",
        why,
        "check that --url names a Cordon server of the same version (`cordon doctor`)");
  }

  /** Of a connection that did not come about, or broke. */
  ApiAnswer failed(IOException e) {
    boolean nobody =
        e instanceof ConnectException
            || e instanceof UnknownHostException
            || e instanceof NoRouteToHostException;
    String why = String.valueOf(e.getMessage());
    if (nobody) {
      return new ApiAnswer.NoServer(
          Problem.of(
              "terminal/no-server",
              "no server answers at " + server,
              why,
              "start one with `cordon serve`, or name another with --url"));
    }
    return new ApiAnswer.Refused(
        503,
        Problem.of(
            "terminal/broken-connection",
            "the connection to " + server + " broke",
            why,
            "try again; see the server's log if it happens again"));
  }
}
