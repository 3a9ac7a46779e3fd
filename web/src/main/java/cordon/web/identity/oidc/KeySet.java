package cordon.web.identity.oidc;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The public keys of an issuer by their {@code kid} (RFC 7517). Keys that we cannot or would not
 * use are passed over: of another type or curve, for encryption, weak, or without a name.
 */
record KeySet(Map<String, PublicKey> byId) {
  /** Issuers have a handful; this is for those that went wrong. */
  private static final int MOST_KEYS = 100;

  private static final int SHORTEST_RSA = 2048;

  /** Beyond, one signature costs more than a request may. */
  private static final int LONGEST_RSA = 8192;

  KeySet {
    byId = Map.copyOf(byId);
  }

  static KeySet empty() {
    return new KeySet(Map.of());
  }

  Optional<PublicKey> key(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * @throws IllegalArgumentException when it is no JWK set, or has none that can be used
   */
  static KeySet parse(byte[] json) {
    Map<String, PublicKey> found = new HashMap<>();
    for (Map<String, String> members : members(json)) {
      String id = members.getOrDefault("kid", "");
      if (!id.isEmpty() && forSignatures(members)) {
        key(members)
            .ifPresent(key -> {
              if (found.put(id, key) != null) {
                throw new IllegalArgumentException("two keys are called `" + id + "`");
              }
            });
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no key in it can be used");
    }
    return new KeySet(found);
  }

  private static List<Map<String, String>> members(byte[] json) {
    try {
      return JsonObject.parse(json).objects("keys").stream().limit(MOST_KEYS).toList();
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON object", e);
    }
  }

  private static boolean forSignatures(Map<String, String> members) {
    return members.getOrDefault("use", "sig").equals("sig");
  }

  private static Optional<PublicKey> key(Map<String, String> members) {
    try {
      Optional<PublicKey> key =
          switch (members.getOrDefault("kty", "")) {
            case "RSA" -> rsa(members);
            case "EC" -> ec(members);
            case "OKP" -> ed25519(members);
            default -> Optional.empty();
          };
      String stated = members.getOrDefault("alg", "");
      return key.filter(k -> stated.isEmpty() || Algorithm.ofKey(k).word().equals(stated));
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  private static Optional<PublicKey> rsa(Map<String, String> members)
      throws GeneralSecurityException {
    BigInteger modulus = number(members, "n");
    BigInteger exponent = number(members, "e");
    int bits = modulus.bitLength();
    if (bits < SHORTEST_RSA || bits > LONGEST_RSA || exponent.bitLength() > 32) {
      return Optional.empty();
    }
    return Optional.of(
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
  }

  private static Optional<PublicKey> ec(Map<String, String> members)
      throws GeneralSecurityException {
    if (!members.getOrDefault("crv", "").equals("P-256")) {
      return Optional.empty();
    }
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECParameterSpec spec = curve.getParameterSpec(ECParameterSpec.class);
    ECPoint point = new ECPoint(number(members, "x"), number(members, "y"));
    return on(spec, point)
        ? Optional.of(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, spec)))
        : Optional.empty();
  }

  /** The key factory takes points beside the curve too. */
  private static boolean on(ECParameterSpec spec, ECPoint point) {
    BigInteger p = ((ECFieldFp) spec.getCurve().getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right = x.pow(3).add(spec.getCurve().getA().multiply(x)).add(spec.getCurve().getB());
    return x.compareTo(p) < 0
        && y.compareTo(p) < 0
        && y.pow(2).subtract(right).mod(p).signum() == 0;
  }

  /** RFC 8032 section 5.1.2: little-endian, the top bit is that of x. */
  private static Optional<PublicKey> ed25519(Map<String, String> members)
      throws GeneralSecurityException {
    byte[] raw = bytes(members, "x");
    if (!members.getOrDefault("crv", "").equals("Ed25519") || raw.length != 32) {
      return Optional.empty();
    }
    boolean odd = (raw[31] & 0x80) != 0;
    raw[31] &= 0x7f;
    byte[] bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) {
      bigEndian[i] = raw[31 - i];
    }
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
    return Optional.of(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
  }

  private static BigInteger number(Map<String, String> members, String name) {
    return new BigInteger(1, bytes(members, name));
  }

  private static byte[] bytes(Map<String, String> members, String name) {
    return Base64.getUrlDecoder().decode(members.getOrDefault(name, ""));
  }
}
