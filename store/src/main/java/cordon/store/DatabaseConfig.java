package cordon.store;

import cordon.base.Problem;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:…}
 * @param readers reader connections and threads, 1 to 64
 */
public record DatabaseConfig(String url, int readers) {
  static final String SQLITE = "jdbc:sqlite:";
  static final String POSTGRES = "jdbc:postgresql:";

  public DatabaseConfig {
    if (readers < 1 || readers > 64) {
      throw new IllegalArgumentException("readers must be 1 to 64, not " + readers);
    }
  }

  /** Takes what belongs to one process only, such as SQLite's lock; connects to nothing yet. */
  Engine engine() {
    Failures failures = new Failures(place());
    if (url.startsWith(SQLITE)) {
      return SqliteEngine.open(url.substring(SQLITE.length()), readers, failures);
    }
    if (url.startsWith(POSTGRES)) {
      return PostgresEngine.open(url, readers, failures);
    }
    throw Problem.of(
            "store/url",
            "the database URL is of no known kind",
            "it starts with neither " + SQLITE + " nor " + POSTGRES,
            "use jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME?user=…")
        .asException();
  }

  /** The URL without what may hold a password, for messages. */
  String place() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
