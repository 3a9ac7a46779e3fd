package cordon.web;

/** Who may use a route; every route names it. */
public sealed interface Access {

  /** Anybody, signed in or not: health, sign-in, static files. */
  record Open() implements Access {}

  /**
   * Package clients: nobody asks on loopback (by default); elsewhere a token with gate scope.
   *
   * @param upstream which registry they get to, as {@code npm/internal}, so that tokens can be
   *     limited to some; empty where the handler itself asks the identity's {@link Reach}
   */
  record Client(String upstream) implements Access {}

  /** Signed in with at least this role. */
  record Needs(Role role) implements Access {}

  static Access open() {
    return new Open();
  }

  static Access client() {
    return new Client("");
  }

  static Access client(String upstream) {
    return new Client(upstream);
  }

  static Access needs(Role role) {
    return new Needs(role);
  }
}
