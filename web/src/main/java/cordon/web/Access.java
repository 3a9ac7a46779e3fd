package cordon.web;

import cordon.base.Problem;
import java.io.IOException;

/** Who may use a route; every route names it. */
public sealed interface Access {

  /** Anybody, signed in or not: health, sign-in, static files. */
  record Open() implements Access {}

  /**
   * Package clients: nobody asks on loopback (by default); elsewhere a token with gate scope.
   *
   * @param upstream which registry they get to, as {@code npm/internal}, so that tokens can be
   *     limited to some; empty where the handler itself asks the identity's {@link Reach}
   * @param refusals hears of each token that is limited to others, before it is refused
   */
  record Client(String upstream, OutOfReach refusals) implements Access {}

  /** Told of a good credential that does not reach what it was sent for. */
  @FunctionalInterface
  interface OutOfReach {
    /** For who needs no record of it. */
    OutOfReach UNTOLD = (exchange, problem) -> {};

    /**
     * @param exchange with the identity of the credential; nothing may be sent
     * @param problem what will be answered
     * @throws IOException when it cannot be told of: then that is the answer
     */
    void refused(Exchange exchange, Problem problem) throws IOException;
  }

  /** Signed in with at least this role. */
  record Needs(Role role) implements Access {}

  static Access open() {
    return new Open();
  }

  static Access client() {
    return new Client("", OutOfReach.UNTOLD);
  }

  static Access client(String upstream, OutOfReach refusals) {
    return new Client(upstream, refusals);
  }

  static Access needs(Role role) {
    return new Needs(role);
  }
}
