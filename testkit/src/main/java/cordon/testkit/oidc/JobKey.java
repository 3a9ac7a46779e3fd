package cordon.testkit.oidc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A key that signs tokens.
 *
 * @param id its {@code kid}
 * @param algorithm {@code RS256}, {@code ES256} or {@code EdDSA}
 */
public record JobKey(String id, String algorithm, KeyPair pair) {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  public static JobKey of(String id, String algorithm) {
    return switch (algorithm) {
      case "RS256" -> rsa(id, 2048);
      case "ES256" -> generated(id, algorithm, "EC", 0);
      case "EdDSA" -> generated(id, algorithm, "Ed25519", 0);
      default -> throw new IllegalArgumentException(algorithm);
    };
  }

  public static JobKey rsa(String id, int bits) {
    return generated(id, "RS256", "RSA", bits);
  }

  private static JobKey generated(String id, String algorithm, String type, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      if (type.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else if (bits > 0) {
        generator.initialize(bits);
      }
      return new JobKey(id, algorithm, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] sign(byte[] bytes) {
    String name =
        switch (algorithm) {
          case "RS256" -> "SHA256withRSA";
          case "ES256" -> "SHA256withECDSAinP1363Format";
          default -> "Ed25519";
        };
    try {
      Signature signature = Signature.getInstance(name);
      signature.initSign(pair.getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half as a JWK (RFC 7517). */
  public String jwk() {
    String common = "{\"kid\":\"" + id + "\",\"use\":\"sig\",\"alg\":\"" + algorithm + "\",";
    return switch (pair.getPublic()) {
      case RSAPublicKey rsa ->
          common
              + "\"kty\":\"RSA\",\"n\":\""
              + number(rsa.getModulus(), 0)
              + "\",\"e\":\""
              + number(rsa.getPublicExponent(), 0)
              + "\"}";
      case ECPublicKey ec ->
          common
              + "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
              + number(ec.getW().getAffineX(), 32)
              + "\",\"y\":\""
              + number(ec.getW().getAffineY(), 32)
              + "\"}";
      case EdECPublicKey ed ->
          common + "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + point(ed) + "\"}";
      default -> throw new IllegalStateException(algorithm);
    };
  }

  private static String number(BigInteger number, int width) {
    byte[] bytes = number.toByteArray();
    int length = Math.max(width, (number.bitLength() + 7) / 8);
    byte[] out = new byte[length];
    int copied = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - copied, out, length - copied, copied);
    return BASE64.encodeToString(out);
  }

  private static String point(EdECPublicKey key) {
    byte[] bigEndian = key.getPoint().getY().toByteArray();
    byte[] out = new byte[32];
    for (int i = 0; i < Math.min(32, bigEndian.length); i++) {
      out[i] = bigEndian[bigEndian.length - 1 - i];
    }
    out[31] |= key.getPoint().isXOdd() ? (byte) 0x80 : 0;
    return BASE64.encodeToString(out);
  }

  /** A token with this header and these claims, both JSON, signed by this key. */
  public String token(String header, String claims) {
    String signed = part(header) + "." + part(claims);
    return signed + "." + BASE64.encodeToString(sign(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  /** A token with the usual header. */
  public String token(String claims) {
    return token("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}", claims);
  }

  /** Base64url of a text. */
  public static String part(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
