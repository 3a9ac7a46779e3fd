package cordon.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashMatchTest {
  private static final Digest A = Digest.sha256("aa".repeat(32));
  private static final Digest B = Digest.sha256("bb".repeat(32));
  private static final Digest C = Digest.sha256("cc".repeat(32));
  private static final Digest WEAK = Digest.parse("sha1:" + "dd".repeat(20)).orElseThrow();

  @Test
  void allThatFitsIsNoNews() {
    assertThat(HashMatch.of(List.of(A, B), List.of(A, B, C)).text()).isEmpty();
  }

  @Test
  void someThatFitNothingAreSaidAndNoneThatFitsIsBadNews() {
    HashMatch some = HashMatch.of(List.of(A, B), List.of(A));
    assertThat(some.badNews()).isFalse();
    assertThat(some.text()).isEqualTo("1 of 2 hashes are of no file of this release");
    HashMatch none = HashMatch.of(List.of(B, C), List.of(A));
    assertThat(none.badNews()).isTrue();
    assertThat(none.text()).contains("no file of this release");
  }

  @Test
  void aWeakHashThatFitsDoesNotCoverAStrongOneThatDoesNot() {
    assertThat(HashMatch.of(List.of(WEAK, B), List.of(WEAK, A)).badNews()).isTrue();
  }

  @Test
  void whatCannotBeComparedIsNotJudged() {
    assertThat(HashMatch.of(List.of(WEAK), List.of(A))).isEqualTo(HashMatch.NONE);
    assertThat(HashMatch.of(List.of(), List.of(A))).isEqualTo(HashMatch.NONE);
    assertThat(HashMatch.of(List.of(A), List.of())).isEqualTo(HashMatch.NONE);
  }
}
