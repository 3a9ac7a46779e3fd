package cordon.formats.openpgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignatureTimeTest {
  private static final Instant MADE = Instant.parse("2011-11-09T06:58:12Z");

  @Test
  void readsVersionFourInOldAndNewPackets() {
    byte[] body = versionFour(created(MADE));
    assertThat(SignatureTime.of(armored(oldPacket(body)))).contains(MADE);
    assertThat(SignatureTime.of(armored(newPacket(body)))).contains(MADE);
    byte[] critical = created(MADE);
    critical[1] |= (byte) 0x80;
    assertThat(SignatureTime.of(armored(newPacket(versionFour(critical))))).contains(MADE);
  }

  @Test
  void readsVersionThree() {
    byte[] body =
        ByteBuffer.allocate(20)
            .put((byte) 3)
            .put((byte) 5)
            .put((byte) 0)
            .putInt((int) MADE.getEpochSecond())
            .array();
    assertThat(SignatureTime.of(armored(oldPacket(body)))).contains(MADE);
  }

  @Test
  void theLatestOfSeveralCounts() {
    byte[] early = oldPacket(versionFour(created(MADE.minusSeconds(9))));
    byte[] late = newPacket(versionFour(created(MADE)));
    assertThat(SignatureTime.of(armored(join(early, late)))).contains(MADE);
    assertThat(SignatureTime.of(armored(join(late, early)))).contains(MADE);
  }

  @Test
  void whatIsNotCoveredOrTwiceThereDoesNotCount() {
    byte[] twice = join(created(MADE), created(MADE));
    assertThat(SignatureTime.of(armored(oldPacket(versionFour(twice))))).isEmpty();
    assertThat(SignatureTime.of(armored(oldPacket(versionFour(new byte[0]))))).isEmpty();
    byte[] unhashed = join(versionFour(new byte[0]), created(MADE));
    assertThat(SignatureTime.of(armored(oldPacket(unhashed)))).isEmpty();
    byte[] unknown = versionFour(created(MADE));
    unknown[0] = 6;
    byte[] known = oldPacket(versionFour(created(MADE)));
    assertThat(SignatureTime.of(armored(join(known, oldPacket(unknown))))).isEmpty();
  }

  @Test
  void damageIsNoTimeAndNoCrash() {
    String whole = armored(oldPacket(versionFour(created(MADE))));
    for (int end = 0; end < whole.indexOf("=abcd"); end++) {
      assertThat(SignatureTime.of(whole.substring(0, end))).as("cut at " + end).isEmpty();
    }
    assertThat(SignatureTime.of("<html>not here</html>")).isEmpty();
    assertThat(SignatureTime.of(whole + " ".repeat(SignatureTime.MAX_CHARS))).isEmpty();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = oldPacket(versionFour(created(MADE)));
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertThat(SignatureTime.of(armored(bytes))).as("seed " + seed).isNotNull();
    }
  }

  private static byte[] created(Instant time) {
    return ByteBuffer.allocate(6)
        .put((byte) 5)
        .put((byte) 2)
        .putInt((int) time.getEpochSecond())
        .array();
  }

  private static byte[] versionFour(byte[] hashed) {
    byte[] other = {2, 27, 1};
    return ByteBuffer.allocate(6 + other.length + hashed.length + 4)
        .put(new byte[] {4, 0, 1, 10})
        .putShort((short) (other.length + hashed.length))
        .put(other)
        .put(hashed)
        .array();
  }

  private static byte[] oldPacket(byte[] body) {
    return join(new byte[] {(byte) 0x89, (byte) (body.length >> 8), (byte) body.length}, body);
  }

  private static byte[] newPacket(byte[] body) {
    return join(new byte[] {(byte) 0xc2, (byte) body.length}, body);
  }

  private static byte[] join(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }

  private static String armored(byte[] packets) {
    return "-----BEGIN PGP SIGNATURE-----\nVersion: fixture\n\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(packets)
        + "\n=abcd\n-----END PGP SIGNATURE-----\n";
  }
}
