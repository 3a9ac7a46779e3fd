package cordon.web.server;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A certificate chain and its private key as administrators keep them (RFC 7468). */
final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PemFiles() {}

  /**
   * @throws ProblemException when the file cannot be read or holds no certificate
   */
  static Certificate[] certificates(Path file) {
    try {
      Collection<? extends Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (chain.isEmpty()) {
        throw unusable(file, "it holds no certificate", null);
      }
      return chain.toArray(new Certificate[0]);
    } catch (IOException | CertificateException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * @throws ProblemException when the file cannot be read or holds no plain PKCS #8 key
   */
  static PrivateKey privateKey(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      Matcher key = KEY.matcher(text);
      if (!key.find()) {
        throw unusable(
            file, "it holds no `BEGIN PRIVATE KEY`; `openssl pkcs8 -topk8 -nodes` makes one", null);
      }
      return decode(file, Base64.getMimeDecoder().decode(key.group(1)));
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static PrivateKey decode(Path file, byte[] pkcs8) {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        // Not a key of this kind; the next one may be it.
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has " + algorithm, e);
      }
    }
    throw unusable(file, "the key is neither RSA, EC nor EdDSA", null);
  }

  private static ProblemException unusable(Path file, String why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "web/tls-files",
            "cannot use the TLS file " + file,
            why,
            "set `server.tls-certificate` and `server.tls-key` to PEM files that the server may read"),
        cause);
  }
}
