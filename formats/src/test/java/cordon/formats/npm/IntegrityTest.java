package cordon.formats.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import org.junit.jupiter.api.Test;

class IntegrityTest {
  private static final String SHA1 = "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=";
  private static final String SHA256 = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  @Test
  void readsEachDigest() {
    Integrity both = Integrity.parse(" " + SHA1 + "\n" + SHA256 + "?ct=application ");
    assertThat(both.digests())
        .extracting(Digest::toString)
        .containsExactly(
            "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(both.strongest()).containsExactly(both.digests().get(1));
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    assertThat(Integrity.parse("sha3-AAAA " + SHA1 + " sha256-short sha256-§§ x").digests())
        .hasSize(1);
    assertThat(Integrity.parse("").strongest()).isEmpty();
    assertThat(Integrity.parse((SHA1 + " ").repeat(1000)).digests()).hasSizeLessThan(20);
  }
}
