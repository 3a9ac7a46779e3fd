package cordon.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestTest {
  /** Of three letters, as FIPS 180-4 has it in its examples. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isReadAndWrittenInAnyCase() {
    Digest digest = Digest.sha256Of("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(digest.hex()).isEqualTo(ABC);
    assertThat(digest).hasToString("sha256:" + ABC);
    assertThat(Digest.parse("SHA256:" + ABC.toUpperCase(java.util.Locale.ROOT))).contains(digest);
    assertThat(Digest.of(Digest.Algorithm.SHA256, digest.bytes())).isEqualTo(digest);
  }

  @Test
  void whatIsNoDigestIsRefusedWithoutTellingIt() {
    String broken = ABC.substring(1) + "g";
    assertThatThrownBy(() -> Digest.sha256(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64")
        .hasMessageNotContaining(broken);
    assertThatThrownBy(() -> Digest.sha256(ABC.substring(2)))
        .isInstanceOf(IllegalArgumentException.class);
    for (String text :
        new String[] {
          broken, "sha256:" + broken, "sha256:" + ABC + "0", "sha3:" + ABC, ABC, "", ":", "sha256:"
        }) {
      assertThat(Digest.parse(text)).as(text).isEmpty();
    }
    for (char c : new char[] {'/', ':', '`', 'g', 'G', '\u0660', '\uff11'}) {
      assertThat(Digest.parse("sha256:" + ABC.substring(1) + c)).as("" + c).isEmpty();
    }
  }
}
