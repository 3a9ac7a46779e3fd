package cordon.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Personal data outside the tree. The leaf holds a token, {@code ~} and the unpadded base64url of
 * {@code SHA-256(salt || value)}; value and salt stand in a table of their own, one row per value.
 * Deleting the row forgets the person for good while every proof still holds: without the 32 random
 * bytes of the salt the value cannot be guessed from the token.
 */
final class Erasables {
  private static final int SALT_BYTES = 32;

  private final SecureRandom random;

  Erasables(SecureRandom random) {
    this.random = random;
  }

  Session session(Handle transaction) {
    return new Session(transaction);
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

  /** The part of an actor that may stay readable: {@code user:} of {@code user:alice}. */
  static String kind(String actor) {
    return actor.substring(0, actor.indexOf(':') + 1);
  }

  /** The token of a value, where it is remembered. */
  static Optional<String> token(Handle handle, String value) {
    return handle
        .createQuery("SELECT token FROM ledger_erasable WHERE value = ?")
        .bind(0, value)
        .mapTo(String.class)
        .findOne();
  }

  /** Looks each value up once per transaction. */
  final class Session {
    private final Handle handle;
    private final Map<String, String> known = new HashMap<>();

    private Session(Handle handle) {
      this.handle = handle;
    }

    /** The actor as it stands in the leaf; words without a colon, such as {@code system}, stay. */
    String actor(String actor) {
      String kind = kind(actor);
      return kind.isEmpty() ? actor : known.computeIfAbsent(actor, a -> find(kind, a));
    }

    String value(String value) {
      return known.computeIfAbsent(value, v -> find("", v));
    }

    private String find(String kind, String value) {
      return token(handle, value).orElseGet(() -> remember(kind, value));
    }

    private String remember(String kind, String value) {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      String token = kind + commitment(salt, value);
      handle.execute(
          "INSERT INTO ledger_erasable (token, value, salt) VALUES (?, ?, ?)", token, value, salt);
      return token;
    }
  }
}
