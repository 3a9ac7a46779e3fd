package cordon.exposure;

import cordon.base.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of links: {@code EXPIRES.RANDOM.SIGNATURE}, with the seconds of the epoch in base 36 and
 * 256 random bits, signed with HMAC-SHA256 (RFC 2104). A forged or expired one is refused without
 * asking anybody; of a genuine one only the hash is kept.
 */
final class InquiryLinks {
  private static final int BYTES = 32;
  private static final int LONGEST = 160;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final byte[] key;
  private final RandomGenerator random;

  InquiryLinks(String key, RandomGenerator random) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.random = random;
  }

  /** Of a signing key, or a link. */
  static String random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return TEXT.encodeToString(bytes);
  }

  String secret(Instant expires) {
    String signed = Long.toString(expires.getEpochSecond(), 36) + "." + random(random);
    return signed + "." + signature(signed);
  }

  /** What a form on the page of a link carries, so that no other site can send one. */
  String formToken(String secret) {
    return signature("form." + secret);
  }

  boolean isFormToken(String secret, String token) {
    return same(formToken(secret), token);
  }

  /** The hash of a secret that is ours and has not expired. */
  Optional<String> hash(String secret, Instant now) {
    int end = secret.lastIndexOf('.');
    if (secret.length() > LONGEST || end < 0) {
      return Optional.empty();
    }
    String signed = secret.substring(0, end);
    return same(signature(signed), secret.substring(end + 1)) && now.isBefore(expires(signed))
        ? Optional.of(hash(secret))
        : Optional.empty();
  }

  static String hash(String secret) {
    return Digest.sha256Of(secret.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Only of what is signed. */
  private static Instant expires(String signed) {
    return Instant.ofEpochSecond(Long.parseLong(signed.substring(0, signed.indexOf('.')), 36));
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return TEXT.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
