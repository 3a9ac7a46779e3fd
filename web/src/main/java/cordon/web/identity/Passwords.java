package cordon.web.identity;

import cordon.base.Problem;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as PBKDF2-HMAC-SHA256 with 600,000 rounds (OWASP Password Storage Cheat Sheet, 2023)
 * and 16 bytes of salt, in the form {@code pbkdf2-sha256$rounds$salt$key}. Chosen over scrypt and
 * Argon2 because the JDK has it: no further library in the path of every sign-in.
 *
 * <p>Hashing takes some hundred milliseconds of a core on purpose, so all of it happens on one
 * thread of its own: a burst of sign-ins must not starve the carriers of the virtual threads that
 * serve packages.
 */
final class Passwords implements AutoCloseable {
  static final int ROUNDS = 600_000;
  static final int SHORTEST = 10;
  private static final int LONGEST = 256;
  private static final int KEY_BITS = 256;
  private static final String SCHEME = "pbkdf2-sha256";

  private final Secrets secrets;
  private final int rounds;
  private final String nobody;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("web-passwords").factory());

  Passwords(Secrets secrets, int rounds) {
    this.secrets = secrets;
    this.rounds = rounds;
    this.nobody = encode(secrets.bytes(KEY_BITS / 8), secrets.bytes(16), rounds);
  }

  /**
   * @throws cordon.base.ProblemException when the password is too short, too long, or the name
   */
  void requireGood(String password, String userName) {
    String why =
        password.length() < SHORTEST
            ? "it has fewer than " + SHORTEST + " characters"
            : password.length() > LONGEST
                ? "it has more than " + LONGEST + " characters"
                : password.equalsIgnoreCase(userName) ? "it is the user's name" : "";
    if (!why.isEmpty()) {
      throw Problem.of(
              "account/weak-password",
              "this password will not do",
              why,
              "take a sentence of several words; length counts, not signs")
          .asException();
    }
  }

  String hash(String password) {
    return onThread(() -> {
      byte[] salt = secrets.bytes(16);
      return encode(derive(password, salt, rounds), salt, rounds);
    });
  }

  boolean matches(String password, String stored) {
    if (password.length() > LONGEST) {
      return false;
    }
    return onThread(() -> {
      String[] parts = stored.split("\\$", -1);
      if (parts.length != 4 || !parts[0].equals(SCHEME)) {
        throw new IllegalStateException("a stored password has an unknown form");
      }
      int storedRounds = Integer.parseInt(parts[1]);
      byte[] salt = Base64.getDecoder().decode(parts[2]);
      return Secrets.same(encode(derive(password, salt, storedRounds), salt, storedRounds), stored);
    });
  }

  /** Spends the time of a check, so that unknown names answer no faster than known ones. */
  boolean matchesNobody(String password) {
    matches(password, nobody);
    return false;
  }

  private <T> T onThread(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, thread).join();
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String encode(byte[] key, byte[] salt, int rounds) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "$",
        SCHEME,
        Integer.toString(rounds),
        base64.encodeToString(salt),
        base64.encodeToString(key));
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
