package cordon.store;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:…}
 * @param readers reader connections and threads
 */
public record DatabaseConfig(String url, int readers) {}
