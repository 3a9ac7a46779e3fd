package cordon.gate.maven;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** OpenPGP signatures that say when they were made. */
final class Signatures {
  private Signatures() {}

  /** A version 4 signature packet with a creation time and nothing that would verify. */
  static byte[] made(Instant made) {
    byte[] packet =
        ByteBuffer.allocate(18)
            .put(new byte[] {(byte) 0xc2, 16, 4, 0, 1, 10, 0, 6, 5, 2})
            .putInt((int) made.getEpochSecond())
            .array();
    String armored =
        "-----BEGIN PGP SIGNATURE-----\n\n"
            + Base64.getEncoder().encodeToString(packet)
            + "\n=abcd\n-----END PGP SIGNATURE-----\n";
    return armored.getBytes(StandardCharsets.US_ASCII);
  }
}
