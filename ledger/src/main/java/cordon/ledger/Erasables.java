package cordon.ledger;

import cordon.ledger.Verification.Broken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Personal data outside the tree. The leaf holds a token, {@code ~} and the unpadded base64url of
 * {@code SHA-256(salt || value)}; value and salt stand in a table of their own, one row per value
 * and period. Deleting the row forgets the person for good while every proof still holds: without
 * the 32 random bytes of the salt the value cannot be guessed from the token. A new token in each
 * period lets old facts forget whom new ones still name.
 */
final class Erasables {
  private static final int SALT_BYTES = 32;

  /** As in the migration; a whole number of days. */
  private static final long PERIOD_MILLIS = Duration.ofDays(30).toMillis();

  private final SecureRandom random;

  Erasables(SecureRandom random) {
    this.random = random;
  }

  /** Prepared on one connection, for as long as that is open. */
  record Statements(PreparedStatement find, PreparedStatement remember) {}

  static Statements prepare(Connection connection) throws SQLException {
    return new Statements(
        connection.prepareStatement(
            "SELECT token FROM ledger_erasable WHERE value = ? AND period = ?"),
        connection.prepareStatement(
            "INSERT INTO ledger_erasable (token, value, salt, period) VALUES (?, ?, ?, ?)"));
  }

  Session session(Statements statements, Instant now) {
    return new Session(statements, period(now));
  }

  private static long period(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), PERIOD_MILLIS);
  }

  static String commitment(byte[] salt, String value) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt);
      byte[] hash = sha256.digest(value.getBytes(StandardCharsets.UTF_8));
      return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The part of an actor that may stay readable: {@code user:} of {@code user:owner}. */
  static String kind(String actor) {
    return actor.substring(0, actor.indexOf(':') + 1);
  }

  /** The tokens of a value, where it is remembered. */
  static List<String> tokens(Handle handle, String value) {
    return handle
        .createQuery("SELECT token FROM ledger_erasable WHERE value = ?")
        .bind(0, value)
        .mapTo(String.class)
        .list();
  }

  /** What tokens stand for, of those that are remembered. */
  static Map<String, String> values(Handle handle, Collection<String> tokens) {
    Map<String, String> values = new HashMap<>();
    if (!tokens.isEmpty()) {
      handle
          .createQuery("SELECT token, value FROM ledger_erasable WHERE token IN (<tokens>)")
          .bindList("tokens", List.copyOf(tokens))
          .map((row, context) -> values.put(row.getString(1), row.getString(2)))
          .list();
    }
    return values;
  }

  static Optional<String> value(Handle handle, String token) {
    return handle
        .createQuery("SELECT value FROM ledger_erasable WHERE token = ?")
        .bind(0, token)
        .mapTo(String.class)
        .findOne();
  }

  static boolean erase(Handle handle, String value) {
    return handle.execute("DELETE FROM ledger_erasable WHERE value = ?", value) > 0;
  }

  /**
   * Forgets values of periods that ended, unless a fact of another type names them as its actor.
   * The index of the facts must be caught up.
   *
   * @return how many, at most the limit
   */
  static int erasePast(Handle handle, Instant before, List<String> types, int limit) {
    return handle
        .createUpdate(
            "DELETE FROM ledger_erasable WHERE token IN (SELECT e.token FROM ledger_erasable e"
                + " WHERE e.period < :period AND NOT EXISTS (SELECT 1 FROM ledger_index i"
                + " WHERE i.actor = e.token AND i.type NOT IN (<types>)) LIMIT :limit)")
        .bindList("types", types)
        .bind("period", period(before))
        .bind("limit", limit)
        .execute();
  }

  /** The first value that is not the one its token was made of: somebody was renamed. */
  static Optional<Broken> firstWrong(Handle handle) {
    return handle
        .createQuery("SELECT token, value, salt FROM ledger_erasable")
        .setFetchSize(1000)
        .reduceResultSet(
            Optional.empty(),
            (found, row, context) ->
                found.isPresent() || holds(row) ? found : wrong(handle, row.getString("token")));
  }

  private static boolean holds(ResultSet row) throws SQLException {
    String token = row.getString("token");
    String value = row.getString("value");
    String commitment = commitment(row.getBytes("salt"), value);
    return token.equals(commitment) || token.equals(kind(value) + commitment);
  }

  private static Optional<Broken> wrong(Handle handle, String token) {
    long first =
        handle
            .createQuery("SELECT coalesce(min(sequence), 0) FROM ledger_fact WHERE actor = ?")
            .bind(0, token)
            .mapTo(Long.class)
            .one();
    return Optional.of(
        new Broken(first, "the value kept for " + token + " is not the one that was committed to"));
  }

  /** Looks each value up once per transaction. */
  final class Session {
    private final Statements statements;
    private final long period;
    private final Map<String, String> known = new HashMap<>();

    private Session(Statements statements, long period) {
      this.statements = statements;
      this.period = period;
    }

    /** The actor as it stands in the leaf; words without a colon, such as {@code system}, stay. */
    String actor(String actor) throws SQLException {
      String kind = kind(actor);
      return kind.isEmpty() ? actor : token(kind, actor);
    }

    String value(String value) throws SQLException {
      return token("", value);
    }

    private String token(String kind, String value) throws SQLException {
      String token = known.get(value);
      if (token == null) {
        token = find(value);
        if (token == null) {
          token = remember(kind, value);
        }
        known.put(value, token);
      }
      return token;
    }

    private @Nullable String find(String value) throws SQLException {
      statements.find.setString(1, value);
      statements.find.setLong(2, period);
      try (ResultSet rows = statements.find.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }

    private String remember(String kind, String value) throws SQLException {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      String token = kind + commitment(salt, value);
      statements.remember.setString(1, token);
      statements.remember.setString(2, value);
      statements.remember.setBytes(3, salt);
      statements.remember.setLong(4, period);
      statements.remember.executeUpdate();
      return token;
    }
  }
}
