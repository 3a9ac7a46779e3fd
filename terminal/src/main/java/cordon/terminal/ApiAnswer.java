package cordon.terminal;

import cordon.base.Problem;

/** What came of a call to the server. */
public sealed interface ApiAnswer {

  /** The server did it. */
  record Done(int status, Json body) implements ApiAnswer {}

  /** The server answered, and said no. */
  record Refused(int status, Problem problem) implements ApiAnswer {}

  /** Nothing listens there, so a command that can answer alone may do so. */
  record NoServer(Problem problem) implements ApiAnswer {}

  /** The body, or the problem as an exception, for commands that cannot do without a server. */
  default Json orThrow() {
    return switch (this) {
      case Done done -> done.body;
      case Refused refused -> throw refused.problem.asException();
      case NoServer none -> throw none.problem.asException();
    };
  }
}
