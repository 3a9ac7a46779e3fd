package cordon.bench.routes;

/** Whether a route led to the held release. */
enum Reach {
  /** The server let it through. */
  REACHED("REACHED"),
  /** It did not. */
  WITHHELD("withheld"),
  /** The server does not have this route, for anything. */
  NO_ROUTE("no route");

  private final String word;

  Reach(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
