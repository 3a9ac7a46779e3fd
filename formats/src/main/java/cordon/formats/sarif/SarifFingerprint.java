package cordon.formats.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.base.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * By what a finding is recognised from one run to the next (section 3.27.17).
 *
 * @param name with its version: {@code cordonEntry/v1}
 * @param subject all that makes it this finding and no other; without line numbers, so that what
 *     only moves within its file stays the same finding
 */
public record SarifFingerprint(String name, String subject) {
  String value() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance(Digest.Algorithm.SHA256.jca());
      return Digest.of(Digest.Algorithm.SHA256, sha256.digest(subject.getBytes(UTF_8))).hex();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
